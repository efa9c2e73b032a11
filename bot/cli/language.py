"""The language of the console: as set, else as the locale of the system says."""

from collections.abc import Mapping

from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.setting_kinds import Language
from bot.settings import PREFIX

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


class _Set(BaseSettings):
    """Any text: a wrong one is refused with the other settings, and worded then."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore")
    language: str = ""


def console_language(environment: Mapping[str, str]) -> Language:
    for given in (_set_language(), *(environment.get(name, "") for name in _LOCALE)):
        if given:
            return "ru" if given.lower().startswith("ru") else "en"
    return "en"


def _set_language() -> str:
    try:
        language = _Set().language
    except UnicodeDecodeError:
        return ""
    return language if language in {"ru", "en"} else ""

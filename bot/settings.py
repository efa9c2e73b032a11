"""What the owner of a bot sets: METODBOT_… in the environment or in the file `.env`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL

from bot.setting_kinds import (
    AdminIds,
    ApiAddress,
    DatabaseAddress,
    KeyFolder,
    Language,
    Listen,
    ListenAddress,
    LogLevel,
    Token,
    WebhookAddress,
    WebhookSecret,
)
from storage.database import database_url
from storage.keys import folder_beside

PREFIX = "METODBOT_"
ENV_FILE = Path(".env")
_NEVER_SHOWN = {"token", "webhook_secret", "database_url"}


@dataclass(frozen=True)
class SettingRefused:
    """`expected` is a code: the setting's own name in small letters, `missing`, or `utf8`.

    `given` is None where nothing was given, or a secret.
    """

    name: str
    given: str | None
    expected: str


class SettingsRefused(Exception):
    def __init__(self, *faults: SettingRefused) -> None:
        self.faults = faults
        super().__init__(", ".join(fault.name for fault in faults))


def _default_database() -> URL:
    file = user_data_path("metodbot", appauthor=False) / "metodbot.sqlite3"
    return database_url(f"sqlite:///{file}")


class Settings(BaseModel):
    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, hide_input_in_errors=True)

    token: Token | None = None
    api_url: ApiAddress = "https://api.telegram.org"
    database_url: DatabaseAddress = Field(default_factory=_default_database)
    keys: KeyFolder | None = None
    admin_ids: AdminIds = frozenset()
    webhook_url: WebhookAddress | None = None
    webhook_secret: WebhookSecret | None = None
    listen: ListenAddress = Listen("127.0.0.1", 8080)
    timezone: ZoneInfo = ZoneInfo("Europe/Moscow")
    log_level: LogLevel = "INFO"
    language: Language | None = None

    def bot_token(self) -> str:
        """Raises SettingsRefused where no token was given."""
        if self.token is None:
            raise SettingsRefused(SettingRefused(f"{PREFIX}TOKEN", None, "missing"))
        return self.token.get_secret_value()

    def key_folder(self) -> Path:
        """Raises SettingsRefused where the database is a server's and no folder was given."""
        if self.keys is not None:
            return self.keys
        if self.database_url.get_backend_name() != "sqlite":
            # Its processes may run on several machines: only their owner knows what they share.
            raise SettingsRefused(SettingRefused(f"{PREFIX}KEYS", None, "keys"))
        return folder_beside(self.database_url)

    def secrets(self) -> tuple[str, ...]:
        """What may stand in no log."""
        kept = [one.get_secret_value() for one in (self.token, self.webhook_secret) if one]
        return (*kept, *([str(self.database_url.password)] if self.database_url.password else []))


class _FromEnvironment(BaseSettings, Settings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore")


def read_settings(env_file: Path = ENV_FILE) -> Settings:
    """Raises SettingsRefused; the environment wins over the file."""
    try:
        settings = _FromEnvironment(_env_file=env_file, _env_file_encoding="utf-8")
    except ValidationError as error:
        raise SettingsRefused(*_faults(error)) from None
    except UnicodeDecodeError:
        raise SettingsRefused(SettingRefused(str(env_file), None, "utf8")) from None
    if settings.webhook_url and not settings.webhook_secret:
        # Without it whoever learns the address could write in anybody's name.
        raise SettingsRefused(SettingRefused(f"{PREFIX}WEBHOOK_SECRET", None, "missing"))
    return settings


def is_open_to_others(file: Path) -> bool:
    """Others than its owner may read or change it."""
    return file.exists() and bool(file.stat().st_mode & 0o077)


def _faults(error: ValidationError) -> Iterator[SettingRefused]:
    for one in error.errors():
        field = str(one["loc"][0]).lower().removeprefix(PREFIX.lower())
        given: Any = None if field in _NEVER_SHOWN else str(one["input"])
        yield SettingRefused(PREFIX + field.upper(), given, field)

"""The words of one language, out of `locales/<language>/*.ftl`."""

import html
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("ru", "en")
# The library refuses longer values, and people may type them.
_LONG = 2_000
_STAND_IN = "\N{OBJECT REPLACEMENT CHARACTER}"


class Texts:
    """Callable by key; raises KeyError for an unknown one, ValueError for a missing value.

    With `escape`, values that are text are escaped for a message in HTML.
    """

    def __init__(self, language: str, *, escape: bool) -> None:
        self.language = language
        self._bundle = _bundle(language)
        self._escape = escape
        self._plain: dict[str, str] = {}

    def __call__(self, key: str, /, **values: Any) -> str:
        if values:
            return self._formatted(key, values)
        if key not in self._plain:
            self._plain[key] = self._formatted(key, values)
        return self._plain[key]

    def _formatted(self, key: str, values: dict[str, Any]) -> str:
        name, _, attribute = key.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(key)
        given = self._escaped(values)
        long = {name: text for name, text in given.items() if _is_long(text)}
        stands_in = {name: f"{_STAND_IN}{name}{_STAND_IN}" for name in long}
        formatted, errors = self._bundle.format_pattern(pattern, given | stands_in)
        if errors:
            raise ValueError(f"{self.language}: {key}: {errors}")
        text = str(formatted)
        for name, sign in stands_in.items():
            text = text.replace(sign, long[name])
        return text

    def _escaped(self, values: dict[str, Any]) -> dict[str, Any]:
        if not self._escape:
            return values
        return {
            name: html.escape(value, quote=False) if isinstance(value, str) else value
            for name, value in values.items()
        }


def _is_long(value: object) -> bool:
    return isinstance(value, str) and len(value) > _LONG


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted(files("locales").joinpath(language).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


@cache
def chat_texts(language: str) -> Texts:
    """For messages to Telegram, which are HTML."""
    return Texts(language, escape=True)


@cache
def console_texts(language: str) -> Texts:
    return Texts(language, escape=False)

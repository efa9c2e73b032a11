"""Codes of results in words; a code that a region's own file made up stands as it is."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.texts.fluent import Texts

NO_TITLES: Mapping[str, str] = MappingProxyType({})


def level_words(texts: Texts, level: str | None, titles: Mapping[str, str] = NO_TITLES) -> str:
    """`titles` are those that a methodology or a region gives to levels of its own."""
    if level is None:
        return texts("level-none")
    return titles.get(level) or _words(texts, "level", level)


def note_words(texts: Texts, note: str) -> str:
    return _words(texts, "note", note)


def _words(texts: Texts, kind: str, code: str) -> str:
    try:
        return texts(f"{kind}-{code}")
    except LookupError:
        return code

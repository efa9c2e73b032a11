"""Codes of results in words; a code that a region's own file made up stands as it is."""

from bot.texts.fluent import Texts


def level_words(texts: Texts, level: str | None) -> str:
    return _words(texts, "level", level) if level else texts("level-none")


def note_words(texts: Texts, note: str) -> str:
    return _words(texts, "note", note)


def _words(texts: Texts, kind: str, code: str) -> str:
    try:
        return texts(f"{kind}-{code}")
    except LookupError:
        return code

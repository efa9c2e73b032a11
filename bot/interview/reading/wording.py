"""How typed words are compared and kept."""

from __future__ import annotations

import re
import unicodedata

from bot.interview.refused import Refused

# Marks that change the direction of a text or cannot be seen; joiners stay, emoji need them.
_UNSEEN = frozenset(
    "\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_NOTHING_ALONE = frozenset({"Cc", "Cf", "Mn", "Mc", "Me", "Zs"})
_BLANK = frozenset("\u2800\u3164\u115f\u1160\uffa0")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_PUNCTUATION = re.compile(r"[^\w\s]")


def words(text: str, limit: int, *, lines: bool = False) -> str:
    """As they are kept: without what cannot be seen or stored; on one line unless `lines`.

    Raises Refused.
    """
    kept = "".join(_visible(character) for character in text if character not in _UNSEEN)
    parts = [" ".join(line.split()) for line in kept.split("\n")]
    result = ("\n" if lines else " ").join(part for part in parts if part)
    if not any(map(_says_something, result)):
        raise Refused("empty")
    if len(result) > limit:
        raise Refused("too_long", limit=limit)
    return result


def _visible(character: str) -> str:
    if character == "\n" or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}:
        return character
    return "\n" if character in "\r\u2028\u2029\x85" else " "


def _says_something(character: str) -> bool:
    """Not by itself: spaces, joiners, marks on a letter that is not there, blank letters."""
    return unicodedata.category(character) not in _NOTHING_ALONE and character not in _BLANK


def normal(text: str) -> str:
    """One case, one space, one dash, е for ё: what people do not tell apart when they type."""
    seen = "".join(character for character in text if character not in _UNSEEN)
    return " ".join(seen.casefold().replace("ё", "е").translate(_DASHES).split())


def bare(text: str) -> str:
    """Normal, without punctuation."""
    return " ".join(_PUNCTUATION.sub(" ", normal(text)).split())


def is_worded(text: str) -> bool:
    """Whether it says something: an emoji, a number or one letter does not."""
    return sum(character.isalpha() for character in text) > 1


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())

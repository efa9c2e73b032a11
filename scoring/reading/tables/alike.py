"""Names that differ for the computer and not for whoever reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_LOOK_ALIKES = str.maketrans("aceopxykmthb", "асеорхукмтнв")
_CYRILLIC = re.compile("[а-я]")
_WORD = re.compile(r"\w+")
_LATIN = re.compile("[a-z]")
_DASHES = re.compile("\\s*[\u2010-\u2015\u2212-]\\s*")
_QUOTES = re.compile("[«»„“”‟\"'`’]")
_NUMBERED = re.compile(r"\d{1,4}\s*[.)]\s+(?=\w)")
_DISTRICT = re.compile(r"\bр(?:-н|-он|/н|\.н\.?)(?!\w)")
_MARKS = "*.,;: "
# Most names: nothing in them but capital letters has another spelling.
_PLAIN = re.compile("[А-Яа-я0-9]+(?:[ -][А-Яа-я0-9]+)*")


# A name is looked at from several sides, one name after the other.
@lru_cache(maxsize=1024)
def name_key(name: str) -> str:
    """The same for names alike but for case, spaces, ё, dashes, quotes, marks of footnotes,
    numbering, and Latin letters among Cyrillic ones."""
    if _PLAIN.fullmatch(name) and "р-" not in (key := name.lower()):
        return key
    plain = unicodedata.normalize("NFKC", name.translate(_FOOTNOTES)).casefold()
    if _LATIN.search(plain):
        plain = _WORD.sub(_cyrillic, plain)
    plain = _QUOTES.sub("", _DASHES.sub("-", plain.replace("\u0301", "").replace("ё", "е")))
    plain = " ".join(_DISTRICT.sub("район", plain).split()).strip(_MARKS)
    return _NUMBERED.sub("", plain, count=1) if plain[:1].isdigit() else plain


# Before they are composed: afterwards they would be digits of the name.
_FOOTNOTES = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _cyrillic(word: re.Match[str]) -> str:
    """Words that could be either, such as «МО», are Cyrillic."""
    twin = word[0].translate(_LOOK_ALIKES)
    return twin if _CYRILLIC.search(word[0]) or not _LATIN.search(twin) else word[0]


def as_spelled_first() -> Callable[[str], str]:
    """Each name as it was first written, for all tables that are read with it."""
    first: dict[str, str] = {}
    return lambda name: first.setdefault(name_key(name), name)

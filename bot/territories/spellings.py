"""Every way in which the name of a municipality is expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from bot.territories.declension import declined
from bot.territories.spoken import Sort, spoken


class Named(Protocol):
    """What a municipality must tell of itself: a row of the database does as well as a file's."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def short(self) -> str: ...
    @property
    def genitive(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Spellings:
    """`forms` are in all cases, without spaces and without words like «район»."""

    sort: Sort | None
    forms: frozenset[str]


def spellings_of(one: Named) -> Spellings:
    return _spellings(one.name, (one.short, *one.aliases), (one.code, one.genitive))


# Searches come by the keystroke and names change once a year.
@lru_cache(maxsize=4096)
def _spellings(name: str, others: tuple[str, ...], fixed: tuple[str, ...]) -> Spellings:
    forms = {form for text in (name, *others) for form in _forms(spoken(text).words)}
    forms |= {spoken(text).glued for text in fixed}
    return Spellings(spoken(name).sort, frozenset(forms - {""}))


def _forms(words: tuple[str, ...]) -> Iterable[str]:
    """All words of a name stand in the same case."""
    return map("".join, zip(*map(declined, words), strict=True))

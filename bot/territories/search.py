"""A municipality by the name that somebody typed: in any case, shortened, misspelt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from bot.territories.readings import alike, meant
from bot.territories.spellings import Named, spellings_of
from bot.territories.spoken import spoken

_LONGEST_QUERY = 200
_MOST_SUGGESTIONS = 3

T = TypeVar("T", bound=Named)


@dataclass(frozen=True)
class Found(Generic[T]):
    municipality: T


@dataclass(frozen=True)
class Ambiguous(Generic[T]):
    """At least two, in the order in which they were passed."""

    candidates: tuple[T, ...]


@dataclass(frozen=True)
class NotFound(Generic[T]):
    """Up to three that resemble the query, the likest first."""

    suggestions: tuple[T, ...]


Outcome: TypeAlias = Found[T] | Ambiguous[T] | NotFound[T]


def search(query: str, municipalities: Iterable[T]) -> Outcome[T]:
    many = tuple(municipalities)
    known = [spellings_of(one) for one in many]
    said = spoken(query[:_LONGEST_QUERY])
    match meant(said, known):
        case []:
            return NotFound(tuple(many[at] for at in alike(said, known)[:_MOST_SUGGESTIONS]))
        case [at]:
            return Found(many[at])
        case several:
            return Ambiguous(tuple(many[at] for at in several))

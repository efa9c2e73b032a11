"""In which order, and how often, a few updates can have been applied.

An update that was on its way when the process was killed may have been saved or not before it
comes again. So after a kill several histories are possible, and never one that leaves out an
update that was acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

# More kills within one reaction of the bot lead to nothing that two do not.
MOST_KILLS = 2


def histories(updates: Sequence[T], kills: int, *, at_once: int) -> Iterator[tuple[T, ...]]:
    """Of one queue; `at_once` is how many are handed to the bot before one is acknowledged."""
    yield from _from(tuple(updates), min(kills, MOST_KILLS), at_once)


def _from(waiting: tuple[T, ...], kills: int, at_once: int) -> Iterator[tuple[T, ...]]:
    if kills == 0:
        yield waiting
        return
    for acknowledged in range(len(waiting) + 1):
        for applied in range(acknowledged, min(acknowledged + at_once, len(waiting)) + 1):
            for rest in _from(waiting[acknowledged:], kills - 1, at_once):
                yield (*waiting[:applied], *rest)


def interleaved(first: tuple[T, ...], second: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
    """Of two queues that do not wait for each other."""
    if not first or not second:
        yield first + second
        return
    for rest in interleaved(first[1:], second):
        yield (first[0], *rest)
    for rest in interleaved(first, second[1:]):
        yield (second[0], *rest)

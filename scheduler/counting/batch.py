"""Who of those who wait in a municipality is counted now, and who stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Lot = Callable[[Sequence[int], int], Sequence[int]]
"""Draws so many without putting back, as `random.SystemRandom().sample` does."""


@dataclass(frozen=True)
class Held:
    """A sum that was made before answers were counted in groups, and was never shown.

    `people` is how many came more than went. `alone`: nothing of the municipality was ever shown.
    """

    people: int
    alone: bool


@dataclass(frozen=True)
class Waiting:
    """Sheets by their ids: of people never counted in this part, and of those counted before."""

    newcomers: tuple[int, ...] = ()
    corrections: tuple[int, ...] = ()
    held: Held | None = None

    @property
    def people(self) -> int:
        """Those who would be new in the figures."""
        return len(self.newcomers) + (self.held.people if self.held else 0)


@dataclass(frozen=True)
class Batch:
    """What is counted in one transaction; the ids in their own order, which tells nothing.

    `last`: with it the municipality's turn is over. Else the count goes on with what waits then.
    """

    newcomers: tuple[int, ...]
    corrections: tuple[int, ...]
    with_held: bool
    last: bool


def count(waiting: Waiting, threshold: int, lot: Lot, at_most: int | None = None) -> Batch | None:
    """None where too few wait.

    As many newcomers as the threshold stay, so that what is left makes a group again. A count of
    more than `at_most` newcomers is made in parts of about equal size, each of which holds by
    itself; `at_most` must be at least twice the threshold.
    """
    if at_most is not None and at_most < 2 * threshold:
        raise ValueError("a part would fall short of the threshold")
    drawn = max(len(waiting.newcomers) - threshold, 0)
    if drawn + (waiting.people - len(waiting.newcomers)) < threshold:
        return None
    parts = max(1, -(-drawn // (at_most or max(drawn, 1))))
    return Batch(
        newcomers=_drawn(waiting.newcomers, drawn, parts, lot),
        corrections=_drawn(waiting.corrections, len(waiting.corrections), parts, lot),
        with_held=waiting.held is not None,
        last=parts == 1,
    )


def rest(waiting: Waiting, threshold: int) -> Batch | None:
    """At the close nobody stays where enough wait; None where too few do."""
    if waiting.people < threshold:
        return None
    newcomers, corrections = sorted(waiting.newcomers), sorted(waiting.corrections)
    return Batch(tuple(newcomers), tuple(corrections), waiting.held is not None, last=True)


def _drawn(sheets: Sequence[int], number: int, parts: int, lot: Lot) -> tuple[int, ...]:
    return tuple(sorted(lot(sorted(sheets), -(-number // parts))))

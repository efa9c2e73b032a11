"""Steps from a value to points: half-open intervals, each closed below and open above."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from pydantic import Field

from scoring.reading.mistakes import Mistake, Path
from scoring.reading.strict_model import MOST_POINTS, Id, Source, StrictModel, Text


class Step(StrictModel):
    """Values v with from <= v < below; an end that is left out has no bound."""

    start: Decimal | None = Field(None, alias="from")
    below: Decimal | None = None
    points: int = Field(ge=0, le=MOST_POINTS)
    note: Id | None = None


class Ladder(StrictModel):
    """`assumed` where the source prints no thresholds: every result then says so."""

    steps: tuple[Step, ...] = Field(min_length=1)
    assumed: bool = False
    source: Source
    note: Text | None = None

    @cached_property
    def thresholds(self) -> tuple[Fraction, ...]:
        return tuple(Fraction(step.start) for step in self.steps[1:] if step.start is not None)

    @cached_property
    def points(self) -> tuple[int, ...]:
        return tuple(step.points for step in self.steps)


def ladder_mistakes(ladder: Ladder, at: Path) -> Iterator[Mistake]:
    steps, at = ladder.steps, (*at, "steps")
    if steps[0].start not in (None, 0):
        yield Mistake("ladder_begins_late", (*at, 0, "from"), start=steps[0].start)
    for i, (lower, upper) in enumerate(pairwise(steps), start=1):
        yield from _seam(lower.below, upper.start, (*at, i))
    if steps[-1].below is not None:
        last = (*at, len(steps) - 1, "below")
        yield Mistake("ladder_ends_early", last, end=steps[-1].below)


def _seam(below: Decimal | None, start: Decimal | None, at: Path) -> Iterator[Mistake]:
    if below is None or start is None:
        yield Mistake("steps_without_a_seam", at)
    elif below < start:
        yield Mistake("steps_apart", at, start=below, end=start)
    elif below > start:
        yield Mistake("steps_overlap", at, start=start, end=below)

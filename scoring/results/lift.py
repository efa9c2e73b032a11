"""What lifts a subject: the cheapest set of steps to the next level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from scoring.methodology.indicators import Expert, Indicator, Points, Presence
from scoring.results.award import ladder_value
from scoring.results.place import NO_LEVEL
from scoring.results.score import TOTAL, Scores
from scoring.rounding import rounded


@dataclass(frozen=True)
class Raise:
    """One indicator from some points to more.

    `distance` is how far the value is from the step of its ladder, in its own unit.
    """

    indicator: str
    points: int
    to_points: int
    steps: int
    distance: Decimal | None
    remedy: str | None


@dataclass(frozen=True)
class Lift:
    """The fewest steps of indicators, then the fewest indicators, then the shortest way."""

    level: str
    points: int
    needed: int
    raises: tuple[Raise, ...]


Cost = tuple[int, int, Fraction]
Plan = tuple[Cost, tuple[Raise, ...]]
NOTHING: Plan = ((0, 0, Fraction(0)), ())


def lift(scores: Scores, subject: str) -> Lift | None:
    """None at the highest level, without a scale, or where no set of steps leads on.

    Counts from the points there are: what is missing is to be handed in, not raised.
    """
    row = scores.grid.rows[subject]
    aim = _aim(scores, row)
    if aim is None:
        return None
    level, total = aim
    points = int(scores.total.points[row])
    plan = _cheapest(scores, row, total - points)
    return Lift(level, points, total - points, plan) if plan else None


def _aim(scores: Scores, row: int) -> tuple[str, int] | None:
    """The next level and the least total that reaches it."""
    whole, points = int(scores.total.whole[row]), int(scores.total.points[row])
    if TOTAL not in scores.scales or not whole:
        return None
    scale = scores.scales[TOTAL]
    totals = np.arange(points, whole + 1, dtype=np.int64)
    cells = scale.cells(totals, np.full_like(totals, whole))
    levels = scale.level[cells].tolist()
    now = levels[0] if levels[0] != NO_LEVEL else len(scale.levels.bands)
    for total, level in enumerate(levels, start=points):
        if level not in (now, NO_LEVEL):
            return scale.levels.names[level], total
    return None


def _cheapest(scores: Scores, row: int, needed: int) -> tuple[Raise, ...] | None:
    """A knapsack over the indicators: the cheapest plan for each gain up to what is needed."""
    plans: dict[int, Plan] = {0: NOTHING}
    for column, indicator in enumerate(scores.assessment.all_indicators):
        offers = list(_offers(scores, row, column, indicator))
        reached = dict(plans)
        for gain, (cost, chosen) in plans.items():
            for step_cost, offer in offers:
                total = min(needed, gain + offer.to_points - offer.points)
                plan = (_plus(cost, step_cost), (*chosen, offer))
                if total not in reached or plan[0] < reached[total][0]:
                    reached[total] = plan
        plans = reached
    return plans[needed][1] if needed in plans else None


def _plus(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _offers(
    scores: Scores, row: int, column: int, indicator: Indicator
) -> Iterator[tuple[Cost, Raise]]:
    now = int(scores.points[row, column])
    if scores.grid.value(row, column) is None or now < 0:
        return
    for steps, (points, distance) in enumerate(_higher(scores, row, column, indicator), start=1):
        away = None if distance is None else rounded(distance, 1)
        offer = Raise(indicator.id, now, points, steps, away, indicator.remedy)
        yield (steps, 1, distance or Fraction(0)), offer


def _higher(
    scores: Scores, row: int, column: int, indicator: Indicator
) -> list[tuple[int, Fraction | None]]:
    """The points above the present ones, the nearest first, with the way to each."""
    assessment, now = scores.assessment, int(scores.points[row, column])
    if isinstance(indicator, Expert | Points | Presence):
        return [(one, None) for one in assessment.possible_points(indicator) if one > now]
    ladder, value = assessment.ladder_of(indicator), ladder_value(scores.grid, row, column)
    if ladder is None or value is None:
        return []
    ways = {
        step.points: _away(value, step.start, step.below)
        for step in ladder.steps
        if step.points > now
    }
    return sorted(ways.items())


def _away(value: Fraction, start: Decimal | None, below: Decimal | None) -> Fraction:
    if start is not None and value < Fraction(start):
        return Fraction(start) - value
    return value - Fraction(below) if below is not None else Fraction(0)

"""From values to points, a whole column of subjects at a time and exactly."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from scoring.methodology.indicators import Expert, Pairwise, Points, Presence, factor
from scoring.methodology.ladder import Ladder, Step
from scoring.results.values import GIVEN, Grid, Numbers

OPEN = -1  # no points can be said yet
NO_STEP = -1  # nothing to enter a ladder with, or none to enter


def points_of(grid: Grid, column: int) -> Numbers:
    """OPEN where the indicator, or the one it is compared with, has no value."""
    assessment = grid.assessment
    indicator = assessment.all_indicators[column]
    given = grid.status[:, column] == GIVEN
    match indicator:
        case Expert() | Points():
            points = grid.numerator[:, column]
        case Presence():
            points = grid.numerator[:, column] * indicator.points
        case Pairwise():
            given = given & (grid.status[:, assessment.places[indicator.against]] == GIVEN)
            points = _awarded(assessment.ladders[indicator.ladder], *difference(grid, column))
        case _:
            points = _by_ladder(grid, column)
    return np.where(given, points, OPEN)


def _by_ladder(grid: Grid, column: int) -> Numbers:
    indicator = grid.assessment.all_indicators[column]
    ladder = grid.assessment.ladder_of(indicator)
    if ladder is None:
        return np.zeros(len(grid.subjects), np.int64)
    numerator = grid.numerator[:, column] * factor(indicator)
    return _awarded(ladder, numerator, grid.denominator[:, column])


def _awarded(ladder: Ladder, numerator: npt.NDArray[Any], denominator: npt.NDArray[Any]) -> Numbers:
    return np.array(ladder.points, np.int64)[steps_reached(ladder, numerator, denominator)]


def steps_reached(
    ladder: Ladder, numerator: npt.NDArray[Any], denominator: npt.NDArray[Any]
) -> Numbers:
    """Which step each value stands on; cross-multiplied, so nothing is rounded."""
    reached = np.zeros(len(numerator), np.int64)
    for threshold in ladder.thresholds:
        part, whole = threshold.numerator, threshold.denominator
        reached += (numerator * whole >= part * denominator).astype(np.int64)
    return reached


def steps_of(grid: Grid, column: int) -> Numbers:
    """Which step of its ladder each row stands on, NO_STEP where none can be said."""
    assessment = grid.assessment
    indicator = assessment.all_indicators[column]
    ladder = assessment.ladder_of(indicator)
    given = grid.status[:, column] == GIVEN
    if ladder is None:
        return np.full(len(given), NO_STEP)
    if isinstance(indicator, Pairwise):
        given = given & (grid.status[:, assessment.places[indicator.against]] == GIVEN)
        entered = difference(grid, column)
    else:
        entered = grid.numerator[:, column] * factor(indicator), grid.denominator[:, column]
    return np.where(given, steps_reached(ladder, *entered), NO_STEP)


def difference(grid: Grid, column: int) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Share `against` minus own share in percentage points, as numerators and denominators.

    In Python's integers: the products of four counts may leave 64 bits.
    """
    own = grid.assessment.all_indicators[column]
    assert isinstance(own, Pairwise)
    other = grid.assessment.places[own.against]
    times = factor(grid.assessment.all_indicators[other])
    n, d = (array[:, column].astype(object) for array in (grid.numerator, grid.denominator))
    m, e = (array[:, other].astype(object) for array in (grid.numerator, grid.denominator))
    return times * m * d - factor(own) * n * e, d * e


def ladder_value(grid: Grid, row: int, column: int) -> Fraction | None:
    """What the ladder of an indicator is entered with."""
    indicator = grid.assessment.all_indicators[column]
    own = grid.value(row, column)
    if not isinstance(indicator, Pairwise):
        return own
    other = grid.value(row, grid.assessment.places[indicator.against])
    return None if own is None or other is None else other - own


def step_of(grid: Grid, row: int, column: int) -> tuple[Ladder, Step, Fraction] | None:
    """The ladder of an indicator, the step that is reached and what it was entered with."""
    ladder = grid.assessment.ladder_of(grid.assessment.all_indicators[column])
    entered = ladder_value(grid, row, column)
    if ladder is None or entered is None:
        return None
    return ladder, ladder.steps[bisect_right(ladder.thresholds, entered)], entered

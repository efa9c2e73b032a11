"""Indicators that hang on others: what does not apply there does not apply here either."""

from __future__ import annotations

import numpy as np

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Indicator, Pairwise, Share
from scoring.results.values import GIVEN, MISSING, NOT_APPLICABLE, Flags, Grid


def hangs_on(assessment: Assessment, indicator: Indicator) -> tuple[str, ...]:
    """Ids of those without any of which the indicator says nothing."""
    match indicator:
        case Pairwise(against=against):
            return (against,)
        case Share(from_counts=counts) if counts is not None:
            return assessment.counts_like(counts.denominator)
        case _:
            return ()


def leave_hanging(grid: Grid) -> None:
    """Marks what hangs on nothing as not applicable; what was refused stays refused."""
    # One may hang on another that hangs on a third, in any order of the file.
    while any(_leave(grid, column) for column in range(len(grid.assessment.places))):
        pass


def _leave(grid: Grid, column: int) -> bool:
    indicator = grid.assessment.all_indicators[column]
    others = [grid.assessment.places[id] for id in hangs_on(grid.assessment, indicator)]
    if not others:
        return False
    found = (grid.status[:, others] == NOT_APPLICABLE).all(axis=1) & _may_hang(grid, column)
    grid.status[found, column] = NOT_APPLICABLE
    grid.hanging[found, column] = True
    grid.faults[found, column] = 0
    return bool(found.any())


def _may_hang(grid: Grid, column: int) -> Flags:
    """A share that was reported by itself needs none of the counts that it would be summed from."""
    sums = isinstance(grid.assessment.all_indicators[column], Share)
    found: Flags = np.isin(grid.status[:, column], (MISSING,) if sums else (GIVEN, MISSING))
    return found

"""Shares that nobody reports: both of their numbers are sums of the form's counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoring.methodology.indicators import FromCounts, Share
from scoring.results.faults import FAULTS
from scoring.results.values import GIVEN, MISSING, NOT_APPLICABLE, Grid


def fill_sums(grid: Grid) -> None:
    """Fills in the shares for which every count is there and nothing was reported.

    A count that does not apply adds nothing. Where nobody was counted there is no value.
    """
    for column, indicator in enumerate(grid.assessment.all_indicators):
        if isinstance(indicator, Share) and indicator.from_counts:
            _fill(grid, column, indicator.from_counts)


def _fill(grid: Grid, column: int, counts: FromCounts) -> None:
    part, whole = _columns(grid, counts.numerator), _columns(grid, counts.denominator)
    there = np.isin(grid.status[:, [*part, *whole]], (GIVEN, NOT_APPLICABLE)).all(axis=1)
    asked = there & (grid.status[:, column] == MISSING)
    total = grid.numerator[:, whole].sum(axis=1)
    grid.faults[asked & (total == 0), column] = FAULTS.index("zero_denominator")
    filled = asked & (total > 0)
    grid.numerator[filled, column] = grid.numerator[:, part].sum(axis=1)[filled]
    grid.denominator[filled, column] = total[filled]
    grid.weighted[filled, column] = True
    grid.status[filled, column] = GIVEN


def _columns(grid: Grid, patterns: Sequence[str]) -> list[int]:
    return [grid.assessment.places[id] for id in grid.assessment.counts_like(patterns)]

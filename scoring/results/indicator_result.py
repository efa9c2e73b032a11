"""One indicator of all rows as others read it, a whole column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from typing import Any

import numpy as np

from scoring.methodology.indicators import Indicator, factor, has_fraction
from scoring.results.award import OPEN
from scoring.results.hanging import hangs_on
from scoring.results.notes import column_notes
from scoring.results.score import Scores
from scoring.results.target import reached
from scoring.results.values import GIVEN, STATUSES, Flags, Grid, Numbers, Status


@dataclass(frozen=True)
class IndicatorResult:
    """`value` is rounded to one decimal; `points` is None where they are open or never given.

    `because_of` names what does not apply and is the cause that this does not either. `reached`
    is None without a target or a value.
    """

    value: Decimal | None
    numerator: int | None
    denominator: int | None
    points: int | None
    max_points: int
    status: Status
    notes: tuple[str, ...]
    because_of: tuple[str, ...] = ()
    reached: bool | None = None


def indicator_results(scores: Scores, column: int) -> list[IndicatorResult]:
    """One for each row."""
    grid, assessment = scores.grid, scores.assessment
    indicator = assessment.all_indicators[column]
    given = grid.status[:, column] == GIVEN
    weighted = given & grid.weighted[:, column] & has_fraction(indicator)
    points = scores.points[:, column]
    cells = zip(
        _values(grid, column, indicator),
        _where(weighted, grid.numerator[:, column]),
        _where(weighted, grid.denominator[:, column]),
        _where((points != OPEN) & assessment.is_scored(indicator), points),
        repeat(assessment.max_of(indicator)),
        (STATUSES[one] for one in grid.status[:, column].tolist()),
        column_notes(grid, column),
        _because_of(grid, column, indicator),
        _reached(grid, column, indicator, given),
        strict=False,
    )
    # Of what experts give only a few differ, in however many rows.
    made: dict[Any, IndicatorResult] = {}
    return [made.get(cell) or made.setdefault(cell, IndicatorResult(*cell)) for cell in cells]


def _where(there: Flags, numbers: Numbers) -> list[Any]:
    return [
        number if one else None
        for one, number in zip(there.tolist(), numbers.tolist(), strict=True)
    ]


def _values(grid: Grid, column: int, indicator: Indicator) -> list[Decimal | None]:
    """Half away from zero; what is given is never negative, and fits 64 bits at a million times."""
    numerator, denominator = grid.numerator[:, column], np.maximum(grid.denominator[:, column], 1)
    tenths = (20 * factor(indicator) * numerator + denominator) // (2 * denominator)
    shown = {one: Decimal(one).scaleb(-1) for one in np.unique(tenths).tolist()}
    given = grid.status[:, column] == GIVEN
    return [None if one is None else shown[one] for one in _where(given, tenths)]


def _because_of(grid: Grid, column: int, indicator: Indicator) -> Sequence[tuple[str, ...]]:
    hanging = grid.hanging[:, column]
    if not hanging.any():
        return [()] * len(hanging)
    others = hangs_on(grid.assessment, indicator)
    return [others if one else () for one in hanging.tolist()]


def _reached(grid: Grid, column: int, indicator: Indicator, given: Flags) -> list[bool | None]:
    value = factor(indicator) * grid.numerator[:, column]
    found = reached(indicator, value, grid.denominator[:, column])
    if found is None:
        return [None] * len(given)
    return [own if one else None for one, own in zip(given.tolist(), found.tolist(), strict=True)]

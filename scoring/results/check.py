"""What looks wrong in what was reported; nothing is changed, the coordinator is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import numpy as np

from scoring.methodology.assessment import Assessment, Consistency
from scoring.methodology.assessment_checks import split_figure
from scoring.methodology.indicators import Indicator, Measured, has_fraction
from scoring.reading.strict_model import Source
from scoring.results.faults import FAULTS
from scoring.results.subject import Subject
from scoring.results.values import GIVEN, REFUSED, Grid
from scoring.rounding import rounded

# Percentage points: reported shares are rounded by hand and counted on different days.
SHARE_TOLERANCE = Decimal(1)


@dataclass(frozen=True)
class Remark:
    """`rule` is a fault, the id of a consistency rule, or the kind once more.

    `reported` stands against `expected`: a limit, a control figure, last year's value.
    """

    kind: Literal["impossible", "contradiction", "control", "below_previous"]
    subject: Subject
    indicators: tuple[str, ...]
    rule: str
    reported: Decimal | None
    expected: Decimal | None
    source: Source


def impossible(grid: Grid) -> Iterator[Remark]:
    """Values that were refused, with the number that was reported."""
    for column, indicator in enumerate(grid.assessment.all_indicators):
        refused = (grid.status[:, column] == REFUSED) & (grid.faults[:, column] > 0)
        for row in np.flatnonzero(refused).tolist():
            fault = FAULTS[grid.faults[row, column]]
            reported = Decimal(int(grid.numerator[row, column]))
            yield Remark(
                "impossible", grid.subjects[row], (indicator.id,), fault, reported,
                _limit(grid, row, column, fault), indicator.source,
            )  # fmt: skip


def _limit(grid: Grid, row: int, column: int, fault: str) -> Decimal | None:
    indicator = grid.assessment.all_indicators[column]
    match fault:
        case "part_above_whole":
            return Decimal(int(grid.denominator[row, column]))
        case "over_criterion":
            return Decimal(grid.assessment.limits.get(indicator.id, 0)) or None
        case "out_of_range":
            return Decimal(max(grid.assessment.max_of(indicator), 1))
        case _:
            return None


def contradictions(grid: Grid) -> Iterator[Remark]:
    """Figures of one form that do not agree by the methodology's rules."""
    for rule in grid.assessment.consistency:
        limits = _figures(grid, rule.limit)
        sums = zip(*(_figures(grid, figure) for figure in rule.sum), strict=True)
        for subject, limit, parts in zip(grid.subjects, limits, sums, strict=True):
            known = [part for part in parts if part is not None]
            if limit is None or len(known) < len(parts):
                continue
            total = sum(known)
            if total > limit or (rule.equals and total != limit):
                yield Remark(
                    "contradiction", subject, _indicators(grid.assessment, rule), rule.id,
                    rounded(Fraction(total), 1), rounded(Fraction(limit), 1), rule.source,
                )  # fmt: skip


def _figures(grid: Grid, figure: str) -> Sequence[Fraction | int | None]:
    """For each row."""
    found = split_figure(grid.assessment, figure)
    if found is None:
        return [None] * len(grid.subjects)
    column = grid.assessment.places[found[0]]
    if found[1] == "value":
        return [grid.value(row, column) for row in range(len(grid.subjects))]
    known = np.isin(grid.status[:, column], (GIVEN, REFUSED)) & grid.weighted[:, column]
    numbers = grid.numerator if found[1] == "numerator" else grid.denominator
    own = zip(known.tolist(), numbers[:, column].tolist(), strict=True)
    return [number if one else None for one, number in own]


def _indicators(assessment: Assessment, rule: Consistency) -> tuple[str, ...]:
    found = (split_figure(assessment, figure) for figure in (*rule.sum, rule.limit))
    return tuple(dict.fromkeys(one[0] for one in found if one))


def against_control(
    grid: Grid, control: Grid, tolerances: Mapping[str, Decimal] | None = None
) -> Iterator[Remark]:
    """Differences beyond the tolerance, in the unit of the value.

    By default SHARE_TOLERANCE for what is divided, and nothing for whole numbers.
    """
    for column, indicator in enumerate(grid.assessment.all_indicators):
        allowed = (tolerances or {}).get(indicator.id, _tolerance(indicator))
        for subject, own, other in _pairs(grid, control, column):
            if abs(own - other) > Fraction(allowed):
                yield _differs("control", subject, indicator, own, other)


def below_previous(grid: Grid, previous: Grid) -> Iterator[Remark]:
    """Cumulative values that have fallen since the period before."""
    for column, indicator in enumerate(grid.assessment.all_indicators):
        if isinstance(indicator, Measured) and indicator.cumulative:
            for subject, own, other in _pairs(grid, previous, column):
                if own < other:
                    yield _differs("below_previous", subject, indicator, own, other)


def _tolerance(indicator: Indicator) -> Decimal:
    return SHARE_TOLERANCE if has_fraction(indicator) else Decimal(0)


def _pairs(grid: Grid, other: Grid, column: int) -> Iterator[tuple[Subject, Fraction, Fraction]]:
    """Both values of an indicator, where both are there."""
    id = grid.assessment.all_indicators[column].id
    if id not in other.assessment.places:
        return
    rows = other.rows
    for row, subject in enumerate(grid.subjects):
        own = grid.value(row, column)
        at = rows.get(subject.code)
        theirs = None if at is None else other.value(at, other.assessment.places[id])
        if own is not None and theirs is not None:
            yield subject, own, theirs


def _differs(
    kind: Literal["control", "below_previous"],
    subject: Subject,
    indicator: Indicator,
    own: Fraction,
    other: Fraction,
) -> Remark:
    shown = rounded(own, 1), rounded(other, 1)
    return Remark(kind, subject, (indicator.id,), kind, *shown, indicator.source)

"""Values of subjects as exact fractions, each with its status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Indicator, factor, has_fraction
from scoring.results.faults import FAULTS, fault_codes
from scoring.results.subject import Subject, subject_called
from scoring.rounding import rounded

Status = Literal["given", "missing", "not_applicable", "refused"]
STATUSES: tuple[Status, ...] = ("given", "missing", "not_applicable", "refused")
GIVEN, MISSING, NOT_APPLICABLE, REFUSED = range(4)
COLUMNS = ("subject", "indicator", "status", "numerator", "denominator", "weighted")
LARGEST = 10**9
TOO_LARGE = 10**12

Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Value:
    """Either `value` or, for what is divided, `numerator` and `denominator`; `subject` is a code.

    A share known by its percent alone is a value, and takes no part in the sums of the region.
    """

    subject: str
    indicator: str
    value: int | Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    status: Status = "given"


class UnknownIndicator(Exception):
    """The methodology has no such indicator."""

    def __init__(self, indicators: Sequence[str]) -> None:
        super().__init__(", ".join(indicators))
        self.indicators = tuple(indicators)


class RepeatedValue(Exception):
    """Two values for one indicator of one subject."""

    def __init__(self, subject: str, indicator: str) -> None:
        super().__init__(f"{subject}: {indicator}")
        self.subject, self.indicator = subject, indicator


@dataclass(frozen=True)
class Grid:
    """One row a subject, one column an indicator, in the order of the methodology.

    The value is factor * numerator / denominator. `faults` index FAULTS and say why a value is
    refused, or missing although something was given. `hanging`: not applicable because what it
    hangs on is not.
    """

    assessment: Assessment
    subjects: tuple[Subject, ...]
    status: Codes
    numerator: Numbers
    denominator: Numbers
    weighted: Flags
    faults: Codes
    hanging: Flags

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """By the codes of subjects."""
        return {one.code: row for row, one in enumerate(self.subjects)}

    def only(self, row: int) -> Grid:
        """The same with one row."""
        at = slice(row, row + 1)
        return Grid(
            self.assessment,
            self.subjects[at],
            self.status[at],
            self.numerator[at],
            self.denominator[at],
            self.weighted[at],
            self.faults[at],
            self.hanging[at],
        )

    def value(self, row: int, column: int) -> Fraction | None:
        if self.status[row, column] != GIVEN:
            return None
        times = factor(self.assessment.all_indicators[column])
        numerator, denominator = self.numerator[row, column], self.denominator[row, column]
        return Fraction(times * int(numerator), int(denominator))


def values_frame(assessment: Assessment, values: Iterable[Value]) -> pd.DataFrame:
    """Raises UnknownIndicator."""
    rows = list(values)
    unknown = {row.indicator for row in rows} - set(assessment.places)
    if unknown:
        raise UnknownIndicator(sorted(unknown))
    return pd.DataFrame([_row(assessment, row) for row in rows], columns=list(COLUMNS))


def _row(assessment: Assessment, value: Value) -> tuple[str, str, str, int, int, bool]:
    numerator, denominator, weighted = _fraction(assessment, value)
    where = (value.subject, value.indicator)
    return (*where, value.status, numerator, denominator, weighted)


def _fraction(assessment: Assessment, value: Value) -> tuple[int, int, bool]:
    if value.status != "given":
        return 0, 1, False
    if value.numerator is not None and value.denominator is not None:
        return min(value.numerator, TOO_LARGE), min(value.denominator, TOO_LARGE), True
    if value.value is None:
        raise ValueError(f"{value.subject}: {value.indicator} is given without a value")
    return parts_of(Fraction(value.value), assessment.indicator(value.indicator))


def parts_of(value: Fraction, indicator: Indicator) -> tuple[int, int, bool]:
    """Numerator, denominator and whether they may be summed, for a value known alone.

    Four decimals are kept, and what is far too large stays only that: both fit 64 bits then.
    """
    exact = Fraction(rounded(value, 4)) / factor(indicator)
    within = max(-TOO_LARGE, min(exact.numerator, TOO_LARGE))
    return within, exact.denominator, not has_fraction(indicator)


def grid(
    assessment: Assessment, values: pd.DataFrame, subjects: Sequence[Subject | str] = ()
) -> Grid:
    """From a frame with COLUMNS; `subjects` have a row even without any value.

    A code alone, in `subjects` or in the frame, is of one that is called so.

    Raises UnknownIndicator and RepeatedValue.
    """
    known = _known(assessment, [*subjects, *values["subject"].unique()])
    rows = pd.Index(list(known)).get_indexer(pd.Index(values["subject"]))
    columns = pd.Index(list(assessment.places)).get_indexer(pd.Index(values["indicator"]))
    if (columns < 0).any():
        raise UnknownIndicator(sorted(values["indicator"][columns < 0].unique()))
    _refuse_repeated(values, rows * len(assessment.places) + columns)
    blank = _blank(assessment, tuple(known.values()))
    at = (rows, columns)
    blank.status[at] = pd.Categorical(values["status"], categories=STATUSES).codes
    blank.numerator[at] = values["numerator"].to_numpy(np.int64)
    blank.denominator[at] = values["denominator"].to_numpy(np.int64)
    blank.weighted[at] = values["weighted"].to_numpy(np.bool_)
    if assessment.one_criterion:
        _leave_other_criteria(blank)
    _judge(blank)
    return blank


def _known(assessment: Assessment, given: Iterable[Subject | str]) -> dict[str, Subject]:
    """By their codes, in the order in which they come first."""
    known: dict[str, Subject] = {}
    for one in given:
        subject = subject_called(assessment.assessed, one) if isinstance(one, str) else one
        known.setdefault(subject.code, subject)
    return known


def _blank(assessment: Assessment, subjects: tuple[Subject, ...]) -> Grid:
    shape = (len(subjects), len(assessment.places))
    return Grid(
        assessment,
        subjects,
        np.full(shape, MISSING, np.int8),
        np.zeros(shape, np.int64),
        np.ones(shape, np.int64),
        np.zeros(shape, np.bool_),
        np.zeros(shape, np.int8),
        np.zeros(shape, np.bool_),
    )


def _refuse_repeated(values: pd.DataFrame, cells: Numbers) -> None:
    repeated = pd.Series(cells).duplicated().to_numpy()
    if repeated.any():
        first = values[repeated].iloc[0]
        raise RepeatedValue(str(first["subject"]), str(first["indicator"]))


def _leave_other_criteria(grid: Grid) -> None:
    columns = [list(_columns(grid.assessment, ids)) for ids in _criteria(grid.assessment)]
    given = np.array([(grid.status[:, one] == GIVEN).any(axis=1) for one in columns])
    one_only = given.sum(axis=0) == 1
    for column, has in zip(columns, given, strict=True):
        others = np.ix_(one_only & ~has, column)
        grid.status[others] = NOT_APPLICABLE


def _criteria(assessment: Assessment) -> Iterator[list[str]]:
    return ([one.id for one in criterion.indicators] for criterion in assessment.criteria)


def _columns(assessment: Assessment, ids: Iterable[str]) -> Iterator[int]:
    return (assessment.places[id] for id in ids)


def _judge(grid: Grid) -> None:
    """Refuses what cannot be; a zero denominator gives no value."""
    for column, indicator in enumerate(grid.assessment.all_indicators):
        given = grid.status[:, column] == GIVEN
        found = fault_codes(
            indicator, grid.numerator[:, column], grid.denominator[:, column], LARGEST
        )
        grid.faults[:, column] = np.where(given, found, 0)
    _refuse_over_limit(grid)
    empty = grid.faults == FAULTS.index("zero_denominator")
    grid.status[grid.faults > 0] = REFUSED
    grid.status[empty] = MISSING


def _refuse_over_limit(grid: Grid) -> None:
    for criterion in grid.assessment.criteria:
        if criterion.max_points:
            columns = list(_columns(grid.assessment, (one.id for one in criterion.indicators)))
            given = grid.status[:, columns] == GIVEN
            over = (grid.numerator[:, columns] * given).sum(axis=1) > criterion.max_points
            cells = np.ix_(over, columns)
            grid.faults[cells] = np.where(
                given[over], FAULTS.index("over_criterion"), grid.faults[cells]
            )


def renamed(values: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Only the values of the named indicators, under their new ids."""
    kept = values[values["indicator"].isin(list(names))]
    return kept.assign(indicator=kept["indicator"].map(dict(names)))

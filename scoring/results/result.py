"""The result of one municipality as others read it: the JSON contract's `municipalities`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Indicator, Pairwise, has_fraction, is_summed
from scoring.results.award import OPEN
from scoring.results.notes import indicator_notes, total_notes
from scoring.results.possible import level_of, possible_levels
from scoring.results.score import TOTAL, Scores
from scoring.results.values import STATUSES, Status
from scoring.rounding import percent, rounded
from scoring.russian_order import russian_key


@dataclass(frozen=True)
class IndicatorResult:
    """`value` is rounded to one decimal; `points` is None where they are open or never given."""

    value: Decimal | None
    numerator: int | None
    denominator: int | None
    points: int | None
    max_points: int
    status: Status
    notes: tuple[str, ...]


@dataclass(frozen=True)
class CriterionResult:
    """`value` is the percent of its maximum."""

    value: Decimal | None
    points: int
    max_points: int
    level: str | None
    status: Status
    notes: tuple[str, ...]


@dataclass(frozen=True)
class MunicipalityResult:
    """`least` and `most` are the points that the missing indicators could still lead to.

    `complete` speaks of what brings points, `missing` names all that was asked for and is not
    there.
    """

    municipality: str
    points: int
    max_points: int
    percent: Decimal | None
    least: int
    most: int
    level: str | None
    possible_levels: tuple[str, ...]
    complete: bool
    missing: tuple[str, ...]
    rank: int | None
    notes: tuple[str, ...]
    criteria: Mapping[str, CriterionResult]
    indicators: Mapping[str, IndicatorResult]


def results(scores: Scores) -> tuple[MunicipalityResult, ...]:
    """By rank, those without one last; within that alphabetically."""
    columns = {
        one.id: _column(scores, at, one) for at, one in enumerate(scores.assessment.all_indicators)
    }
    found = (
        _result(scores, row, {id: column[row] for id, column in columns.items()})
        for row in range(len(scores.grid.municipalities))
    )
    return tuple(
        sorted(
            found,
            key=lambda one: (one.rank or len(scores.ranks) + 1, russian_key(one.municipality)),
        )
    )


def result(scores: Scores, municipality: str) -> MunicipalityResult:
    """Raises KeyError for a municipality that has not been scored."""
    row = scores.grid.rows[municipality]
    indicators = {
        one.id: _indicator(scores, row, column, one)
        for column, one in enumerate(scores.assessment.all_indicators)
    }
    return _result(scores, row, indicators)


def _result(
    scores: Scores, row: int, indicators: Mapping[str, IndicatorResult]
) -> MunicipalityResult:
    assessment, total = scores.assessment, scores.total
    points, whole = int(total.points[row]), int(total.whole[row])
    return MunicipalityResult(
        scores.grid.municipalities[row],
        points,
        whole,
        _percent(points, whole),
        int(total.least[row]),
        int(total.most[row]),
        level_of(scores, TOTAL, row),
        possible_levels(scores, row),
        bool(scores.complete[row]),
        tuple(_missing(assessment, indicators)),
        int(scores.ranks[row]) or None,
        _once(total_notes(scores, row), *(one.notes for one in indicators.values())),
        {
            one.id: _criterion(
                scores, one.id, row, {indicators[inner.id].status for inner in one.indicators}
            )
            for one in assessment.criteria
        },
        indicators,
    )


def _missing(assessment: Assessment, indicators: Mapping[str, IndicatorResult]) -> Iterator[str]:
    for id, one in indicators.items():
        if one.status in ("missing", "refused") and not is_summed(assessment.indicator(id)):
            yield id


def _criterion(scores: Scores, id: str, row: int, statuses: set[Status]) -> CriterionResult:
    tally = scores.criteria[id]
    points, whole = int(tally.points[row]), int(tally.whole[row])
    in_gap = id in scores.places and bool(scores.places[id].in_gap[row])
    level, notes = level_of(scores, id, row), ("gap",) if in_gap else ()
    return _criterion_result(points, whole, level, _joint_status(statuses), notes)


# Totals are few, and municipalities many.
@lru_cache(maxsize=4096)
def _percent(points: int, whole: int) -> Decimal | None:
    return percent(points, whole)


# A criterion has few outcomes, and a region many municipalities.
@lru_cache(maxsize=4096)
def _criterion_result(
    points: int, whole: int, level: str | None, status: Status, notes: tuple[str, ...]
) -> CriterionResult:
    return CriterionResult(_percent(points, whole), points, whole, level, status, notes)


def _joint_status(statuses: set[Status]) -> Status:
    applying = statuses - {"not_applicable"}
    if not applying:
        return "not_applicable"
    return "refused" if "refused" in applying else "missing" if "missing" in applying else "given"


def _column(scores: Scores, column: int, indicator: Indicator) -> list[IndicatorResult]:
    """Of all municipalities; for what is given alike the result is made once."""
    made: dict[tuple[object, ...], IndicatorResult] = {}
    found: list[IndicatorResult] = []
    for row, given in enumerate(_all_given(scores, column, indicator)):
        one = made.get(given)
        if one is None:
            one = made[given] = _indicator(scores, row, column, indicator)
        found.append(one)
    return found


def _all_given(scores: Scores, column: int, indicator: Indicator) -> Iterator[tuple[object, ...]]:
    """All that the result of an indicator can depend on, for each municipality."""
    grid = scores.grid
    at = [column]
    if isinstance(indicator, Pairwise):
        at.append(grid.assessment.places[indicator.against])
    arrays = (grid.status, grid.numerator, grid.denominator, grid.weighted, grid.faults)
    columns = [array[:, one].tolist() for array in (*arrays, scores.points) for one in at]
    return zip(*columns, strict=True)


def _indicator(scores: Scores, row: int, column: int, indicator: Indicator) -> IndicatorResult:
    grid, assessment = scores.grid, scores.assessment
    value = grid.value(row, column)
    points = int(scores.points[row, column])
    weighted = value is not None and has_fraction(indicator) and grid.weighted[row, column]
    scored = assessment.is_scored(indicator)
    return IndicatorResult(
        None if value is None else rounded(value, 1),
        int(grid.numerator[row, column]) if weighted else None,
        int(grid.denominator[row, column]) if weighted else None,
        points if scored and points != OPEN else None,
        assessment.max_of(indicator),
        STATUSES[grid.status[row, column]],
        tuple(indicator_notes(grid, row, column, value)),
    )


def _once(*notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(notes)))

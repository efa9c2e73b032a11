"""The result of one municipality as others read it: the JSON contract's `municipalities`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Indicator, has_fraction, is_summed
from scoring.results.award import OPEN
from scoring.results.hanging import hangs_on
from scoring.results.notes import indicator_notes, total_notes
from scoring.results.place import Tally
from scoring.results.possible import level_of, possible_levels
from scoring.results.score import TOTAL, Scores
from scoring.results.values import STATUSES, Status
from scoring.rounding import percent, rounded
from scoring.russian_order import russian_key


@dataclass(frozen=True)
class IndicatorResult:
    """`value` is rounded to one decimal; `points` is None where they are open or never given.

    `because_of` names what does not apply and is the cause that this does not either.
    """

    value: Decimal | None
    numerator: int | None
    denominator: int | None
    points: int | None
    max_points: int
    status: Status
    notes: tuple[str, ...]
    because_of: tuple[str, ...] = ()


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
    found = (result(scores, one) for one in scores.grid.municipalities)
    return tuple(
        sorted(
            found,
            key=lambda one: (one.rank or len(scores.ranks) + 1, russian_key(one.municipality)),
        )
    )


def result(scores: Scores, municipality: str) -> MunicipalityResult:
    """Raises KeyError for a municipality that has not been scored."""
    row = scores.grid.rows[municipality]
    assessment, total = scores.assessment, scores.total
    indicators = {
        one.id: _indicator(scores, row, column, one)
        for column, one in enumerate(assessment.all_indicators)
    }
    points, whole = int(total.points[row]), int(total.whole[row])
    return MunicipalityResult(
        municipality,
        points,
        whole,
        percent(points, whole),
        int(total.least[row]),
        int(total.most[row]),
        level_of(scores, TOTAL, row),
        possible_levels(scores, row),
        bool(scores.complete[row]),
        tuple(_missing(assessment, indicators)),
        int(scores.ranks[row]) or None,
        _once(total_notes(scores, row), *(one.notes for one in indicators.values())),
        {id: _criterion(scores, id, tally, row) for id, tally in scores.criteria.items()},
        indicators,
    )


def _missing(assessment: Assessment, indicators: Mapping[str, IndicatorResult]) -> Iterator[str]:
    for id, one in indicators.items():
        if one.status in ("missing", "refused") and not is_summed(assessment.indicator(id)):
            yield id


def _criterion(scores: Scores, id: str, tally: Tally, row: int) -> CriterionResult:
    points, whole = int(tally.points[row]), int(tally.whole[row])
    in_gap = id in scores.places and bool(scores.places[id].in_gap[row])
    columns = [
        scores.assessment.places[one.id]
        for criterion in scores.assessment.criteria
        if criterion.id == id
        for one in criterion.indicators
    ]
    return CriterionResult(
        percent(points, whole),
        points,
        whole,
        level_of(scores, id, row),
        _joint_status({STATUSES[scores.grid.status[row, column]] for column in columns}),
        ("gap",) if in_gap else (),
    )


def _joint_status(statuses: set[Status]) -> Status:
    applying = statuses - {"not_applicable"}
    if not applying:
        return "not_applicable"
    return "refused" if "refused" in applying else "missing" if "missing" in applying else "given"


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
        hangs_on(assessment, indicator) if grid.hanging[row, column] else (),
    )


def _once(*notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(notes)))

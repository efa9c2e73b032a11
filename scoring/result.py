"""The result of one municipality as others read it: the JSON contract's `municipalities`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.assessment import Assessment
from scoring.award import OPEN, step_of
from scoring.faults import FAULTS
from scoring.indicators import Indicator, Share, Survey, has_fraction, is_summed
from scoring.place import NO_LEVEL, Tally
from scoring.rounding import percent, rounded
from scoring.russian_order import russian_key
from scoring.score import TOTAL, Scores
from scoring.values import NOT_APPLICABLE, STATUSES, Grid, Status

SMALL_N = 5


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
        _level(scores, TOTAL, row),
        possible_levels(scores, row),
        bool(scores.complete[row]),
        tuple(_missing(assessment, indicators)),
        int(scores.ranks[row]) or None,
        tuple(_notes(scores, row, indicators)),
        {id: _criterion(scores, id, tally, row) for id, tally in scores.criteria.items()},
        indicators,
    )


def _missing(assessment: Assessment, indicators: Mapping[str, IndicatorResult]) -> Iterator[str]:
    for id, one in indicators.items():
        if one.status in ("missing", "refused") and not is_summed(assessment.indicator(id)):
            yield id


def _level(scores: Scores, id: str, row: int) -> str | None:
    if id not in scores.places:
        return None
    level = int(scores.places[id].level[row])
    return None if level == NO_LEVEL else scores.scales[id].levels.names[level]


def possible_levels(scores: Scores, row: int) -> tuple[str, ...]:
    """Those that some completion of the row reaches."""
    if TOTAL not in scores.scales or not scores.total.whole[row]:
        return ()
    known = _level(scores, TOTAL, row)
    if known:
        return (known,)
    sums = _reachable(scores, row)
    return scores.scales[TOTAL].reached(sums, int(scores.total.whole[row]))


def _reachable(scores: Scores, row: int) -> list[int]:
    assessment = scores.assessment
    sums = {int(scores.total.points[row])}
    assumed_full = bool(assessment.levels and assessment.levels.of == "points")
    for column, one in enumerate(assessment.all_indicators):
        applies = scores.grid.status[row, column] != NOT_APPLICABLE
        is_open = scores.points[row, column] == OPEN and (applies or assumed_full)
        if is_open and one.id not in assessment.limits:
            brings = assessment.possible_points(one) or (0,)
            sums = {done + more for done in sums for more in brings}
    room = sum(
        int(tally.most[row] - tally.points[row])
        for id, tally in scores.criteria.items()
        if _is_limited(assessment, id)
    )
    return sorted({done + more for done in sums for more in range(room + 1)})


def _is_limited(assessment: Assessment, id: str) -> bool:
    return any(
        criterion.id == id and any(one.id in assessment.limits for one in criterion.indicators)
        for criterion in assessment.criteria
    )


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
        _level(scores, id, row),
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
        tuple(_indicator_notes(grid, row, column, value)),
    )


def _indicator_notes(grid: Grid, row: int, column: int, value: Fraction | None) -> Iterator[str]:
    fault = FAULTS[grid.faults[row, column]]
    if fault:
        yield fault
    if value is None:
        return
    indicator = grid.assessment.all_indicators[column]
    if isinstance(indicator, Share | Survey) and value > 100:
        yield "over_100"
    if has_fraction(indicator) and not grid.weighted[row, column]:
        yield "percent_only"
    elif has_fraction(indicator) and grid.denominator[row, column] < SMALL_N:
        yield "small_n"
    yield from _ladder_notes(grid, row, column)


def _ladder_notes(grid: Grid, row: int, column: int) -> Iterator[str]:
    found = step_of(grid, row, column)
    if found is None:
        return
    ladder, step, _ = found
    if ladder.assumed:
        yield "assumed_ladder"
    if step.note:
        yield step.note


def _notes(scores: Scores, row: int, indicators: Mapping[str, IndicatorResult]) -> Iterator[str]:
    """Those of the total, then those of the indicators, each once."""
    if TOTAL in scores.places and scores.places[TOTAL].in_gap[row]:
        yield "gap"
    if scores.assessment.levels_from_region:
        yield "no_thresholds"
    if _lacks_applicable(scores, row):
        yield "reduced_maximum"
    yield from _once(note for one in indicators.values() for note in one.notes)


def _lacks_applicable(scores: Scores, row: int) -> bool:
    return bool(0 < scores.total.whole[row] < scores.assessment.max_points) and not (
        scores.assessment.one_criterion
    )


def _once(notes: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(notes))

"""Why a number is what it is: from the total down to values, rules and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.methodology.assessment import Criterion
from scoring.methodology.indicators import (
    Expert,
    Indicator,
    Pairwise,
    Points,
    Presence,
    Unit,
    is_percent,
    is_summed,
    unit,
)
from scoring.methodology.levels import Band, Levels, PrintedGap
from scoring.reading.strict_model import Source
from scoring.results.award import step_of
from scoring.results.result import SubjectResult, result
from scoring.results.score import TOTAL, Scores
from scoring.results.target import target_of
from scoring.rounding import rounded


@dataclass(frozen=True)
class StepRule:
    """`entered` stands on the step from <= entered < below; for two shares, their difference."""

    entered: Decimal | None
    start: Decimal | None
    below: Decimal | None
    points: int
    assumed: bool
    against: str | None
    source: Source
    note: str | None


@dataclass(frozen=True)
class BandRule:
    """The band or, with a `policy`, the printed gap in which a total lies."""

    level: str | None
    start: Decimal
    end: Decimal
    of: Literal["points", "percent"]
    policy: str | None
    source: Source
    note: str | None


@dataclass(frozen=True)
class PointsRule:
    """Points are the value times `each`."""

    each: int
    most: int


Rule = StepRule | BandRule | PointsRule


@dataclass(frozen=True)
class Reason:
    """A node: its points are the sum of its children's.

    `notes` are codes of the result, `note` is what the methodology's author says. `given` counts
    the indicators below that have a value. `summed`: nobody is asked for it.
    """

    kind: Literal["total", "criterion", "indicator"]
    id: str
    title: str
    value: Decimal | None
    numerator: int | None
    denominator: int | None
    points: int | None
    max_points: int
    level: str | None
    status: str
    rule: Rule | None
    source: Source
    notes: tuple[str, ...]
    note: str | None
    children: tuple[Reason, ...]
    in_percent: bool = True
    unit: Unit = "percent"
    given: int = 0
    because_of: tuple[str, ...] = ()
    target: Decimal | None = None
    reached: bool | None = None
    summed: bool = False


def explain(scores: Scores, subject: str) -> Reason:
    """Raises KeyError for one that has not been scored."""
    found = result(scores, subject)
    assessment = scores.assessment
    return Reason(
        "total",
        assessment.id,
        assessment.title,
        found.percent,
        None,
        None,
        found.points,
        found.max_points,
        found.level,
        "given" if found.complete else "missing",
        _band(scores, TOTAL, subject, assessment.levels),
        assessment.source,
        found.notes,
        " ".join(assessment.notes) or None,
        (
            *(_indicator(scores, found, one) for one in assessment.indicators),
            *(_criterion(scores, found, one) for one in assessment.criteria),
        ),
        given=sum(one.status == "given" for one in found.indicators.values()),
    )


def _criterion(scores: Scores, found: SubjectResult, criterion: Criterion) -> Reason:
    own = found.criteria[criterion.id]
    return Reason(
        "criterion",
        criterion.id,
        criterion.title,
        own.value,
        None,
        None,
        own.points,
        own.max_points,
        own.level,
        own.status,
        _band(scores, criterion.id, found.subject.code, criterion.levels),
        criterion.source,
        own.notes,
        criterion.note,
        tuple(_indicator(scores, found, one) for one in criterion.indicators),
        given=own.given,
    )


def _indicator(scores: Scores, found: SubjectResult, indicator: Indicator) -> Reason:
    own = found.indicators[indicator.id]
    return Reason(
        "indicator",
        indicator.id,
        indicator.title,
        own.value,
        own.numerator,
        own.denominator,
        own.points,
        own.max_points,
        None,
        own.status,
        _rule(scores, found.subject.code, indicator) if own.points is not None else None,
        indicator.source,
        own.notes,
        indicator.note,
        (),
        is_percent(indicator),
        unit(indicator),
        int(own.status == "given"),
        own.because_of,
        target_of(indicator),
        own.reached,
        is_summed(indicator),
    )


def _rule(scores: Scores, subject: str, indicator: Indicator) -> Rule | None:
    match indicator:
        case Expert() | Points():
            return PointsRule(1, scores.assessment.max_of(indicator))
        case Presence(points=points):
            return PointsRule(points, points)
        case _:
            return _step(scores, subject, indicator)


def _step(scores: Scores, subject: str, indicator: Indicator) -> StepRule | None:
    row = scores.grid.rows[subject]
    found = step_of(scores.grid, row, scores.assessment.places[indicator.id])
    if found is None:
        return None
    ladder, step, entered = found
    return StepRule(
        rounded(entered, 1),
        step.start,
        step.below,
        step.points,
        ladder.assumed,
        indicator.against if isinstance(indicator, Pairwise) else None,
        ladder.source,
        ladder.note,
    )


def _band(scores: Scores, id: str, subject: str, levels: Levels | None) -> BandRule | None:
    row = scores.grid.rows[subject]
    tally = scores.total if id == TOTAL else scores.criteria[id]
    if levels is None or not tally.whole[row] or tally.least[row] != tally.most[row]:
        return None
    at = slice(row, row + 1)
    cell = int(scores.scales[id].cells(tally.points[at], tally.whole[at])[0])
    level = _level_name(levels, int(scores.places[id].level[row]))
    parts: tuple[Band | PrintedGap, ...] = (*levels.gaps, *levels.bands)
    for part in parts:
        if levels.cells(part.start) <= cell <= levels.cells(part.end):
            policy = levels.gap if part in levels.gaps else None
            return BandRule(
                level, part.start, part.end, levels.of, policy, levels.source, part.note
            )
    return None


def _level_name(levels: Levels, index: int) -> str | None:
    return levels.names[index] if index >= 0 else None

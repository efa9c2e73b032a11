"""Who should work on what, and whose experience is worth a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from scoring.methodology.indicators import Indicator, Presence, has_fraction
from scoring.results.award import OPEN, step_of
from scoring.results.nearest import NOWHERE, Nearest, Place
from scoring.results.score import Scores
from scoring.results.subject import Subject
from scoring.results.target import falls, reaches, target_of
from scoring.results.values import GIVEN
from scoring.rounding import rounded

# How many examples one line of advice names; a third of fewer is nobody in particular.
EXAMPLES = 3


@dataclass(frozen=True)
class Standing:
    """What a line of advice rests on."""

    subject: Subject
    value: Decimal | None
    numerator: int | None
    denominator: int | None
    points: int | None


@dataclass(frozen=True)
class Recommendation:
    """`by` says against what the subject falls short: its maximum of points, or a target."""

    indicator: str
    subject: Subject
    by: str
    expected: Decimal
    own: Standing
    remedy: str | None
    learn_from: tuple[Standing, ...]


@dataclass(frozen=True)
class Experience:
    """Subjects to learn from, the best first; `by` is top points, target or best third."""

    indicator: str
    by: str
    subjects: tuple[Standing, ...]


def promising(scores: Scores, indicator: Indicator) -> Experience:
    """Those at the top, or the best third where neither points nor a target draw a line.

    Nobody is at the top with a value that the ladder warns of.
    """
    column = scores.assessment.places[indicator.id]
    by, rows = _best(scores, indicator, _given(scores, column))
    ordered = sorted(rows, key=lambda row: _from_best(scores, row, column, indicator))
    return Experience(indicator.id, by, tuple(_standing(scores, row, column) for row in ordered))


def recommendations(
    scores: Scores, places: Mapping[str, Place] | None = None
) -> tuple[Recommendation, ...]:
    """Every subject below the top points or the target, indicator by indicator."""
    near = places or {}
    return tuple(
        one
        for indicator in scores.assessment.all_indicators
        for one in _for_indicator(scores, indicator, near)
    )


def _for_indicator(
    scores: Scores, indicator: Indicator, places: Mapping[str, Place]
) -> Iterator[Recommendation]:
    column = scores.assessment.places[indicator.id]
    expected = _expected(scores, indicator)
    if expected is None:
        return
    best = promising(scores, indicator).subjects
    nearest = Nearest([one.subject.code for one in best], places)
    for row in _given(scores, column):
        if _short(scores, row, column, indicator):
            own = _standing(scores, row, column)
            near = nearest.to(places.get(own.subject.code, NOWHERE), EXAMPLES)
            learn_from = tuple(best[one] for one in near)
            yield Recommendation(
                indicator.id, own.subject, *expected, own, indicator.remedy, learn_from
            )


def _expected(scores: Scores, indicator: Indicator) -> tuple[str, Decimal] | None:
    most = scores.assessment.max_of(indicator)
    if most:
        return "points", Decimal(most)
    wanted = _wanted(indicator)
    return None if wanted is None else ("target", wanted)


def _wanted(indicator: Indicator) -> Decimal | None:
    """What is there or not is wanted there, even where the source gives no points for it."""
    return Decimal(1) if isinstance(indicator, Presence) else target_of(indicator)


def _given(scores: Scores, column: int) -> list[int]:
    rows = range(len(scores.grid.subjects))
    return [row for row in rows if scores.grid.status[row, column] == GIVEN]


def _short(scores: Scores, row: int, column: int, indicator: Indicator) -> bool:
    most = scores.assessment.max_of(indicator)
    if most:
        return bool(OPEN < scores.points[row, column] < most)
    return not _on_target(scores, row, column, indicator)


def _on_target(scores: Scores, row: int, column: int, indicator: Indicator) -> bool:
    target, value = _wanted(indicator), scores.grid.value(row, column)
    if target is None or value is None:
        return False
    return reaches(indicator, target, value)


def _best(scores: Scores, indicator: Indicator, rows: list[int]) -> tuple[str, list[int]]:
    column = scores.assessment.places[indicator.id]
    most = scores.assessment.max_of(indicator)
    if most:
        top = [row for row in rows if scores.points[row, column] == most]
        return "points", [row for row in top if not _warned(scores, row, column)]
    if _wanted(indicator) is not None:
        return "target", [row for row in rows if _on_target(scores, row, column, indicator)]
    ordered = sorted(rows, key=lambda row: _from_best(scores, row, column, indicator))
    return "best_third", ordered[: ceil(len(ordered) / 3)] if len(ordered) >= EXAMPLES else []


def _warned(scores: Scores, row: int, column: int) -> bool:
    found = step_of(scores.grid, row, column)
    return bool(found and found[1].note)


def _from_best(
    scores: Scores, row: int, column: int, indicator: Indicator
) -> tuple[Fraction, tuple[tuple[str, str], str]]:
    value = scores.grid.value(row, column) or Fraction(0)
    order = scores.grid.subjects[row].order
    return (value if falls(indicator) else -value), order


def _standing(scores: Scores, row: int, column: int) -> Standing:
    grid, points = scores.grid, int(scores.points[row, column])
    value = grid.value(row, column)
    indicator = scores.assessment.all_indicators[column]
    weighted = bool(grid.weighted[row, column]) and has_fraction(indicator)
    scored = scores.assessment.is_scored(indicator) and points != OPEN
    return Standing(
        grid.subjects[row],
        None if value is None else rounded(value, 1),
        int(grid.numerator[row, column]) if weighted else None,
        int(grid.denominator[row, column]) if weighted else None,
        points if scored else None,
    )

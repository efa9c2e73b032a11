"""The result of one subject as others read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import TypeVar

import numpy as np

from scoring.methodology.indicators import is_summed
from scoring.results.criterion_result import CriterionResult, criterion_results
from scoring.results.indicator_result import IndicatorResult, indicator_results
from scoring.results.notes import total_notes
from scoring.results.possible import levels_of, possible_levels
from scoring.results.score import TOTAL, Scores
from scoring.results.subject import Subject
from scoring.results.values import MISSING, REFUSED
from scoring.rounding import percent

T = TypeVar("T")


@dataclass(frozen=True)
class SubjectResult:
    """`least` and `most` are the points that the missing indicators could still lead to.

    `complete` speaks of what brings points, `missing` names all that was asked for and is not
    there.
    """

    subject: Subject
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


def results(scores: Scores) -> tuple[SubjectResult, ...]:
    """By rank, those without one last; within that alphabetically."""
    last = len(scores.ranks) + 1
    return tuple(sorted(_results(scores), key=lambda one: (one.rank or last, one.subject.order)))


def result(scores: Scores, subject: str) -> SubjectResult:
    """Raises KeyError for one that has not been scored."""
    return _results(scores.only(subject))[0]


def _results(scores: Scores) -> list[SubjectResult]:
    """In the order of the rows, a column at a time: thousands of subjects take seconds."""
    assessment, total = scores.assessment, scores.total
    indicators = {
        one.id: indicator_results(scores, column)
        for column, one in enumerate(assessment.all_indicators)
    }
    criteria = {one.id: criterion_results(scores, one) for one in assessment.criteria}
    own_indicators, own_criteria = _by_row(scores, indicators), _by_row(scores, criteria)
    points, whole = total.points.tolist(), total.whole.tolist()
    notes = zip(total_notes(scores), own_indicators, strict=True)
    return [
        SubjectResult(*row)
        for row in zip(
            scores.grid.subjects,
            points,
            whole,
            map(cache(percent), points, whole),
            total.least.tolist(),
            total.most.tolist(),
            levels_of(scores, TOTAL),
            possible_levels(scores, TOTAL),
            scores.complete.tolist(),
            _missing(scores),
            (rank or None for rank in scores.ranks.tolist()),
            (_once(own, *(one.notes for one in each.values())) for own, each in notes),
            own_criteria,
            own_indicators,
            strict=True,
        )
    ]


def _by_row(scores: Scores, columns: Mapping[str, list[T]]) -> list[dict[str, T]]:
    if not columns:
        return [{} for _ in scores.complete]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _missing(scores: Scores) -> list[tuple[str, ...]]:
    assessment = scores.assessment
    asked = [not is_summed(one) for one in assessment.all_indicators]
    ids = np.array(list(assessment.places), dtype=object)
    lacking = np.isin(scores.grid.status, (MISSING, REFUSED)) & np.array(asked)
    return [tuple(ids[row]) for row in lacking]


def _once(*notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(notes)))

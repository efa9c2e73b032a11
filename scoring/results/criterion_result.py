"""One criterion of all rows as others read it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from scoring.methodology.assessment import Criterion
from scoring.results.notes import criterion_notes
from scoring.results.possible import levels_of, possible_levels
from scoring.results.score import Scores
from scoring.results.values import GIVEN, STATUSES, Status
from scoring.rounding import percent


@dataclass(frozen=True)
class CriterionResult:
    """`value` is the percent of its maximum; `given` counts its indicators that have a value.

    `least` and `most` are the points that its missing indicators could still lead to.
    """

    value: Decimal | None
    points: int
    max_points: int
    level: str | None
    status: Status
    notes: tuple[str, ...]
    given: int
    least: int
    most: int
    possible_levels: tuple[str, ...]


def criterion_results(scores: Scores, criterion: Criterion) -> list[CriterionResult]:
    """One for each row."""
    tally = scores.criteria[criterion.id]
    columns = [scores.assessment.places[one.id] for one in criterion.indicators]
    status = scores.grid.status[:, columns]
    part = cache(percent)
    return [
        CriterionResult(part(row[0], row[1]), *row)
        for row in zip(
            tally.points.tolist(),
            tally.whole.tolist(),
            levels_of(scores, criterion.id),
            map(cache(_joint_status), map(frozenset, status.tolist())),
            criterion_notes(scores, criterion),
            (status == GIVEN).sum(axis=1).tolist(),
            tally.least.tolist(),
            tally.most.tolist(),
            possible_levels(scores, criterion.id),
            strict=True,
        )
    ]


def _joint_status(codes: frozenset[int]) -> Status:
    applying = {STATUSES[code] for code in codes} - {"not_applicable"}
    if not applying:
        return "not_applicable"
    return "refused" if "refused" in applying else "missing" if "missing" in applying else "given"

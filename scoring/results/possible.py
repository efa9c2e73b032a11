"""The level of a row, and the levels that what is missing could still lead to."""

from __future__ import annotations

from scoring.methodology.assessment import Assessment
from scoring.results.award import OPEN
from scoring.results.place import NO_LEVEL
from scoring.results.score import TOTAL, Scores
from scoring.results.values import NOT_APPLICABLE


def level_of(scores: Scores, id: str, row: int) -> str | None:
    if id not in scores.places:
        return None
    level = int(scores.places[id].level[row])
    return None if level == NO_LEVEL else scores.scales[id].levels.names[level]


def possible_levels(scores: Scores, row: int) -> tuple[str, ...]:
    """Those that some completion of the row reaches."""
    if TOTAL not in scores.scales or not scores.total.whole[row]:
        return ()
    known = level_of(scores, TOTAL, row)
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

"""The level of each row, and the levels that what is missing could still lead to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Indicator
from scoring.methodology.levels import Levels
from scoring.results.award import OPEN
from scoring.results.place import NO_LEVEL, Tally
from scoring.results.score import TOTAL, Scores
from scoring.results.values import NOT_APPLICABLE, Flags


def levels_of(scores: Scores, id: str) -> list[str | None]:
    """Of the total or a criterion; None where completions differ or there is no scale."""
    if id not in scores.places:
        return [None] * len(scores.complete)
    names = scores.scales[id].levels.names
    found = scores.places[id].level.tolist()
    return [None if one == NO_LEVEL else names[one] for one in found]


def possible_levels(scores: Scores, id: str) -> list[tuple[str, ...]]:
    """Those that some completion of a row reaches."""
    if id not in scores.scales:
        return [()] * len(scores.complete)
    known, reached = levels_of(scores, id), _Reached(scores, id)
    whole = _tally(scores, id).whole.tolist()
    return [
        () if not most else (level,) if level else reached.by(row, most)
        for row, (level, most) in enumerate(zip(known, whole, strict=True))
    ]


class _Reached:
    """Rows that lack the same and have as many points reach the same."""

    def __init__(self, scores: Scores, id: str) -> None:
        self._scores, self._id = scores, id
        indicators = indicators_of(scores.assessment, id)
        self._unlimited = [one for one in indicators if one.id not in scores.assessment.limits]
        self._open = _open(scores, self._unlimited, scores.scales[id].levels)
        self._points, self._room = _tally(scores, id).points, _room(scores, id)
        self._known: dict[tuple[int, int, int, bytes], tuple[str, ...]] = {}

    def by(self, row: int, whole: int) -> tuple[str, ...]:
        points, room = int(self._points[row]), int(self._room[row])
        key = (points, room, whole, self._open[row].tobytes())
        if key not in self._known:
            sums = self._sums(points, room, self._open[row])
            self._known[key] = self._scores.scales[self._id].reached(sums, whole)
        return self._known[key]

    def _sums(self, points: int, room: int, is_open: Flags) -> list[int]:
        sums = {points}
        for column in np.flatnonzero(is_open):
            brings = self._scores.assessment.possible_points(self._unlimited[column]) or (0,)
            sums = {done + more for done in sums for more in brings}
        return sorted({done + more for done in sums for more in range(room + 1)})


def _open(scores: Scores, indicators: Sequence[Indicator], levels: Levels) -> Flags:
    """On a scale in points, what does not apply is judged like what is missing."""
    columns = [scores.assessment.places[one.id] for one in indicators]
    applies = scores.grid.status[:, columns] != NOT_APPLICABLE
    found: Flags = (scores.points[:, columns] == OPEN) & (applies | (levels.of == "points"))
    return found


def _room(scores: Scores, id: str) -> np.ndarray:
    """Points that criteria limited as a whole could still bring."""
    room = np.zeros(len(scores.complete), np.int64)
    for criterion in scores.assessment.criteria:
        if id in (TOTAL, criterion.id) and is_limited(scores.assessment, criterion.id):
            tally = scores.criteria[criterion.id]
            room += tally.most - tally.points
    return room


def _tally(scores: Scores, id: str) -> Tally:
    return scores.total if id == TOTAL else scores.criteria[id]


def indicators_of(assessment: Assessment, id: str) -> tuple[Indicator, ...]:
    """Of a criterion, or all for the total."""
    if id == TOTAL:
        return assessment.all_indicators
    return next(one.indicators for one in assessment.criteria if one.id == id)


def is_limited(assessment: Assessment, id: str) -> bool:
    return any(one.id in assessment.limits for one in indicators_of(assessment, id))

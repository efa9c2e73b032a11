"""Values in, points and levels out, for all subjects of one period at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

import numpy as np
import pandas as pd

from scoring.methodology.assessment import Assessment, Criterion
from scoring.methodology.indicators import Indicator, is_summed
from scoring.methodology.levels import Levels
from scoring.results.award import OPEN, points_of
from scoring.results.hanging import leave_hanging
from scoring.results.place import Places, Scale, Tally, place, scale
from scoring.results.subject import Subject
from scoring.results.summed import fill_sums
from scoring.results.values import GIVEN, NOT_APPLICABLE, Flags, Grid, Numbers, grid


@dataclass(frozen=True)
class Scores:
    """Arrays with one row a subject; `points` has one column an indicator.

    An indicator that does not apply lowers the maximum. On a scale in points it is judged like
    one that is missing, for the printed bands speak of the whole list.
    """

    grid: Grid
    points: Numbers
    total: Tally
    criteria: Mapping[str, Tally]
    scales: Mapping[str, Scale]
    places: Mapping[str, Places]
    complete: Flags
    ranks: Numbers

    @property
    def assessment(self) -> Assessment:
        return self.grid.assessment

    def only(self, subject: str) -> Scores:
        """The same with the row of one, by its code. Raises KeyError for one not scored."""
        row = self.grid.rows[subject]
        at = slice(row, row + 1)
        return Scores(
            self.grid.only(row),
            self.points[at],
            self.total.only(row),
            {id: tally.only(row) for id, tally in self.criteria.items()},
            self.scales,
            {id: places.only(row) for id, places in self.places.items()},
            self.complete[at],
            self.ranks[at],
        )


# The scale of the total stands among those of the criteria under a name no criterion can have.
TOTAL = ""


def score(
    assessment: Assessment, values: pd.DataFrame, subjects: Sequence[Subject | str] = ()
) -> Scores:
    """`values` as values_frame makes them. Raises UnknownIndicator and RepeatedValue."""
    cells = grid(assessment, values, subjects)
    leave_hanging(cells)
    fill_sums(cells)
    points = np.stack([points_of(cells, i) for i in range(len(assessment.places))], axis=1)
    outside = _tally(cells, points, assessment.indicators, None)
    criteria = {
        one.id: _tally(cells, points, one.indicators, one.max_points) for one in assessment.criteria
    }
    total = _sum([outside, *criteria.values()])
    scales = {id: scale(levels, most) for id, levels, most in _scales(assessment)}
    tallies = {TOTAL: total, **criteria}
    complete = _complete(cells, points)
    return Scores(
        cells,
        points,
        total,
        criteria,
        scales,
        {id: place(one, _judged(one.levels, id, tallies[id], cells)) for id, one in scales.items()},
        complete,
        _ranks(total, complete),
    )


def _scales(assessment: Assessment) -> list[tuple[str, Levels, int]]:
    inside = [
        (one.id, one.levels, assessment.max_of_criterion(one))
        for one in assessment.criteria
        if one.levels
    ]
    if assessment.levels:
        inside.append((TOTAL, assessment.levels, assessment.max_points))
    return inside


def _tally(
    grid: Grid, points: Numbers, indicators: Sequence[Indicator], limit: int | None
) -> Tally:
    scored = [one for one in indicators if grid.assessment.is_scored(one)]
    columns = [grid.assessment.places[one.id] for one in scored]
    applies = grid.status[:, columns] != NOT_APPLICABLE
    known = points[:, columns] != OPEN
    got = (points[:, columns] * known).sum(axis=1)
    unknown = applies & ~known
    least, most = _bounds(grid.assessment, scored)
    if limit is not None:
        whole = np.where(applies.any(axis=1), limit, 0)
        return Tally(got, got, np.where(unknown.any(axis=1), whole, got), whole)
    return Tally(got, got + unknown @ least, got + unknown @ most, applies @ most)


def _bounds(assessment: Assessment, indicators: Sequence[Indicator]) -> tuple[Numbers, Numbers]:
    possible = [assessment.possible_points(one) or (0,) for one in indicators]
    return np.array([p[0] for p in possible], np.int64), np.array(
        [p[-1] for p in possible], np.int64
    )


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        sum((one.points for one in tallies), start=np.zeros_like(tallies[0].points)),
        sum((one.least for one in tallies), start=np.zeros_like(tallies[0].points)),
        sum((one.most for one in tallies), start=np.zeros_like(tallies[0].points)),
        sum((one.whole for one in tallies), start=np.zeros_like(tallies[0].points)),
    )


def _judged(levels: Levels, id: str, tally: Tally, grid: Grid) -> Tally:
    if levels.of == "percent":
        return tally
    full = _full(grid.assessment, id)
    return Tally(tally.points, tally.least, tally.most + full - tally.whole, tally.whole)


def _full(assessment: Assessment, id: str) -> int:
    if id == TOTAL:
        return assessment.max_points
    return assessment.max_of_criterion(criterion(assessment, id))


def criterion(assessment: Assessment, id: str) -> Criterion:
    return next(one for one in assessment.criteria if one.id == id)


def _complete(grid: Grid, points: Numbers) -> Flags:
    """Whether everything that brings points is there; without any such, all that is asked for."""
    assessment = grid.assessment
    scored = [assessment.is_scored(one) for one in assessment.all_indicators]
    reported = [not is_summed(one) for one in assessment.all_indicators]
    there = points != OPEN if any(scored) else grid.status == GIVEN
    asked = np.array(scored if any(scored) else reported)
    done: Flags = (there | (grid.status == NOT_APPLICABLE) | ~asked).all(axis=1)
    return done


def _ranks(total: Tally, complete: Flags) -> Numbers:
    """1, 2, 2, 4 by the exact part of the maximum; 0 for those without a place."""
    ranks = np.zeros(len(complete), np.int64)
    ranked = np.flatnonzero(complete & (total.whole > 0))
    pairs = list(zip(total.points[ranked].tolist(), total.whole[ranked].tolist(), strict=True))
    parts = {pair: Fraction(*pair) for pair in set(pairs)}
    held = Counter(parts[pair] for pair in pairs)
    above = dict(zip(sorted(held, reverse=True), _starts(held), strict=True))
    ranks[ranked] = [above[parts[pair]] for pair in pairs]
    return ranks


def _starts(held: Counter[Fraction]) -> list[int]:
    counts = [held[part] for part in sorted(held, reverse=True)]
    return list(accumulate(counts[:-1], initial=1))[: len(counts)]

"""A subject beside the region, a district or a chosen group."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from scoring.methodology.indicators import has_fraction
from scoring.results.award import OPEN
from scoring.results.region import average_percent, regional_share
from scoring.results.result import SubjectResult, result
from scoring.results.score import Scores
from scoring.results.subject import Subject
from scoring.results.values import GIVEN, Flags
from scoring.rounding import percent


@dataclass(frozen=True)
class Beside:
    """Own figure and the group's: percents of a maximum, or values of a share."""

    own: Decimal | None
    group: Decimal | None


@dataclass(frozen=True)
class GroupComparison:
    """A subject beside the region, a district or a chosen group, itself included.

    `place` among the `size` complete results of the group. Shares of the group are ratios of
    sums; of other indicators that bring points it is the average percent of their maximum.
    """

    subject: Subject
    size: int
    place: int | None
    percent: Beside
    criteria: Mapping[str, Beside]
    indicators: Mapping[str, Beside]


def beside(scores: Scores, subject: str, group: Collection[str]) -> GroupComparison:
    """`subject` and `group` are codes. Raises KeyError for one that has not been scored."""
    own = result(scores, subject)
    chosen = {*group, subject}
    rows = np.array([one.code in chosen for one in scores.grid.subjects])
    done = rows & scores.complete
    ranks = scores.ranks[done]
    return GroupComparison(
        own.subject,
        int(done.sum()),
        None if own.rank is None else 1 + int((ranks < own.rank).sum()),
        Beside(own.percent, average_percent(scores, done)),
        {id: Beside(one.value, _criterion(scores, id, done)) for id, one in own.criteria.items()},
        {
            one.id: _indicator(scores, own, column, rows)
            for column, one in enumerate(scores.assessment.all_indicators)
        },
    )


def _criterion(scores: Scores, id: str, rows: Flags) -> Decimal | None:
    tally = scores.criteria[id]
    return percent(int(tally.points[rows].sum()), int(tally.whole[rows].sum()))


def _indicator(scores: Scores, own: SubjectResult, column: int, rows: Flags) -> Beside:
    indicator = scores.assessment.all_indicators[column]
    mine = own.indicators[indicator.id]
    if has_fraction(indicator):
        return Beside(mine.value, regional_share(scores, column, rows).percent)
    given = rows & (scores.grid.status[:, column] == GIVEN) & (scores.points[:, column] != OPEN)
    most = scores.assessment.max_of(indicator)
    gained = int(scores.points[given, column].sum())
    part = None if mine.points is None else percent(mine.points, most)
    return Beside(part, percent(gained, most * int(given.sum())))

"""Periods of one municipality side by side, and a municipality beside others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pandas as pd

from scoring.assessment import Assessment
from scoring.award import OPEN
from scoring.indicators import has_fraction
from scoring.region import average_percent, regional_share
from scoring.result import MunicipalityResult, result
from scoring.rounding import percent, rounded
from scoring.score import Scores, score
from scoring.values import GIVEN, Flags, renamed


@dataclass(frozen=True)
class Period:
    """`name` is what the period is called, such as 2020/21."""

    name: str
    scores: Scores


@dataclass(frozen=True)
class Point:
    """A municipality in one period; None where it was not scored then."""

    period: str
    methodology: str
    version: str
    points: int | None
    max_points: int | None
    percent: Decimal | None
    level: str | None
    complete: bool


@dataclass(frozen=True)
class Change:
    """From one point to the next; `comparable` is False across a change of methodology.

    Of results that are not comparable or not complete there is no difference.
    """

    earlier: str
    later: str
    comparable: bool
    points: int | None
    percent: Decimal | None


@dataclass(frozen=True)
class Line:
    """An indicator of the latest version through the periods; None also where not comparable."""

    indicator: str
    values: tuple[Decimal | None, ...]
    points: tuple[int | None, ...]
    comparable: tuple[bool, ...]


@dataclass(frozen=True)
class Dynamics:
    municipality: str
    points: tuple[Point, ...]
    changes: tuple[Change, ...]
    lines: tuple[Line, ...]


def dynamics(periods: Sequence[Period], municipality: str) -> Dynamics:
    """`periods` from the earliest to the latest."""
    found = [_found(period.scores, municipality) for period in periods]
    points = tuple(_point(*pair) for pair in zip(periods, found, strict=True))
    return Dynamics(
        municipality,
        points,
        tuple(
            _change(earlier, later, comparable(a.scores.assessment, b.scores.assessment))
            for (earlier, later), (a, b) in zip(pairwise(points), pairwise(periods), strict=True)
        ),
        _lines([period.scores.assessment for period in periods], found),
    )


def comparable(one: Assessment, other: Assessment) -> bool:
    """Whether totals mean the same: one methodology in one version."""
    return (one.id, one.version) == (other.id, other.version)


def counterparts(earlier: Assessment, later: Assessment) -> dict[str, str]:
    """Ids of the later version to those of the earlier for indicators that can be compared.

    The same are those that the later says it replaces, and those whose rule has not changed.
    """
    if comparable(earlier, later):
        return {id: id for id in later.places}
    return {
        one.id: one.replaces or one.id
        for one in later.all_indicators
        if (one.replaces in earlier.places)
        or (one.replaces is None and _same_rule(earlier, later, one.id))
    }


def _same_rule(earlier: Assessment, later: Assessment, id: str) -> bool:
    if id not in earlier.places:
        return False
    words = {"title", "source", "note", "remedy", "replaces", "target", "ladder"}
    one, other = earlier.indicator(id), later.indicator(id)
    same = one.model_dump(exclude=words) == other.model_dump(exclude=words)
    steps = [found and found.steps for found in (earlier.ladder_of(one), later.ladder_of(other))]
    return same and steps[0] == steps[1]


def _found(scores: Scores, municipality: str) -> MunicipalityResult | None:
    known = municipality in scores.grid.rows
    return result(scores, municipality) if known else None


def _point(period: Period, found: MunicipalityResult | None) -> Point:
    assessment = period.scores.assessment
    return Point(
        period.name,
        assessment.id,
        assessment.version,
        found.points if found else None,
        found.max_points if found else None,
        found.percent if found else None,
        found.level if found else None,
        bool(found and found.complete),
    )


def _change(earlier: Point, later: Point, same: bool) -> Change:
    told = same and earlier.complete and later.complete
    if not told or earlier.points is None or later.points is None:
        return Change(earlier.period, later.period, same, None, None)
    parts = [Fraction(100 * (one.points or 0), one.max_points or 1) for one in (earlier, later)]
    return Change(
        earlier.period,
        later.period,
        same,
        later.points - earlier.points,
        rounded(parts[1] - parts[0], 1),
    )


def _lines(
    versions: Sequence[Assessment], found: Sequence[MunicipalityResult | None]
) -> tuple[Line, ...]:
    if not versions:
        return ()
    known = _back(versions)
    return tuple(_line(one.id, known, found) for one in versions[-1].all_indicators)


def _back(versions: Sequence[Assessment]) -> list[dict[str, str]]:
    """For each version the ids of the latest to its own, followed from version to version."""
    known = [{id: id for id in versions[-1].places}]
    for earlier, later in reversed(list(pairwise(versions))):
        step = counterparts(earlier, later)
        known.append({latest: step[id] for latest, id in known[-1].items() if id in step})
    return known[::-1]


def _line(
    id: str, known: Sequence[Mapping[str, str]], found: Sequence[MunicipalityResult | None]
) -> Line:
    own = [
        one.indicators[ids[id]] if one and id in ids else None
        for ids, one in zip(known, found, strict=True)
    ]
    return Line(
        id,
        tuple(one.value if one else None for one in own),
        tuple(one.points if one else None for one in own),
        tuple(id in ids for ids in known),
    )


@dataclass(frozen=True)
class Recalculation:
    """Both periods by both versions; None where a version lacks the values it needs."""

    earlier_by_later: MunicipalityResult | None
    later_by_earlier: MunicipalityResult | None


def recalculated(
    earlier: Assessment,
    later: Assessment,
    earlier_values: pd.DataFrame,
    later_values: pd.DataFrame,
    municipality: str,
) -> Recalculation:
    """Across a change of methodology: what each period would be by the other version."""
    forward = {old: new for new, old in counterparts(earlier, later).items()}
    backward = counterparts(earlier, later)
    return Recalculation(
        _by_other(later, renamed(earlier_values, forward), set(forward.values()), municipality),
        _by_other(earlier, renamed(later_values, backward), set(backward.values()), municipality),
    )


def _by_other(
    assessment: Assessment, values: pd.DataFrame, known: set[str], municipality: str
) -> MunicipalityResult | None:
    needed = {one.id for one in assessment.all_indicators if assessment.is_scored(one)}
    own = values[values["municipality"] == municipality]
    if not needed <= known or own.empty:
        return None
    return result(score(assessment, own), municipality)


@dataclass(frozen=True)
class Beside:
    """Own figure and the group's: percents of a maximum, or values of a share."""

    own: Decimal | None
    group: Decimal | None


@dataclass(frozen=True)
class GroupComparison:
    """A municipality beside the region, a district or a chosen group, itself included.

    `place` among the `size` complete results of the group. Shares of the group are ratios of
    sums; of other indicators that bring points it is the average percent of their maximum.
    """

    municipality: str
    size: int
    place: int | None
    percent: Beside
    criteria: Mapping[str, Beside]
    indicators: Mapping[str, Beside]


def beside(scores: Scores, municipality: str, group: Collection[str]) -> GroupComparison:
    """Raises KeyError for a municipality that has not been scored."""
    own = result(scores, municipality)
    chosen = {*group, municipality}
    rows = np.array([name in chosen for name in scores.grid.municipalities])
    done = rows & scores.complete
    ranks = scores.ranks[done]
    return GroupComparison(
        municipality,
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


def _indicator(scores: Scores, own: MunicipalityResult, column: int, rows: Flags) -> Beside:
    indicator = scores.assessment.all_indicators[column]
    mine = own.indicators[indicator.id]
    if has_fraction(indicator):
        return Beside(mine.value, regional_share(scores, column, rows).percent)
    given = rows & (scores.grid.status[:, column] == GIVEN) & (scores.points[:, column] != OPEN)
    most = scores.assessment.max_of(indicator)
    gained = int(scores.points[given, column].sum())
    part = None if mine.points is None else percent(mine.points, most)
    return Beside(part, percent(gained, most * int(given.sum())))

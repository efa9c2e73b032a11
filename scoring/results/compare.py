"""Periods of one subject side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from scoring.methodology.assessment import Assessment
from scoring.results.result import SubjectResult, result
from scoring.results.score import Scores
from scoring.results.versions import comparable, counterparts
from scoring.rounding import rounded


@dataclass(frozen=True)
class Period:
    """`name` is what the period is called, such as 2020/21."""

    name: str
    scores: Scores


@dataclass(frozen=True)
class Point:
    """A subject in one period; None where it was not scored then."""

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
    subject: str
    points: tuple[Point, ...]
    changes: tuple[Change, ...]
    lines: tuple[Line, ...]


def dynamics(periods: Sequence[Period], subject: str) -> Dynamics:
    """`periods` from the earliest to the latest."""
    found = [_found(period.scores, subject) for period in periods]
    points = tuple(_point(*pair) for pair in zip(periods, found, strict=True))
    return Dynamics(
        subject,
        points,
        tuple(
            _change(earlier, later, comparable(a.scores.assessment, b.scores.assessment))
            for (earlier, later), (a, b) in zip(pairwise(points), pairwise(periods), strict=True)
        ),
        _lines([period.scores.assessment for period in periods], found),
    )


def _found(scores: Scores, subject: str) -> SubjectResult | None:
    known = subject in scores.grid.rows
    return result(scores, subject) if known else None


def _point(period: Period, found: SubjectResult | None) -> Point:
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
    versions: Sequence[Assessment], found: Sequence[SubjectResult | None]
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
    id: str, known: Sequence[Mapping[str, str]], found: Sequence[SubjectResult | None]
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

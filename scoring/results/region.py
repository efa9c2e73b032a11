"""The region out of its subjects: the JSON contract's `region`, and the zones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from scoring.methodology.indicators import Count, Presence, TextList, factor, has_fraction
from scoring.results.place import NO_LEVEL, tenths
from scoring.results.score import TOTAL, Scores
from scoring.results.subject import Subject
from scoring.results.target import reaches, target_of
from scoring.results.values import GIVEN, Flags, Numbers
from scoring.rounding import rounded, whole_percents


@dataclass(frozen=True)
class LevelShare:
    """`percent` of the subjects that have a level; whole, adding up to 100."""

    count: int
    percent: int


@dataclass(frozen=True)
class RegionalShare:
    """The ratio of sums over the subjects that gave both numbers, `n` of them.

    Of an indicator that is there or not: how many of those who told have it.
    """

    numerator: int
    denominator: int
    percent: Decimal | None
    target: Decimal | None
    n: int
    reached: bool | None = None


@dataclass(frozen=True)
class RegionalSum:
    """Of a whole number, over the `n` subjects that gave it."""

    sum: int
    n: int


@dataclass(frozen=True)
class RegionResult:
    """`average_percent` is the mean over complete results; `zones` are in order of result."""

    subjects: int
    complete: int
    distribution: Mapping[str, LevelShare]
    average_percent: Decimal | None
    shares: Mapping[str, RegionalShare]
    zones: Mapping[str, tuple[Subject, ...]]
    without_level: tuple[Subject, ...]
    criteria: Mapping[str, Mapping[str, LevelShare]]
    leaders: tuple[Subject, ...]
    problem: tuple[Subject, ...]
    notes: tuple[str, ...]
    sums: Mapping[str, RegionalSum]


def region_result(scores: Scores) -> RegionResult:
    leaders, problem = _ends(scores)
    return RegionResult(
        len(scores.grid.subjects),
        int(scores.complete.sum()),
        _distribution(scores, TOTAL),
        average_percent(scores, scores.complete),
        {
            one.id: regional_share(scores, column, np.ones(len(scores.complete), np.bool_))
            for column, one in enumerate(scores.assessment.all_indicators)
            if has_fraction(one) or isinstance(one, Presence)
        },
        _zones(scores),
        _without_level(scores),
        {id: _distribution(scores, id) for id in scores.places if id != TOTAL},
        leaders,
        problem,
        ("no_thresholds",) if scores.assessment.levels_from_region else (),
        {
            one.id: _sum(scores, column)
            for column, one in enumerate(scores.assessment.all_indicators)
            if isinstance(one, Count | TextList)
        },
    )


def _distribution(scores: Scores, id: str) -> dict[str, LevelShare]:
    if id not in scores.places:
        return {}
    names = scores.scales[id].levels.names
    found = scores.places[id].level
    counts = [int((found == i).sum()) for i in range(len(names))]
    percents = whole_percents(counts)
    return {
        name: LevelShare(*pair)
        for name, pair in zip(names, zip(counts, percents, strict=True), strict=True)
    }


def average_percent(scores: Scores, rows: Flags) -> Decimal | None:
    """The mean of the exact percents of some rows, to one decimal."""
    counted = np.flatnonzero(rows & (scores.total.whole > 0))
    if not len(counted):
        return None
    held = Counter(_pairs(scores, counted))
    total = sum((Fraction(*pair) * times for pair, times in held.items()), Fraction(0))
    return rounded(100 * total / len(counted), 1)


def _pairs(scores: Scores, rows: Numbers) -> list[tuple[int, int]]:
    """Points and maximum; few differ, so each is divided once."""
    total = scores.total
    return list(zip(total.points[rows].tolist(), total.whole[rows].tolist(), strict=True))


def regional_share(scores: Scores, column: int, rows: Flags) -> RegionalShare:
    grid = scores.grid
    counted = rows & (grid.status[:, column] == GIVEN) & grid.weighted[:, column]
    numerator = int(grid.numerator[counted, column].sum())
    denominator = int(grid.denominator[counted, column].sum())
    indicator = scores.assessment.all_indicators[column]
    times = 100 if isinstance(indicator, Presence) else factor(indicator)
    value = Fraction(times * numerator, denominator) if denominator else None
    target = target_of(indicator)
    return RegionalShare(
        numerator,
        denominator,
        None if value is None else rounded(value, 1),
        target,
        int(counted.sum()),
        None if target is None or value is None else reaches(indicator, target, value),
    )


def _sum(scores: Scores, column: int) -> RegionalSum:
    given = scores.grid.status[:, column] == GIVEN
    return RegionalSum(int(scores.grid.numerator[given, column].sum()), int(given.sum()))


def _zones(scores: Scores) -> dict[str, tuple[Subject, ...]]:
    if TOTAL not in scores.places:
        return {}
    level = scores.places[TOTAL].level
    return {
        name: _in_order(scores, np.flatnonzero(level == i))
        for i, name in enumerate(scores.scales[TOTAL].levels.names)
    }


def _without_level(scores: Scores) -> tuple[Subject, ...]:
    level = scores.places[TOTAL].level if TOTAL in scores.places else None
    return () if level is None else _in_order(scores, np.flatnonzero(level == NO_LEVEL))


def _in_order(scores: Scores, rows: Numbers) -> tuple[Subject, ...]:
    """The best first, equal ones alphabetically."""
    pairs = _pairs(scores, rows)
    parts = {pair: Fraction(*pair) if pair[1] else Fraction(0) for pair in set(pairs)}
    places = {part: i for i, part in enumerate(sorted(set(parts.values()), reverse=True))}
    subjects = [scores.grid.subjects[row] for row in rows]
    own = (places[parts[pair]] for pair in pairs)
    keyed = zip(own, (one.order for one in subjects), subjects, strict=True)
    return tuple(one for _, _, one in sorted(keyed, key=lambda key: key[:2]))


def _ends(scores: Scores) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """Leaders and the problem zone among complete results, where the methodology draws them."""
    zones = scores.assessment.zones
    if zones is None:
        return (), ()
    cells = tenths(scores.total.points, scores.total.whole)
    counted = scores.complete & (scores.total.whole > 0)
    leaders = np.flatnonzero(counted & (cells > int(zones.leaders_above * 10)))
    problem = np.flatnonzero(counted & (cells < int(zones.problem_below * 10)))
    return _in_order(scores, leaders), _in_order(scores, problem)

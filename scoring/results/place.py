"""Totals on the scale of levels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from scoring.methodology.levels import Levels
from scoring.results.values import Codes, Flags, Numbers

NO_LEVEL = -1


@dataclass(frozen=True)
class Tally:
    """Points of a total or a criterion, one element a subject.

    `least` and `most` are what the completions of a row can bring; `whole` is its maximum.
    """

    points: Numbers
    least: Numbers
    most: Numbers
    whole: Numbers

    def only(self, row: int) -> Tally:
        at = slice(row, row + 1)
        return Tally(self.points[at], self.least[at], self.most[at], self.whole[at])


@dataclass(frozen=True)
class Places:
    """`level` indexes the bands, NO_LEVEL where completions differ or the scale has none."""

    level: Codes
    in_gap: Flags

    def only(self, row: int) -> Places:
        at = slice(row, row + 1)
        return Places(self.level[at], self.in_gap[at])


@dataclass(frozen=True)
class Scale:
    """The level of every whole point, or every tenth of a percent, from 0 to the maximum."""

    levels: Levels
    level: Codes
    in_gap: Flags

    def cells(self, points: Numbers, whole: Numbers) -> Numbers:
        return points if self.levels.of == "points" else tenths(points, whole)

    def reached(self, points: Iterable[int], whole: int) -> tuple[str, ...]:
        """The levels that some of the totals reach, the highest first."""
        sums = np.array(list(points), np.int64)
        cells = self.cells(sums, np.full(len(sums), whole, np.int64))
        found = set(self.level[cells].tolist())
        return tuple(name for i, name in enumerate(self.levels.names) if i in found)


def scale(levels: Levels, max_points: int) -> Scale:
    size = levels.last_cell(max_points) + 1
    level, in_gap = np.full(size, NO_LEVEL, np.int8), np.zeros(size, np.bool_)
    for i, band in enumerate(levels.bands):
        level[levels.cells(band.start) : levels.cells(band.end) + 1] = i
    # Gaps side by side take one level after the other from the band beyond them.
    for gap in sorted(levels.gaps, key=lambda gap: gap.start, reverse=levels.gap == "upper"):
        start, end = levels.cells(gap.start), levels.cells(gap.end) + 1
        in_gap[start:end] = True
        if levels.gap != "undefined":
            level[start:end] = level[start - 1] if levels.gap == "lower" else level[end]
    return Scale(levels, level, in_gap)


def place(scale: Scale, tally: Tally) -> Places:
    """More points never give a lower level, so the ends of the range decide for all between."""
    possible = tally.whole > 0
    least = scale.cells(tally.least, tally.whole)
    most = scale.cells(tally.most, tally.whole)
    same = possible & (scale.level[least] == scale.level[most])
    in_gap = possible & (least == most) & scale.in_gap[least]
    return Places(np.where(same, scale.level[least], NO_LEVEL).astype(np.int8), in_gap)


def tenths(points: Numbers, whole: Numbers) -> Numbers:
    """Tenths of a percent, half up; 0 where there is no maximum."""
    safe = np.maximum(whole, 1)
    return np.where(whole > 0, (2000 * points + safe) // (2 * safe), 0)

"""The shortest way for what is most: two whole numbers in which nothing is amiss."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoring.methodology.indicators import Indicator, has_fraction
from scoring.reading.tables.cells import is_plain
from scoring.reading.tables.gathered import Given
from scoring.reading.tables.row import is_subset
from scoring.results.values import GIVEN, Numbers

_OTHER = -1


def plain_fractions(
    indicator: Indicator, parts: Sequence[str], texts: Sequence[Sequence[str]]
) -> Given:
    """NOTHING where somebody must look closer; nearly all rows differ, their numbers repeat."""
    found = Given.nothing(len(texts[0]))
    if list(parts) != ["numerator", "denominator"] or not has_fraction(indicator):
        return found
    top, bottom = map(_numbers, texts)
    plain = (top != _OTHER) & (bottom != _OTHER)
    if is_subset(indicator):
        plain &= top <= bottom
    found.status[plain] = GIVEN
    found.numerator[plain], found.denominator[plain] = top[plain], bottom[plain]
    found.weighted[plain] = True
    return found


def _numbers(texts: Sequence[str]) -> Numbers:
    known = {text: int(text) if is_plain(text) else _OTHER for text in set(texts)}
    return np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))

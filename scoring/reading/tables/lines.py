"""The rows of a table that are somebody's, looked at a column at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter

import numpy as np

from scoring.methodology.indicators import Indicator
from scoring.reading.tables.body import Line
from scoring.reading.tables.indicator_column import IndicatorColumn


class Lines:
    def __init__(self, lines: Sequence[Line], subjects: defaultdict[str, int]) -> None:
        """`subjects` give each a number."""
        self._lines, self._numbers = lines, subjects
        self.rows = [line.row for line in lines]
        of_lines = map(subjects.__getitem__, (line.subject for line in lines))
        self._subjects = np.fromiter(of_lines, np.intp, len(lines))
        self._cells = [line.cells for line in lines]

    def texts(self, at: int) -> list[str]:
        return list(map(itemgetter(at), self._cells))

    def only(self, own: Sequence[int]) -> Lines:
        return Lines([self._lines[one] for one in own], self._numbers)

    def column(self, indicator: Indicator, places: Mapping[str, int]) -> IndicatorColumn:
        texts = list(map(self.texts, places.values()))
        return IndicatorColumn(indicator, places, self.rows, self._subjects, texts)

"""All cells of one indicator; what is written alike is read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

import numpy as np

from scoring.methodology.indicators import Indicator
from scoring.reading.tables.cells import BadCell
from scoring.reading.tables.gathered import NOTHING, Gathered, Given, Rows, Subjects
from scoring.reading.tables.plain_fractions import plain_fractions
from scoring.reading.tables.row import REFUSED, Entry, Faulty, Numbers, numbers
from scoring.results.values import STATUSES, Flags

Key = tuple[str, ...]
Outcome = Numbers | Faulty | None
Remark = Callable[[int, int, BadCell, str], None]


@dataclass(frozen=True)
class IndicatorColumn:
    """`places` are its parts with their columns, `texts` what stands in each of them."""

    indicator: Indicator
    places: Mapping[str, int]
    rows: Sequence[int]
    subjects: Subjects
    texts: Sequence[Sequence[str]]

    def read(self, into: Gathered, remark: Remark) -> None:
        if not self.places:
            # A table with an indicator in each row, and no column of values beside it.
            return
        given, faulty = self._given()
        kept = self._once(given.status != NOTHING, into, remark)
        for at, outcome in faulty:
            if kept[at]:
                remark(self.rows[at], outcome.column, outcome.bad, outcome.text)
        into.add(self.indicator.id, self.subjects[kept], given.at(kept))

    def _given(self) -> tuple[Given, list[tuple[int, Faulty]]]:
        """With the rows that are faulty."""
        given = plain_fractions(self.indicator, list(self.places), self.texts)
        closer = np.flatnonzero(given.status == NOTHING)
        kinds, outcomes = self._outcomes(closer)
        for column, found in zip(given.columns, _as_given(outcomes).columns, strict=True):
            column[closer] = found[kinds]
        bad = np.array([isinstance(one, Faulty) for one in outcomes], np.bool_)[kinds]
        faulty = zip(closer[bad].tolist(), kinds[bad].tolist(), strict=True)
        return given, [
            (at, outcome) for at, kind in faulty if isinstance(outcome := outcomes[kind], Faulty)
        ]

    def _outcomes(self, rows: Rows) -> tuple[Rows, list[Outcome]]:
        """Which of the outcomes each of the rows has."""
        kinds: defaultdict[Key, int] = defaultdict(count().__next__)
        of_rows = np.fromiter(map(kinds.__getitem__, self._keys(rows)), np.intp, len(rows))
        entries = list(map(self._entry, kinds))
        unsigned = [entry.unsigned for entry in entries]
        is_open = _open(filter(None, unsigned))
        return of_rows, [
            one.fault(BadCell("open_share"), "value") if value and is_open(value) else numbers(one)
            for one, value in zip(entries, unsigned, strict=True)
        ]

    def _keys(self, rows: Rows) -> Iterator[Key]:
        if len(rows) == len(self.rows):
            return zip(*self.texts, strict=True)
        return (tuple(texts[at] for texts in self.texts) for at in rows.tolist())

    def _entry(self, key: Key) -> Entry:
        cells = {
            part: (at, text) for (part, at), text in zip(self.places.items(), key, strict=True)
        }
        return Entry(self.indicator, cells)

    def _once(self, written: Flags, into: Gathered, remark: Remark) -> Flags:
        """Without second values of one subject, which are remarked on."""
        rows = np.flatnonzero(written)
        again = rows[into.are_repeated(self.indicator.id, self.subjects[rows])]
        for at in again.tolist():
            key = tuple(texts[at] for texts in self.texts)
            fault = self._entry(key).fault(BadCell("repeated_value"))
            remark(self.rows[at], fault.column, fault.bad, fault.text)
        written[again] = False
        return written


def _as_given(outcomes: Sequence[Outcome]) -> Given:
    found = Given.nothing(len(outcomes))
    for at, outcome in enumerate(outcomes):
        if outcome is not None:
            status, *of_value = REFUSED if isinstance(outcome, Faulty) else outcome
            own = (STATUSES.index(status), *of_value)
            for column, part in zip(found.columns, own, strict=True):
                column[at] = part
    return found


def _open(values: Iterable[Fraction]) -> Callable[[Fraction], bool]:
    """Whether a percent without its sign may be a part of one: 0.54 is 54 %, or 0.54 %.

    1 and what is a little more are open only where all the others are as small.
    """
    small = list(values)
    largest = max(small, default=Fraction(0))
    has_part = any(0 < one < 1 for one in small)
    all_are = largest <= 1 or (has_part and largest < 2)
    return lambda value: all_are or value < 1

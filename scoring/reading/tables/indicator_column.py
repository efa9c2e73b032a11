"""All cells of one indicator, row by row; what is written alike is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.methodology.indicators import Indicator
from scoring.reading.tables.cells import BadCell
from scoring.reading.tables.gathered import REFUSED, Gathered, Numbers
from scoring.reading.tables.row import Entry, Faulty, numbers, plain_fraction

Outcome = Numbers | Faulty | None
Remark = Callable[[int, int, BadCell, str], None]


@dataclass
class IndicatorColumn:
    """`places` are its parts with their columns; each key has the texts of these parts."""

    indicator: Indicator
    places: Mapping[str, int]
    rows: list[int] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, row: int, town: str, key: tuple[str, ...]) -> None:
        self.rows.append(row)
        self.towns.append(town)
        self.keys.append(key)

    def read(self, into: Gathered, remark: Remark) -> None:
        outcomes = self._outcomes()
        every = list(map(outcomes.__getitem__, self.keys))
        written = [at for at, outcome in enumerate(every) if outcome is not None]
        kept = self._once(written, into.seen(self.indicator.id), remark)
        given: list[Numbers] = []
        for at in kept:
            outcome = every[at]
            if isinstance(outcome, Faulty):
                remark(self.rows[at], outcome.column, outcome.bad, outcome.text)
                outcome = REFUSED
            given.append(outcome or REFUSED)
        into.add(self.indicator.id, [self.towns[at] for at in kept], given)

    def _outcomes(self) -> dict[tuple[str, ...], Outcome]:
        keys = set(self.keys)
        plain = self._plain(keys)
        entries = {key: self._entry(key) for key in keys if key not in plain}
        unsigned = {key: value for key, one in entries.items() if (value := one.unsigned)}
        is_open = _open(unsigned.values())
        return plain | {
            key: one.fault(BadCell("open_share"), "value")
            if key in unsigned and is_open(unsigned[key])
            else numbers(one)
            for key, one in entries.items()
        }

    def _plain(self, keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], Outcome]:
        """Where numerator and denominator are all that there is."""
        if list(self.places) != ["numerator", "denominator"]:
            return {}
        found = ((key, plain_fraction(self.indicator, *key)) for key in keys)
        return {key: one for key, one in found if one is not None}

    def _entry(self, key: tuple[str, ...]) -> Entry:
        cells = {
            part: (at, text) for (part, at), text in zip(self.places.items(), key, strict=True)
        }
        return Entry(self.indicator, cells)

    def _once(self, written: list[int], seen: set[str], remark: Remark) -> list[int]:
        """Without second values of one municipality, which are remarked on."""
        towns = {self.towns[at] for at in written}
        if len(towns) == len(written) and not towns & seen:
            return written
        kept, met = [], set(seen)
        for at in written:
            if self.towns[at] in met:
                again = self._entry(self.keys[at]).fault(BadCell("repeated_value"))
                remark(self.rows[at], again.column, again.bad, again.text)
            else:
                kept.append(at)
            met.add(self.towns[at])
        return kept


def _open(values: Iterable[Fraction]) -> Callable[[Fraction], bool]:
    """Whether a percent without its sign may be a part of one: 0.54 is 54 %, or 0.54 %.

    1 and what is a little more are open only where all the others are as small.
    """
    largest = max(values, default=Fraction(0))
    has_part = any(0 < one < 1 for one in values)
    all_are = largest <= 1 or (has_part and largest < 2)
    return lambda value: all_are or value < 1

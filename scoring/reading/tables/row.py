"""The cells of one indicator in a row into its value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.methodology.indicators import (
    Indicator,
    Pairwise,
    Presence,
    Share,
    factor,
    has_fraction,
)
from scoring.reading.tables.cells import (
    DASHES,
    BadCell,
    cell_value,
    is_missing,
    is_not_applicable,
    may_be_part,
    whole,
)
from scoring.results.values import STATUSES, parts_of

# Status, numerator, denominator, and whether they may be summed.
Numbers = tuple[str, int, int, bool]
REFUSED: Numbers = ("refused", 0, 1, False)
NOT_APPLICABLE: Numbers = ("not_applicable", 0, 1, False)


@dataclass(frozen=True)
class Faulty:
    """A cell that could not be read; its indicator is then refused."""

    column: int
    text: str
    bad: BadCell


@dataclass(frozen=True)
class Entry:
    """The cells of one indicator: value, numerator, denominator, status; with their columns."""

    indicator: Indicator
    cells: Mapping[str, tuple[int, str]]

    def text(self, part: str) -> str:
        return self.cells.get(part, (0, ""))[1]

    def fault(self, bad: BadCell, part: str = "") -> Faulty:
        """Of the part, or of the first cell that is written."""
        written = sorted(self.cells.values(), key=lambda cell: not cell[1])
        column, text = self.cells.get(part, written[0])
        return Faulty(column, text, bad)

    @property
    def is_empty(self) -> bool:
        texts = [text for _, text in self.cells.values()]
        if isinstance(self.indicator, Presence) and any(text in DASHES for text in texts):
            # Here a dash is an answer: no.
            return False
        return all(is_missing(text) for text in texts)

    @property
    def is_fraction(self) -> bool:
        return not (is_missing(self.text("numerator")) and is_missing(self.text("denominator")))

    @property
    def unsigned(self) -> Fraction | None:
        """A value alone that may be a percent, or a part of one: it has no percent sign."""
        text = self.text("value")
        if self.is_fraction or is_missing(text) or not may_be_part(text, self.indicator):
            return None
        try:
            return cell_value(text, self.indicator)
        except BadCell:
            return None


def numbers(entry: Entry) -> Numbers | Faulty | None:
    """None where nothing is written."""
    if entry.is_empty:
        return None
    status = entry.text("status")
    if status and status not in STATUSES:
        return entry.fault(BadCell("unknown_status"), "status")
    if status in STATUSES[1:]:
        return status, 0, 1, False
    if any(is_not_applicable(text) for _, text in entry.cells.values()):
        return NOT_APPLICABLE
    return _fraction(entry) if entry.is_fraction else _value(entry)


def _value(entry: Entry) -> Numbers | Faulty:
    indicator = entry.indicator
    try:
        value = cell_value(entry.text("value"), indicator)
    except BadCell as bad:
        return entry.fault(bad, "value")
    if is_subset(indicator) and value > 100:
        return entry.fault(BadCell("part_above_whole", 100), "value")
    return "given", *parts_of(value, indicator)


def _fraction(entry: Entry) -> Numbers | Faulty:
    numbers: dict[str, int] = {}
    if not has_fraction(entry.indicator):
        return entry.fault(BadCell("not_divided"), "numerator")
    for part in ("numerator", "denominator"):
        if is_missing(entry.text(part)):
            return entry.fault(BadCell(f"no_{part}"), part)
        try:
            numbers[part] = whole(entry.text(part))
        except BadCell as bad:
            return entry.fault(bad, part)
    top, bottom = numbers["numerator"], numbers["denominator"]
    if is_subset(entry.indicator) and top > bottom > 0:
        return entry.fault(BadCell("part_above_whole", bottom), "numerator")
    if not is_missing(entry.text("value")) and bottom:
        differs = _differs(entry, Fraction(factor(entry.indicator) * top, bottom))
        if differs:
            return differs
    return "given", top, bottom, True


def _differs(entry: Entry, exact: Fraction) -> Faulty | None:
    """A value beside its two numbers may be rounded to a whole one, or be a part: 0.54 for 54 %."""
    text = entry.text("value")
    try:
        value = cell_value(text, entry.indicator)
    except BadCell as bad:
        return entry.fault(bad, "value")
    as_part = may_be_part(text, entry.indicator) and abs(100 * value - exact) <= 1
    return (
        None
        if as_part or abs(value - exact) <= 1
        else entry.fault(BadCell("value_differs"), "value")
    )


def is_subset(indicator: Indicator) -> bool:
    """Whether its numerator counts some of those that its denominator counts."""
    return isinstance(indicator, Share | Pairwise) and indicator.subset

"""One row of a table into values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.methodology.assessment import Assessment
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
    whole,
)
from scoring.reading.tables.header import Columns
from scoring.reading.tables.names import indicator_called
from scoring.results.values import STATUSES, parts_of

ValueRow = tuple[str, str, str, int, int, bool]


@dataclass(frozen=True)
class Faulty:
    """A cell that could not be read; `indicator` is then refused."""

    column: int
    text: str
    bad: BadCell
    indicator: str | None


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
        return Faulty(column, text, bad, self.indicator.id)


Found = Entry | Faulty


def entries(columns: Columns, cells: tuple[str, ...], assessment: Assessment) -> Iterator[Found]:
    """The indicators that have something written for them."""
    if columns.is_long:
        yield from _long(columns, cells, assessment)
        return
    for id, places in columns.wide.items():
        entry = Entry(assessment.indicator(id), _written(places, cells))
        if not _is_empty(entry):
            yield entry


def _long(columns: Columns, cells: tuple[str, ...], assessment: Assessment) -> Iterator[Found]:
    at = columns.long["indicator"]
    id = cells[at] if at < len(cells) else ""
    called = indicator_called(id, columns.names)
    if called is None:
        fault = "unknown_indicator" if id else "empty_indicator"
        yield Faulty(at, id, BadCell(fault), None)
        return
    places = {part: place for part, place in columns.long.items() if part != "indicator"}
    entry = Entry(assessment.indicator(called), _written(places, cells))
    if not _is_empty(entry):
        yield entry


def _written(places: Mapping[str, int], cells: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    return {part: (at, cells[at] if at < len(cells) else "") for part, at in places.items()}


def _is_empty(entry: Entry) -> bool:
    texts = [text for _, text in entry.cells.values()]
    if isinstance(entry.indicator, Presence) and any(text in DASHES for text in texts):
        # Here a dash is an answer: no.
        return False
    return all(is_missing(text) for text in texts)


def entry_row(town: str, entry: Entry) -> ValueRow | Faulty:
    """A row of values, or what is wrong with the cells."""
    id, status = entry.indicator.id, entry.text("status")
    if status and status not in STATUSES:
        return entry.fault(BadCell("unknown_status"), "status")
    if status in STATUSES[1:]:
        return town, id, status, 0, 1, False
    if any(is_not_applicable(text) for _, text in entry.cells.values()):
        return town, id, "not_applicable", 0, 1, False
    if not is_missing(entry.text("numerator")) or not is_missing(entry.text("denominator")):
        return _fraction(town, entry)
    return _value(town, entry)


def _value(town: str, entry: Entry) -> ValueRow | Faulty:
    indicator = entry.indicator
    try:
        value = cell_value(entry.text("value"), indicator)
    except BadCell as bad:
        return entry.fault(bad, "value")
    if _is_subset(indicator) and value > 100:
        return entry.fault(BadCell("part_above_whole", 100), "value")
    return town, indicator.id, "given", *parts_of(value, indicator)


def _fraction(town: str, entry: Entry) -> ValueRow | Faulty:
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
    if _is_subset(entry.indicator) and top > bottom > 0:
        return entry.fault(BadCell("part_above_whole", bottom), "numerator")
    if not is_missing(entry.text("value")) and bottom:
        differs = _differs(entry, Fraction(factor(entry.indicator) * top, bottom))
        if differs:
            return differs
    return town, entry.indicator.id, "given", top, bottom, True


def _differs(entry: Entry, exact: Fraction) -> Faulty | None:
    """A value beside its numerator and denominator may be rounded to a whole number."""
    try:
        value = cell_value(entry.text("value"), entry.indicator)
    except BadCell as bad:
        return entry.fault(bad, "value")
    return entry.fault(BadCell("value_differs"), "value") if abs(value - exact) > 1 else None


def _is_subset(indicator: Indicator) -> bool:
    return isinstance(indicator, Share | Pairwise) and indicator.subset

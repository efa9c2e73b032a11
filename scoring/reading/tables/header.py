"""Which column of a table is what."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import has_fraction
from scoring.reading.tables.names import (
    MUNICIPALITY,
    ROW_NUMBER,
    indicator_called,
    indicator_names,
    subject_column,
)
from scoring.reading.tables.sheet import Sheet

LONG = {
    "indicator": ("indicator", "показатель"),
    "value": ("value", "значение", "баллы", "балл"),
    "numerator": ("numerator", "числитель"),
    "denominator": ("denominator", "знаменатель"),
    "status": ("status", "статус"),
}
# How many rows of titles may stand above the header.
ABOVE_HEADER = 30


@dataclass(frozen=True)
class HeaderFault:
    """Of the whole sheet where `column` is None."""

    fault: str
    column: int | None = None
    text: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """`row` is the header's, from 1. `long` names the columns of a long table.

    `wide` has for each indicator the columns of its value, numerator and denominator; `names`
    are those by which cells may call indicators, `named` the columns that have a header at all.
    """

    row: int
    municipality: int | None
    named: frozenset[int] = frozenset()
    long: Mapping[str, int] = field(default_factory=dict)
    wide: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[HeaderFault, ...] = ()

    @property
    def is_long(self) -> bool:
        return "indicator" in self.long

    def has_name(self, column: int) -> bool:
        return column in self.named


def read_header(sheet: Sheet, assessment: Assessment) -> Columns:
    written = [row for row, cells in enumerate(sheet.rows, start=1) if any(cells)]
    if not written:
        return Columns(0, None, faults=(HeaderFault("empty_table"),))
    for row in written[:ABOVE_HEADER]:
        named = _named(sheet, row)
        subject = subject_column(named, assessment)
        if subject is not None:
            return _headed(row, named, subject, assessment)
    fault = HeaderFault("no_municipality_column")
    return Columns(written[0], None, faults=(fault,))


def _named(sheet: Sheet, row: int) -> dict[int, str]:
    cells = (" ".join(cell.split()) for cell in sheet.rows[row - 1])
    return {at: cell for at, cell in enumerate(cells) if cell}


def _headed(row: int, named: Mapping[int, str], subject: int, assessment: Assessment) -> Columns:
    aside = ROW_NUMBER | (set() if assessment.assessed == "municipality" else set(MUNICIPALITY))
    others = {at: cell for at, cell in named.items() if at != subject and cell.lower() not in aside}
    blank = Columns(row, subject, frozenset(named), names=indicator_names(assessment))
    if any(cell.lower() in LONG["indicator"] for cell in others.values()):
        return _long(blank, others)
    return _wide(blank, others, assessment)


def _long(blank: Columns, cells: Mapping[int, str]) -> Columns:
    places: dict[str, int] = {}
    faults: list[HeaderFault] = []
    for i, cell in cells.items():
        key = next((key for key, words in LONG.items() if cell.lower() in words), None)
        if key is None or key in places:
            faults.append(HeaderFault("repeated_column" if key else "unknown_column", i, cell))
        else:
            places[key] = i
    if "value" not in places and not {"numerator", "denominator"} <= set(places):
        faults.append(HeaderFault("no_value_column"))
    return replace(blank, long=places, faults=tuple(faults))


def _wide(blank: Columns, cells: Mapping[int, str], assessment: Assessment) -> Columns:
    places: dict[str, dict[str, int]] = {}
    faults: list[HeaderFault] = []
    for i, cell in cells.items():
        found = _wide_column(cell, blank.names, assessment)
        if found is None:
            faults.append(HeaderFault("unknown_column", i, cell, _like(cell, assessment)))
        elif found[1] in places.setdefault(found[0], {}):
            faults.append(HeaderFault("repeated_column", i, cell))
        else:
            places[found[0]][found[1]] = i
    faults += _halves(places, cells)
    if not places:
        faults.append(HeaderFault("no_value_column"))
    return replace(blank, wide=places, faults=tuple(faults))


def _wide_column(
    cell: str, names: Mapping[str, str], assessment: Assessment
) -> tuple[str, str] | None:
    """The indicator and which of its numbers."""
    for text in (cell, cell.split(maxsplit=1)[0].rstrip(".:")):
        called, _, part = text.rpartition(".")
        id = names.get(called.lower())
        if part in ("numerator", "denominator") and id is not None:
            return (id, part) if has_fraction(assessment.indicator(id)) else None
    id = indicator_called(cell, names)
    return None if id is None else (id, "value")


def _halves(
    places: Mapping[str, Mapping[str, int]], cells: Mapping[int, str]
) -> Iterator[HeaderFault]:
    for parts in places.values():
        for part, other in (("numerator", "denominator"), ("denominator", "numerator")):
            if part in parts and other not in parts:
                yield HeaderFault(f"no_{other}_column", parts[part], cells[parts[part]])


def _like(cell: str, assessment: Assessment) -> tuple[str, ...]:
    return tuple(difflib.get_close_matches(cell, assessment.places, n=1))

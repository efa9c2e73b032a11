"""A table of values, long or wide, into values of a methodology; every bad cell is remarked on.

Long: municipality, indicator, value and, for what is divided, numerator and denominator. Wide:
one row a municipality, one column an indicator (`1.1`, `main.1.numerator`, `main.1.denominator`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from scoring.methodology.assessment import Assessment
from scoring.reading.tables.cells import BadCell, is_formula_error
from scoring.reading.tables.header import Columns, HeaderFault, read_header
from scoring.reading.tables.names import TOTALS
from scoring.reading.tables.row import Entry, Found, entries, entry_row
from scoring.reading.tables.sheet import Sheet, Unreadable
from scoring.reading.tables.sheets import read_sheets
from scoring.results.values import COLUMNS


@dataclass(frozen=True)
class NotFound:
    """A municipality's name that says nothing, or too much."""

    ambiguous: bool = False
    candidates: tuple[str, ...] = ()


Resolve = Callable[[str], "str | NotFound"]


@dataclass(frozen=True)
class TableRemark:
    """`row` counts from 1 as a spreadsheet does, 0 is the whole sheet; `column` is its letter.

    `found` is what stands in the cell, `limit` and `candidates` what it was measured against.
    """

    sheet: str
    row: int
    column: str
    fault: str
    found: str = ""
    limit: int | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """`values` as values_frame makes them: what could be read, bad cells as refused."""

    values: pd.DataFrame
    municipalities: tuple[str, ...]
    remarks: tuple[TableRemark, ...]


def read_table(content: bytes, name: str, assessment: Assessment, resolve: Resolve = str) -> Table:
    """`name` is the file's; `resolve` finds a municipality by what is written. Raises nothing."""
    remarks: list[TableRemark] = []
    try:
        sheets = read_sheets(content, name)
    except Unreadable as error:
        sheets, remarks = (), [TableRemark(name, error.row, "", error.fault)]
    reading = _Reading(assessment, resolve, remarks)
    headed = [(sheet, read_header(sheet, assessment)) for sheet in sheets]
    tables = [(sheet, columns) for sheet, columns in headed if columns.municipality is not None]
    for sheet, columns in tables or headed[:1]:
        reading.sheet(sheet, columns)
    if not (sheets or remarks):
        remarks.append(TableRemark(name, 0, "", "empty_table"))
    frame = pd.DataFrame(reading.rows, columns=list(COLUMNS))
    return Table(frame, tuple(reading.municipalities), tuple(reading.remarks))


@dataclass
class _Reading:
    assessment: Assessment
    resolve: Resolve
    remarks: list[TableRemark]
    rows: list[tuple[str, str, str, int, int, bool]] = field(default_factory=list)
    municipalities: dict[str, None] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    on_sheet: set[str] = field(default_factory=set)

    def sheet(self, sheet: Sheet, columns: Columns) -> None:
        self.on_sheet.clear()
        self.remarks += [_of_header(sheet, columns.row, fault) for fault in columns.faults]
        if columns.municipality is None:
            return
        for row, cells in enumerate(sheet.rows[columns.row :], start=columns.row + 1):
            if any(cells):
                self.line(sheet, columns, row, cells)

    def line(self, sheet: Sheet, columns: Columns, row: int, cells: tuple[str, ...]) -> None:
        town = self._municipality(sheet, columns, row, cells)
        for column, text in enumerate(cells):
            if text and not columns.has_name(column):
                self._remark(sheet, row, column, BadCell("beyond_header"), text)
        if town is None:
            return
        for found in entries(columns, cells, self.assessment):
            self._entry(sheet, row, town, found)

    def _municipality(
        self, sheet: Sheet, columns: Columns, row: int, cells: tuple[str, ...]
    ) -> str | None:
        at = columns.municipality or 0
        text = " ".join(cells[at].split()) if at < len(cells) else ""
        found = self._called(text)
        if isinstance(found, BadCell):
            self._remark(sheet, row, at, found, text)
            return None
        if not columns.is_long and found in self.on_sheet:
            self._remark(sheet, row, at, BadCell("repeated_municipality"), text)
            return None
        self.on_sheet.add(found)
        self.municipalities[found] = None
        return found

    def _called(self, text: str) -> str | BadCell:
        if not text:
            return BadCell("empty_municipality")
        if text.lower().rstrip(":.") in TOTALS:
            return BadCell("total_row")
        if is_formula_error(text):
            return BadCell("formula_error")
        found = self.resolve(text)
        if isinstance(found, NotFound):
            fault = "ambiguous_municipality" if found.ambiguous else "unknown_municipality"
            return BadCell(fault, candidates=found.candidates)
        return found

    def _entry(self, sheet: Sheet, row: int, town: str, found: Found) -> None:
        if isinstance(found, Entry) and (town, found.indicator.id) in self.seen:
            again = found.fault(BadCell("repeated_value"))
            self._remark(sheet, row, again.column, again.bad, again.text)
            return
        result = entry_row(town, found) if isinstance(found, Entry) else found
        if not isinstance(result, tuple):
            self._remark(sheet, row, result.column, result.bad, result.text)
            if result.indicator is None:
                return
            result = (town, result.indicator, "refused", 0, 1, False)
        self.seen.add((town, result[1]))
        self.rows.append(result)

    def _remark(self, sheet: Sheet, row: int, column: int, bad: BadCell, text: str) -> None:
        self.remarks.append(
            TableRemark(sheet.name, row, letter(column), bad.fault, text, bad.limit, bad.candidates)
        )


def _of_header(sheet: Sheet, row: int, fault: HeaderFault) -> TableRemark:
    column = "" if fault.column is None else letter(fault.column)
    return TableRemark(sheet.name, row, column, fault.fault, fault.text, None, fault.candidates)


def letter(column: int) -> str:
    """A spreadsheet's name of a column that counts from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name

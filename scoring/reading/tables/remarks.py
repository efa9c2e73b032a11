"""What is said of a table, in the order in which it stands there."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.reading.tables.cells import BadCell


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


class Remarks:
    """Columns are read one after the other; whoever mends a table goes by its rows."""

    def __init__(self) -> None:
        self._faults: list[tuple[int, TableRemark]] = []
        self._notices: list[tuple[int, TableRemark]] = []
        self._sheets: dict[str, int] = {}

    def tell(self, remark: TableRemark) -> None:
        self._faults.append((self._sheet(remark), remark))

    def notice(self, remark: TableRemark) -> None:
        self._notices.append((self._sheet(remark), remark))

    def faults(self) -> tuple[TableRemark, ...]:
        return _in_order(self._faults)

    def notices(self) -> tuple[TableRemark, ...]:
        return _in_order(self._notices)

    def _sheet(self, remark: TableRemark) -> int:
        return self._sheets.setdefault(remark.sheet, len(self._sheets))


def _in_order(found: list[tuple[int, TableRemark]]) -> tuple[TableRemark, ...]:
    return tuple(one for _, one in sorted(found, key=_where))


def _where(found: tuple[int, TableRemark]) -> tuple[int, int, bool, int, str]:
    sheet, one = found
    return sheet, one.row, not one.column, len(one.column), one.column


def at_cell(sheet: str, row: int, column: int, bad: BadCell, text: str) -> TableRemark:
    return TableRemark(sheet, row, letter(column), bad.fault, text, bad.limit, bad.candidates)


def letter(column: int) -> str:
    """A spreadsheet's name of a column that counts from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name

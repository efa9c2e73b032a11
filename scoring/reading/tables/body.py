"""The rows beneath a head: whose they are, and which are nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from scoring.methodology.assessment import Assessment
from scoring.reading.files.sheet import Sheet
from scoring.reading.tables.cells import BadCell
from scoring.reading.tables.header import Columns, read_header
from scoring.reading.tables.names import is_group, is_subject_head
from scoring.reading.tables.passed_over import PassedOver, passed_over
from scoring.reading.tables.remarks import Remarks, TableRemark, at_cell
from scoring.reading.tables.subjects import Alike, Subjects

# How far above a head the rows reach that are repeated with it on the next page.
_PAGE_HEAD = 6

Cells = tuple[str, ...]


class Line(NamedTuple):
    """A row of somebody; all columns of the head are there."""

    row: int
    subject: str
    cells: Cells


@dataclass
class Body:
    """Reads until the sheet ends or another head begins, which is then in `next`."""

    sheet: Sheet
    columns: Columns
    assessment: Assessment
    subjects: Subjects
    remarks: Remarks
    next: Columns | None = None
    _known: dict[str, str] = field(default_factory=dict)
    _skip: int = 0

    def lines(self) -> Iterator[Line]:
        at, width = self._at, max([*self.columns.named, self._at]) + 1
        for row, cells in enumerate(self.sheet.rows[self.columns.row :], self.columns.row + 1):
            name = cells[at] if at < len(cells) else ""
            subject = self._known.get(name) or self._look(row, cells, name)
            if self.next is not None:
                return
            if subject is None:
                continue
            if self._unnamed:
                self._beyond(row, cells)
            yield Line(row, subject, cells + ("",) * (width - len(cells)))

    @property
    def _at(self) -> int:
        return self.columns.municipality or 0

    @cached_property
    def _unnamed(self) -> tuple[int, ...]:
        """Columns in which something stands beneath no head."""
        width = max(map(len, self.sheet.rows), default=0)
        return tuple(at for at in range(width) if at not in self.columns.named)

    @cached_property
    def _page_head(self) -> frozenset[Cells]:
        first = max(0, self.columns.row - _PAGE_HEAD)
        return frozenset(cells for cells in self.sheet.rows[first : self.columns.row] if any(cells))

    def _look(self, row: int, cells: Cells, name: str) -> str | None:
        """Whose the row is, where that is not known from rows before."""
        label = name or self._label(cells)
        if row <= self._skip or not label:
            return None
        if name and cells not in self._page_head and is_subject_head(name, self.assessment):
            self._head(row, cells)
        elif passed := self._passed(row, cells, label):
            self._pass(row, cells, passed)
        else:
            return self._called(row, cells, name)
        return None

    def _label(self, cells: Cells) -> str:
        """What is written first where nobody is named; a number of the row alone says nothing."""
        aside = self.columns.aside
        has_more = any(cell and at not in aside for at, cell in enumerate(cells))
        first = next(filter(None, cells), "")
        return first if has_more or _has_letters(first) else ""

    def _passed(self, row: int, cells: Cells, label: str) -> PassedOver | None:
        if cells in self._page_head:
            return "passed_head"
        under_head = row == self.columns.row + 1
        return passed_over(cells, label, self.assessment.assessed, under_head=under_head)

    def _pass(self, row: int, cells: Cells, why: PassedOver) -> None:
        at = self._at
        if at >= len(cells) or not cells[at]:
            at = next(at for at, cell in enumerate(cells) if cell)
        self.remarks.notice(at_cell(self.sheet.name, row, at, BadCell(why), cells[at]))

    def _head(self, row: int, cells: Cells) -> None:
        """The head once more, that of another table, or the sum of one kind of municipalities."""
        others = [cell for at, cell in enumerate(cells) if cell and at != self._at]
        if others and is_group(cells[self._at]) and not any(map(_has_letters, others)):
            self._pass(row, cells, "passed_total")
            return
        found = read_header(self.sheet, self.assessment, self.columns.heads, row, within=1)
        is_other = (found.wide, found.long) != (self.columns.wide, self.columns.long)
        if others and is_other:
            self.next = found
        else:
            self._skip = max(row, found.row)
            self._pass(row, cells, "passed_head")

    def _called(self, row: int, cells: Cells, name: str) -> str | None:
        found = self.subjects.called(name)
        if isinstance(found, BadCell):
            self.remarks.tell(at_cell(self.sheet.name, row, self._at, found, name))
            self._beyond(row, cells)
            return None
        if isinstance(found, Alike):
            like = BadCell("matched_by_likeness", candidates=(found.name,))
            self.remarks.notice(at_cell(self.sheet.name, row, self._at, like, name))
            found = found.name
        self._known[name] = found
        return found

    def _beyond(self, row: int, cells: Cells) -> None:
        for at in self._unnamed:
            if at < len(cells) and cells[at]:
                bad = BadCell("beyond_header")
                self.remarks.tell(at_cell(self.sheet.name, row, at, bad, cells[at]))


def _has_letters(cell: str) -> bool:
    return any(map(str.isalpha, cell))


def told_of_head(sheet: Sheet, columns: Columns, remarks: Remarks) -> None:
    for fault in columns.faults:
        if fault.column is None:
            remarks.tell(TableRemark(sheet.name, columns.row, "", fault.fault, fault.text))
        else:
            bad = BadCell(fault.fault, candidates=fault.candidates)
            remarks.tell(at_cell(sheet.name, columns.row, fault.column, bad, fault.text))

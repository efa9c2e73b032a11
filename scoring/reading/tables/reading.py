"""All tables of a file into values: one body after the other, one indicator after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count
from typing import Literal

from scoring.methodology.assessment import Assessment
from scoring.reading.files.sheet import Sheet, is_number
from scoring.reading.tables.body import Body, Line, told_of_head
from scoring.reading.tables.cells import BadCell
from scoring.reading.tables.gathered import Gathered
from scoring.reading.tables.header import Columns
from scoring.reading.tables.indicator_column import IndicatorColumn
from scoring.reading.tables.lines import Lines
from scoring.reading.tables.names import indicator_called
from scoring.reading.tables.remarks import Remarks, at_cell
from scoring.reading.tables.subjects import Subjects

IdFault = Literal["unknown_indicator", "empty_indicator", "open_id"]


class Reading:
    def __init__(self, assessment: Assessment, subjects: Subjects, remarks: Remarks) -> None:
        self.values = Gathered()
        # Each with its number, in the order in which they are met.
        self.subjects: defaultdict[str, int] = defaultdict(count().__next__)
        self._assessment, self._subjects, self._remarks = assessment, subjects, remarks

    def sheet(self, sheet: Sheet, first: Columns) -> None:
        """Tables that stand below each other have a head each."""
        columns: Columns | None = first
        while columns is not None:
            told_of_head(sheet, columns, self._remarks)
            if columns.municipality is None:
                return
            columns = self._body(sheet, columns)

    def _body(self, sheet: Sheet, columns: Columns) -> Columns | None:
        body = Body(sheet, columns, self._assessment, self._subjects, self._remarks)
        if columns.is_long:
            lines = Lines(list(body.lines()), self.subjects)
            found = self._long(sheet, columns, lines)
        else:
            lines = Lines(list(self._once(sheet, columns, body.lines())), self.subjects)
            found = self._wide(columns, lines)
        for column in found:
            column.read(self.values, self._at(sheet))
        return body.next

    def _once(self, sheet: Sheet, columns: Columns, lines: Iterable[Line]) -> Iterator[Line]:
        met: set[str] = set()
        at = columns.municipality or 0
        for line in lines:
            if line.subject in met:
                again = BadCell("repeated_municipality")
                self._at(sheet)(line.row, at, again, line.cells[at])
            else:
                met.add(line.subject)
                yield line

    def _wide(self, columns: Columns, lines: Lines) -> Iterator[IndicatorColumn]:
        for id, places in columns.wide.items():
            yield lines.column(self._assessment.indicator(id), places)

    def _long(self, sheet: Sheet, columns: Columns, lines: Lines) -> Iterator[IndicatorColumn]:
        at = columns.long["indicator"]
        places = {part: place for part, place in columns.long.items() if part != "indicator"}
        texts, names = lines.texts(at), columns.heads.names
        called = {text: indicator_called(text, names) for text in set(texts)}
        ids = set(called.values())
        found: dict[str, list[int]] = {}
        for row, text in enumerate(texts):
            id = called[text]
            fault = _fault_of_id(text, id, columns, ids)
            if fault:
                bad = at_cell(sheet.name, lines.rows[row], at, BadCell(fault), text)
                self._remarks.tell(bad)
            elif id is not None:
                found.setdefault(id, []).append(row)
        for id, own in found.items():
            yield lines.only(own).column(self._assessment.indicator(id), places)

    def _at(self, sheet: Sheet) -> Callable[[int, int, BadCell, str], None]:
        def remark(row: int, column: int, bad: BadCell, text: str) -> None:
            self._remarks.tell(at_cell(sheet.name, row, column, bad, text))

        return remark


def _fault_of_id(
    text: str, id: str | None, columns: Columns, ids: Collection[str | None]
) -> IdFault | None:
    """A number may have been another id, unless that one is written too."""
    if id is None:
        return "unknown_indicator" if text else "empty_indicator"
    if is_number(text) and f"{id}0" not in ids and columns.heads.may_be_other(text):
        return "open_id"
    return None

"""A table of values, long or wide, into values of a methodology; every bad cell is remarked on.

Long: municipality, indicator, value and, for what is divided, numerator and denominator. Wide:
one row a municipality, one column an indicator (`1.1`, `main.1.numerator`, `main.1.denominator`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from scoring.methodology.assessment import Assessment
from scoring.reading.files.sheet import Unreadable
from scoring.reading.files.sheets import read_sheets
from scoring.reading.tables.body import Body
from scoring.reading.tables.column_heads import ColumnHeads
from scoring.reading.tables.header import read_header
from scoring.reading.tables.reading import Reading
from scoring.reading.tables.remarks import Remarks, TableRemark, letter
from scoring.reading.tables.subjects import Alike, NotFound, Resolve, Subjects
from scoring.uncollected import uncollected

__all__ = ["Alike", "NotFound", "OpenTable", "Resolve", "Table", "TableRemark", "letter"]


@dataclass(frozen=True)
class Table:
    """`values` as values_frame makes them: what could be read, bad cells as refused.

    `notices` say what was passed over, and what was taken for something else: no faults.
    """

    values: pd.DataFrame
    municipalities: tuple[str, ...]
    remarks: tuple[TableRemark, ...]
    notices: tuple[TableRemark, ...] = ()


def read_table(content: bytes, name: str, assessment: Assessment, resolve: Resolve = str) -> Table:
    """`name` is the file's; `resolve` finds a municipality by what is written. Raises nothing."""
    return OpenTable(content, name, assessment).read(resolve)


class OpenTable:
    """A file whose cells are there, and whose names may still be matched in one way or another."""

    def __init__(self, content: bytes, name: str, assessment: Assessment) -> None:
        self._name, self._assessment = name, assessment
        self._unreadable: Unreadable | None = None
        self._heads = ColumnHeads(assessment)
        try:
            with uncollected():
                sheets = read_sheets(content, name)
        except Unreadable as error:
            sheets, self._unreadable = (), error
        headed = [(sheet, read_header(sheet, assessment, self._heads)) for sheet in sheets]
        tables = [one for one in headed if one[1].municipality is not None]
        self._tables = tables or headed[:1]

    def names(self) -> Sequence[str]:
        """All that may be names of municipalities, each once."""
        subjects = Subjects(str, self._assessment)
        return tuple(
            dict.fromkeys(
                line.subject
                for sheet, columns in self._tables
                if columns.municipality is not None
                for line in Body(sheet, columns, self._assessment, subjects, Remarks()).lines()
            )
        )

    def read(self, resolve: Resolve) -> Table:
        remarks = Remarks()
        reading = Reading(self._assessment, Subjects(resolve, self._assessment), remarks)
        if self._unreadable is not None:
            error = self._unreadable
            remarks.tell(TableRemark(self._name, error.row, "", error.fault, error.found))
        elif not self._tables:
            remarks.tell(TableRemark(self._name, 0, "", "empty_table"))
        with uncollected():
            for sheet, columns in self._tables:
                reading.sheet(sheet, columns)
            subjects = tuple(reading.subjects)
            values = reading.values.frame(subjects)
        return Table(values, subjects, remarks.faults(), remarks.notices())

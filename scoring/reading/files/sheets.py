"""Files of tables, CSV or XLSX, into sheets of text cells."""

from __future__ import annotations

from scoring.reading.files.csv_rows import csv_rows
from scoring.reading.files.file_kinds import refuse_other_kinds
from scoring.reading.files.sheet import Sheet
from scoring.reading.files.workbook import workbook_sheets


def read_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """`name` is the file's. Raises Unreadable."""
    refuse_other_kinds(content)
    if content.startswith(b"PK"):
        return workbook_sheets(content)
    return (Sheet(name, csv_rows(content)),)

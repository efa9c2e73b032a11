"""Files of tables, CSV or XLSX, into sheets of text cells."""

from __future__ import annotations

from scoring.csv_rows import csv_rows
from scoring.sheet import Sheet
from scoring.workbook import workbook_sheets


def read_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """`name` is the file's. Raises Unreadable."""
    if content.startswith(b"PK"):
        return workbook_sheets(content)
    return (Sheet(name, csv_rows(content)),)

"""Files of tables into sheets of text cells."""

from __future__ import annotations

import csv
import io
import math
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

FORMULA_ERROR = "#ERROR"
# Excel in Russian writes semicolons, databases tabs; commas are also decimal points.
DELIMITERS = (";", "\t", ",")


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: tuple[tuple[str, ...], ...]


class Unreadable(Exception):
    """Neither a CSV file nor an XLSX workbook."""


def read_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """`name` is the file's, and the sheet's if it has none. Raises Unreadable."""
    if content.startswith(b"PK"):
        return tuple(_workbook(content))
    return (Sheet(name, tuple(_csv_rows(_decoded(content)))),)


def _workbook(content: bytes) -> Iterator[Sheet]:
    try:
        with warnings.catch_warnings():
            # openpyxl tells of styles and validations that it leaves aside
            warnings.simplefilter("ignore")
            frames = pd.read_excel(
                io.BytesIO(content),
                sheet_name=None,
                header=None,
                dtype=object,
                na_filter=False,
                engine="openpyxl",
            )
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise Unreadable from error
    for name, frame in frames.items():
        rows = frame.itertuples(index=False, name=None)
        yield Sheet(str(name), tuple(tuple(map(_text, row)) for row in rows))


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        # Without a filter for empty cells, only a formula's error comes as not-a-number.
        if math.isnan(cell):
            return FORMULA_ERROR
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell).strip()


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _by(content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _by(content, "cp1251")


def _by(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable from error


def _csv_rows(text: str) -> Iterator[tuple[str, ...]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((one for one in DELIMITERS if one in first), ";")
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(cell.strip() for cell in row)
    except csv.Error as error:
        raise Unreadable from error

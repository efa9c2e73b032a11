"""XLSX workbooks into sheets of text cells."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal
from typing import Any

import pandas as pd

from scoring.reading.tables.sheet import Sheet, Unreadable

# As a formula's error would stand in the cell; Excel itself has none for this.
NOT_COMPUTED = "#FORMULA"
_FORMULA_WITHOUT_RESULT = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_QUOTED = re.compile(r'"[^"]*"|\\.')
# Beyond these Excel keeps only the noise of binary fractions.
_DIGITS = 15


def workbook_sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets that are not hidden. Raises Unreadable."""
    try:
        with warnings.catch_warnings(), ExitStack() as stack:
            # openpyxl tells of styles and validations that it leaves aside
            warnings.simplefilter("ignore")
            values = _opened(stack, content, data_only=True)
            formulas = values
            if _has_formula_without_result(content):
                formulas = _opened(stack, content, data_only=False)
            return tuple(
                Sheet(sheet.title, tuple(_rows(sheet, other)))
                for sheet, other in zip(values.worksheets, formulas.worksheets, strict=True)
                if sheet.sheet_state == "visible"
            )
    # openpyxl raises whatever its parsers run into
    except Exception as error:
        raise Unreadable from error


def _opened(stack: ExitStack, content: bytes, *, data_only: bool) -> Any:
    """The workbook of openpyxl, one row at a time, and deaf to a wrongly declared size."""
    options = {"data_only": data_only}
    file = pd.ExcelFile(io.BytesIO(content), engine="openpyxl", engine_kwargs=options)
    book: Any = stack.enter_context(file).book
    for sheet in book.worksheets:
        sheet.reset_dimensions()
    return book


def _has_formula_without_result(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA_WITHOUT_RESULT.search(parts.read(name)) for name in names)


def _rows(sheet: Any, formulas: Any) -> Iterator[tuple[str, ...]]:
    if formulas is sheet:
        yield from (tuple(map(_text, row)) for row in sheet.iter_rows())
        return
    for row, same in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True):
        yield tuple(
            NOT_COMPUTED if _is_not_computed(cell, formula) else _text(cell)
            for cell, formula in zip(row, same, strict=True)
        )


def _is_not_computed(cell: Any, formula: Any) -> bool:
    """A formula whose result is an empty text has the type of a text."""
    return formula.data_type == "f" and cell.value is None and cell.data_type == "n"


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return _number(value, is_percent="%" in _QUOTED.sub("", cell.number_format))
    return str(value).strip()


def _number(value: int | float, *, is_percent: bool) -> str:
    """A cell that shows 45 % holds 0.45."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    shown = (exact * 100 if is_percent else exact).normalize()
    return f"{shown + 0:f}" + "%" * is_percent

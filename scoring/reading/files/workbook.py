"""XLSX workbooks into sheets of text cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby, repeat
from operator import attrgetter
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from scoring.reading.files.sheet import NumberText, Sheet, Unreadable
from scoring.reading.files.workbook_marks import Mark, marks, refuse_far_cells, with_references
from scoring.reading.files.workbook_parts import PERCENT, WorkbookParts

# Beyond these Excel keeps only the noise of binary fractions.
_DIGITS = 15
_REMEMBERED = 50_000


def workbook_sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets that are not hidden. Raises Unreadable."""
    try:
        return tuple(_visible(content))
    except (Unreadable, KeyboardInterrupt, SystemExit):
        raise
    # the readers raise whatever they run into, a panic of calamine is no Exception
    except BaseException as error:
        raise Unreadable("damaged_workbook") from error


def _visible(content: bytes) -> Iterator[Sheet]:
    parts = WorkbookParts(content)
    sheets = parts.sheets()
    texts = _Texts()
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        for at, sheet in enumerate(book.sheets_metadata):
            is_table = sheet.typ == SheetTypeEnum.WorkSheet
            if is_table and sheet.visible == SheetVisibleEnum.Visible:
                xml = with_references(sheets[sheet.name])
                refuse_far_cells(xml)
                values = book.get_sheet_by_index(at).to_python(skip_empty_area=False)
                yield Sheet(sheet.name, tuple(_rows(values, marks(xml, parts.decimals), texts)))


class _Texts(dict[Any, str]):
    """The text of each value; those that were met are remembered."""

    def __missing__(self, value: Any) -> str:
        text = value.strip() if type(value) is str else _text(value)
        if len(self) < _REMEMBERED:
            self[value] = text
        return text


def _rows(
    values: list[list[Any]], special: Iterator[Mark], texts: _Texts
) -> Iterator[tuple[str, ...]]:
    """Errors have no value, so they may stand right of and below all that have one."""
    done = 0
    for at, of_row in groupby(special, attrgetter("row")):
        yield from _plain(values[done:at], texts)
        yield from repeat((), at - max(done, len(values)))
        yield _with_marks(values[at] if at < len(values) else [], of_row, texts)
        done = at + 1
    yield from _plain(values[done:], texts)


def _plain(rows: list[list[Any]], texts: _Texts) -> Iterator[tuple[str, ...]]:
    for row in rows:
        cells = tuple(map(texts.__getitem__, row))
        yield cells if any(cells) else ()


def _with_marks(row: list[Any], marks: Iterator[Mark], texts: _Texts) -> tuple[str, ...]:
    cells = list(map(texts.__getitem__, row))
    for mark in marks:
        cells += [""] * (mark.column + 1 - len(cells))
        value = row[mark.column] if mark.column < len(row) else None
        cells[mark.column] = _marked(value, mark.what, cells[mark.column])
    return tuple(cells) if any(cells) else ()


def _marked(value: Any, what: str | int, text: str) -> str:
    if isinstance(what, str):
        return what
    return _shown(value, what) if isinstance(value, float) else text


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        whole = value == int(value) and abs(value) < 10**_DIGITS
        return str(int(value)) if whole else NumberText(f"{_exact(value) + 0:f}")
    if isinstance(value, date) and not isinstance(value, datetime):
        return str(datetime.combine(value, time()))
    return str(value).strip()


def _shown(value: float, decimals: int) -> str:
    """A cell that shows 45 % holds 0.45; one that shows 2.10 holds 2.1."""
    exact = _exact(value)
    if decimals == PERCENT:
        return f"{(exact * 100).normalize() + 0:f}%"
    return NumberText(f"{exact:.{max(decimals, _decimals(exact))}f}")


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.{_DIGITS}g}").normalize()


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))

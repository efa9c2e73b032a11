"""Results as files for further work: CSV that opens rightly in a Russian Excel, and XLSX."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.result_tables.all_sheets import all_sheets
from bot.result_tables.sheet import Cell, ResultSheet
from bot.texts.fluent import Texts
from scoring.results.score import Scores

BYTE_ORDER_MARK = "\ufeff"
# Of columns, in letters; of a line, in points.
NARROW, WIDE, WIDEST = 14, 42, 80
LINE = 15
A4 = 9
MOST_ABREAST, SMALLER = 10, 60


def as_csv(texts: Texts, scores: Scores) -> str:
    """Semicolons, decimal commas and a mark of UTF-8, as Excel in Russian expects them.

    One table below the other, each but the first under its title, with an empty line between.
    """
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    first, *others = all_sheets(texts, scores)
    writer.writerows(_lines_of(first))
    for sheet in others:
        title = texts(f"result-sheet-{sheet.key}")
        writer.writerows([[], [title], *_lines_of(sheet)])
    return BYTE_ORDER_MARK + target.getvalue()


def _lines_of(sheet: ResultSheet) -> list[list[str]]:
    rows = (*([sheet.head] if any(sheet.head) else []), *sheet.rows)
    return [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    text = str(cell)
    # A name that begins like a formula must not be run by the spreadsheet.
    return f"'{text}" if isinstance(cell, str) and text[:1] in "=+-@" and text else text


def as_xlsx(texts: Texts, scores: Scores) -> bytes:
    """A worksheet for each table: frozen header, filters, number formats."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        looks = _looks(book)
        for sheet in all_sheets(texts, scores):
            worksheet = book.add_worksheet(texts(f"result-sheet-{sheet.key}"))
            _write_worksheet(worksheet, sheet, looks)
    return target.getvalue()


@dataclass(frozen=True)
class _Looks:
    head: Format
    words: Format
    whole: Format
    tenths: Format


def _looks(book: xlsxwriter.Workbook) -> _Looks:
    lines = {"text_wrap": True, "valign": "top"}
    return _Looks(
        book.add_format({**lines, "bold": True, "bottom": 1, "indent": 1}),
        book.add_format({**lines, "indent": 1}),
        book.add_format({**lines, "num_format": "0"}),
        book.add_format({**lines, "num_format": "0.0"}),
    )


def _write_worksheet(worksheet: Worksheet, sheet: ResultSheet, looks: _Looks) -> None:
    headed = int(any(sheet.head))
    if headed:
        worksheet.write_row(0, 0, sheet.head, looks.head)
        worksheet.freeze_panes(1, _frozen(sheet))
        worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
    widths = _widths(sheet)
    for column, width in enumerate(widths):
        worksheet.set_column(column, column, width)
    for at, row in enumerate((*([sheet.head] * headed), *sheet.rows)):
        worksheet.set_row(at, LINE * _lines(row, widths))
    for at, row in enumerate(sheet.rows, start=headed):
        for column, cell in enumerate(row):
            _write_cell(worksheet, at, column, cell, looks)
    _lay_out(worksheet, sheet)


def _lay_out(worksheet: Worksheet, sheet: ResultSheet) -> None:
    """On paper: in one width what fits, else page by page with the names on each."""
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.repeat_rows(0)
    if len(sheet.head) <= MOST_ABREAST:
        worksheet.fit_to_pages(1, 0)
    else:
        worksheet.repeat_columns(0, _frozen(sheet) - 1)
        worksheet.set_print_scale(SMALLER)


def _write_cell(worksheet: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, Decimal):
        worksheet.write_number(row, column, float(cell), looks.tenths)
    elif isinstance(cell, int):
        worksheet.write_number(row, column, cell, looks.whole)
    elif cell:
        worksheet.write_string(row, column, cell, looks.words)


def _frozen(sheet: ResultSheet) -> int:
    """Up to the first column of words: it says what the row is about."""
    words = (at for at in range(len(sheet.head)) if _longest(sheet, at))
    return next(words, 0) + 1


def _widths(sheet: ResultSheet) -> list[int]:
    longest = [_longest(sheet, at) + 2 for at in range(len(sheet.head))]
    return [WIDEST if one > 2 * WIDE else min(max(one, NARROW), WIDE) for one in longest]


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Spreadsheets that do not measure wrapped words would write rows over each other."""
    long = (
        len(wrap(cell, width - 1))
        for cell, width in zip(row, widths, strict=True)
        if isinstance(cell, str) and len(cell) >= width
    )
    return max(long, default=1)


def _longest(sheet: ResultSheet, column: int) -> int:
    cells = (row[column] for row in sheet.rows)
    return max((len(cell) for cell in cells if isinstance(cell, str)), default=0)

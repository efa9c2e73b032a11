"""Results as files for further work: CSV that opens rightly in a Russian Excel, and XLSX."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import xlsxwriter

from bot.texts.fluent import Texts
from bot.texts.levels import level_words, note_words
from scoring.results.result import MunicipalityResult, results
from scoring.results.score import Scores

Cell = str | int | Decimal | None
BYTE_ORDER_MARK = "\ufeff"


def as_csv(texts: Texts, scores: Scores) -> str:
    """Semicolons, decimal commas and a mark of UTF-8, as Excel in Russian expects them."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for row in (_head(texts, scores), *_rows(texts, scores)):
        writer.writerow([_plain(cell) for cell in row])
    return BYTE_ORDER_MARK + target.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    text = str(cell)
    # A name that begins like a formula must not be run by the spreadsheet.
    return f"'{text}" if isinstance(cell, str) and text[:1] in "=+-@" and text else text


def as_xlsx(texts: Texts, scores: Scores) -> bytes:
    """Frozen header, filters, number formats."""
    target = io.BytesIO()
    rows = list(_rows(texts, scores))
    head = _head(texts, scores)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet(texts("sheet-results"))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        tenths = book.add_format({"num_format": "0.0"})
        sheet.write_row(0, 0, head, bold)
        for number, row in enumerate(rows, start=1):
            _write_row(sheet, number, row, tenths)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(rows), len(head) - 1)
        sheet.set_column(1, 1, 32)
    return target.getvalue()


def _write_row(
    sheet: xlsxwriter.worksheet.Worksheet,
    number: int,
    row: Sequence[Cell],
    tenths: xlsxwriter.format.Format,
) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, Decimal):
            sheet.write_number(number, column, float(cell), tenths)
        elif cell is not None:
            sheet.write(number, column, cell)


def _head(texts: Texts, scores: Scores) -> list[Cell]:
    names = ("rank", "municipality", "points", "max_points", "percent", "level", "notes")
    head: list[Cell] = [texts(f"cli-column-{name}") for name in names]
    for one in scores.assessment.all_indicators:
        head += [f"{one.id} {one.title}", f"{one.id} {texts('cli-column-points')}"]
    return head


def _rows(texts: Texts, scores: Scores) -> Iterator[list[Cell]]:
    for one in results(scores):
        titles = scores.assessment.level_titles
        yield [*_figures(texts, titles, one), *_indicators(one)]


def _figures(texts: Texts, titles: Mapping[str, str], one: MunicipalityResult) -> list[Cell]:
    level = " / ".join(level_words(texts, level, titles) for level in one.possible_levels)
    notes = "; ".join(note_words(texts, note) for note in one.notes)
    return [one.rank, one.municipality, one.points, one.max_points, one.percent, level, notes]


def _indicators(one: MunicipalityResult) -> Iterator[Cell]:
    for indicator in one.indicators.values():
        yield indicator.value
        yield indicator.points

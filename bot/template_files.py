"""Empty tables of values, to be filled in and read by `metodbot score`."""

import csv
import io
import textwrap
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bot.result_files import BYTE_ORDER_MARK
from bot.texts.fluent import Texts
from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Expert, Indicator, Points, Presence, TextList
from scoring.reading.tables.wanted import WantedColumn, wanted_columns
from scoring.results.values import LARGEST

# Down to which row Excel watches over what is entered.
_LAST_ROW = 1000
_WIDTHS = {"subject": 32, "value": 16, "instruction": 66}
# In points: of one line, and of the highest row that Excel allows.
_LINE, _HIGHEST = 15, 409
_A4 = 9


def template_csv(texts: Texts, assessment: Assessment, names: Sequence[str]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(_head(texts, assessment))
    writer.writerows([name] for name in names)
    return BYTE_ORDER_MARK + target.getvalue()


def template_xlsx(texts: Texts, assessment: Assessment, names: Sequence[str]) -> bytes:
    """Beside the table a sheet that says how to fill it in."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(texts("template-sheet"))
        _heads(sheet, _head(texts, assessment), book)
        sheet.write_column(1, 0, names)
        for at, wanted in enumerate(wanted_columns(assessment), start=1):
            rule = _rule(texts, wanted)
            if rule:
                sheet.data_validation(1, at, _LAST_ROW, at, rule)
        _as_printed(sheet)
        _instruction(texts, assessment, book)
    return target.getvalue()


def _head(texts: Texts, assessment: Assessment) -> list[str]:
    subject = texts(f"template-subject-{assessment.assessed}")
    return [subject, *(one.head for one in wanted_columns(assessment))]


def _heads(sheet: Worksheet, heads: Sequence[str], book: xlsxwriter.Workbook) -> None:
    """No word is broken, and no head cut off: readers that do not fit rows show all of it."""
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    sheet.write_row(0, 0, heads, head)
    widths = [_WIDTHS["subject"], *map(_width, heads[1:])]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.set_row(0, max(map(_height, heads, widths)))
    sheet.freeze_panes(1, 1)


def _width(head: str) -> int:
    """Bold letters are wider than those that a column is measured by."""
    longest = max(map(len, head.replace("-", "- ").split()))
    return max(_WIDTHS["value"], round(1.2 * longest) + 1)


def _height(text: str, width: int) -> int:
    return min(_HIGHEST, _LINE * len(textwrap.wrap(text, round(width / 1.2))) + 3)


def _as_printed(sheet: Worksheet) -> None:
    """A wide table takes several pages: each says whose the rows are, and of what."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_footer("&C&P / &N")
    sheet.print_across()


def _rule(texts: Texts, wanted: WantedColumn) -> dict[str, object] | None:
    """Only a warning, for «н/п» is an answer too."""
    limits = _limits(wanted.indicator)
    if limits is None:
        return None
    if isinstance(wanted.indicator, Presence):
        yes_no = [texts("template-yes"), texts("template-no"), texts("template-not-applicable")]
        return {"validate": "list", "source": yes_no}
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": limits[0],
        "maximum": limits[1],
        "error_type": "warning",
        "error_title": texts("template-number-title"),
        "error_message": texts("template-number", least=str(limits[0]), most=str(limits[1])),
    }


def _limits(indicator: Indicator) -> tuple[int, int] | None:
    match indicator:
        case TextList():
            return None
        case Expert(most=most) | Points(most=int(most)):
            return 0, most
        case _:
            return 0, LARGEST


def _instruction(texts: Texts, assessment: Assessment, book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(texts("template-instruction-sheet"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    width = _WIDTHS["instruction"]
    sheet.set_column(0, 0, width)
    lines = [assessment.title, *texts("template-instruction").split("\n")]
    for row, line in enumerate(lines):
        sheet.set_row(row, _height(line, width))
        sheet.write_string(row, 0, line, wrapped)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)

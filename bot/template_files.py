"""Empty tables of values, to be filled in and read by `metodbot score`."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from bot.result_files import BYTE_ORDER_MARK
from bot.texts.fluent import Texts
from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Expert, Indicator, Points, Presence, TextList
from scoring.reading.tables.wanted import WantedColumn, wanted_columns
from scoring.results.values import LARGEST

# Down to which row Excel watches over what is entered.
_LAST_ROW = 1000
_WIDTHS = {"subject": 32, "value": 16, "heads": 90}


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
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        sheet.write_row(0, 0, _head(texts, assessment), head)
        sheet.write_column(1, 0, names)
        sheet.set_row(0, _WIDTHS["heads"])
        sheet.set_column(0, 0, _WIDTHS["subject"])
        for at, wanted in enumerate(wanted_columns(assessment), start=1):
            sheet.set_column(at, at, _WIDTHS["value"])
            rule = _rule(texts, wanted)
            if rule:
                sheet.data_validation(1, at, _LAST_ROW, at, rule)
        sheet.freeze_panes(1, 1)
        _instruction(texts, assessment, book)
    return target.getvalue()


def _head(texts: Texts, assessment: Assessment) -> list[str]:
    subject = texts(f"template-subject-{assessment.assessed}")
    return [subject, *(one.head for one in wanted_columns(assessment))]


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
    sheet.set_column(0, 0, 100)
    lines = [assessment.title, *texts("template-instruction").split("\n")]
    sheet.write_column(0, 0, lines, wrapped)

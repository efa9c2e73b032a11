from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import TextList, is_summed
from scoring.methodology.load import shipped, shipped_assessment, shipped_ids
from scoring.reading.tables.table import read_table
from scoring.reading.tables.wanted import wanted_columns
from tests.bot.cli.conftest import Metodbot

ASSESSMENTS = [id for id in shipped_ids() if isinstance(shipped(id), Assessment)]


def filled(text: str, assessment: Assessment) -> bytes:
    """The head of a template with one row beneath it."""
    cells = [
        "ранет" if isinstance(one.indicator, TextList) else "1"
        for one in wanted_columns(assessment)
    ]
    return (text + ";".join(("Яр", *cells)) + "\r\n").encode()


@pytest.mark.parametrize("id", ASSESSMENTS)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_filled_template_is_read_without_a_remark(
    metodbot: Metodbot, id: str, language: str
) -> None:
    assessment = shipped_assessment(id)
    text = metodbot("methodology", "template", id, language=language).stdout
    read = read_table(filled(text, assessment), "t.csv", assessment)
    assert (read.remarks, read.notices, read.municipalities) == ((), (), ("Яр",))
    asked = {one.id for one in assessment.all_indicators if not is_summed(one)}
    assert set(read.values["indicator"]) == asked
    assert set(read.values["status"]) == {"given"}
    assert read.values["weighted"].all()


@pytest.mark.parametrize("id", ASSESSMENTS)
def test_the_workbook_asks_for_the_same_and_is_empty(metodbot: Metodbot, id: str) -> None:
    text = metodbot("methodology", "template", id).stdout
    assert metodbot("methodology", "template", id, "--output", "t.xlsx").exit_code == 0
    sheet = load_workbook("t.xlsx").worksheets[0]
    head = next(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [cell.value for cell in sheet[1]] == head
    read = read_table(Path("t.xlsx").read_bytes(), "t.xlsx", shipped_assessment(id))
    assert (read.remarks, read.notices, read.municipalities) == ((), (), ())


def test_excel_watches_over_what_is_entered(metodbot: Metodbot) -> None:
    metodbot("methodology", "template", "service_practices", "--output", "t.xlsx", language="ru")
    book = load_workbook("t.xlsx")
    assert book.sheetnames == ["Данные", "Как заполнять"]
    rules = {str(one.sqref): one for one in book.worksheets[0].data_validations.dataValidation}
    assert rules["B2:B1001"].formula1 == '"да,нет,н/п"'
    assert rules["C2:C1001"].errorStyle == "warning"
    assert book.worksheets[0].freeze_panes == "B2"


def test_a_csv_begins_with_the_mark_that_excel_expects(metodbot: Metodbot) -> None:
    assert metodbot("methodology", "template", "support_2021", "--output", "t.csv").exit_code == 0
    assert Path("t.csv").read_bytes().startswith("\ufeffMunicipality;main.1.numerator ".encode())


def test_names_of_a_region_are_filled_in(metodbot_with_region: Metodbot) -> None:
    arguments = ("methodology", "template", "support_2021", "--region", "leningrad")
    lines = metodbot_with_region(*arguments).stdout.splitlines()
    assert (len(lines), "Лужский район" in lines) == (19, True)


def test_a_methodology_of_ones_own_has_a_template_too(metodbot: Metodbot) -> None:
    text = metodbot("methodology", "show", "support_2021").stdout
    Path("own.yaml").write_text(text.replace("support_2021", "own"), encoding="utf-8")
    assert "1.1 " in metodbot("methodology", "template", "own.yaml").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "there is no methodology nonsense"),
        (["young_teacher"], "is a questionnaire"),
        (["support_2021", "--output", "t.ods"], "name a file .xlsx or .csv"),
        (["support_2021", "--output", "there.csv"], "there.csv is there already"),
        (["support_2021", "--output", "no/t.csv"], "folder no/t.csv"),
        (["support_2021", "--region", "nowhere"], "nowhere"),
        (["programme_expertise", "--region", "leningrad"], "leave --region out"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    metodbot: Metodbot, arguments: list[str], words: str
) -> None:
    Path("there.csv").write_text("filled in", encoding="utf-8")
    result = metodbot("methodology", "template", *arguments)
    assert words in result.stderr
    assert (result.stderr.count("\n"), result.exit_code) == (1, 1)
    assert Path("there.csv").read_text(encoding="utf-8") == "filled in"


@pytest.mark.parametrize("id", ASSESSMENTS)
def test_no_word_of_a_head_is_broken_and_every_page_has_the_heads(
    metodbot: Metodbot, id: str
) -> None:
    metodbot("methodology", "template", id, "--output", "t.xlsx", language="ru")
    table, instruction = load_workbook("t.xlsx").worksheets
    ranges = table.column_dimensions.values()
    widths = [one.width for one in ranges for _ in range(one.min or 0, (one.max or 0) + 1)]
    for cell, width in zip(table[1], widths, strict=True):
        assert max(map(len, str(cell.value).replace("-", "- ").split())) < width
    assert (table.print_title_rows, table.print_title_cols) == ("$1:$1", "$A:$A")
    assert table.page_setup.orientation == "landscape"
    assert all(instruction.row_dimensions[row].height for row in range(1, instruction.max_row + 1))

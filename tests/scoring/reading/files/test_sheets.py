from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.chart import BarChart

from scoring.reading.files.sheet import Unreadable
from scoring.reading.files.sheets import read_sheets

ROWS = (("МО", "1.1", "примечание"), ("Лужский район", "12,5", "«а; б»"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_csv_of_a_russian_excel_is_understood(encoding: str, delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    (sheet,) = read_sheets(text.encode(encoding), "table.csv")
    assert sheet.rows == ROWS


def test_commas_divide_where_decimals_have_points() -> None:
    (sheet,) = read_sheets("МО,1\nЯр,12.5\n".encode(), "table.csv")
    assert sheet.rows == (("МО", "1"), ("Яр", "12.5"))


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_gives_its_cells_as_text_and_tells_errors_from_empty_ones() -> None:
    content = workbook(
        ["МО", 1.1, True, None, "x"],
        [],
        ["Яр", 0.1, 12, "#DIV/0!", datetime(2021, 2, 1)],  # noqa: DTZ001
    )
    (sheet,) = read_sheets(content, "table.xlsx")
    assert sheet.name == "Sheet"
    assert sheet.rows == (
        ("МО", "1.1", "1", "", "x"),
        (),
        ("Яр", "0.1", "12", "#DIV/0!", "2021-02-01 00:00:00"),
    )


def test_a_percent_is_read_as_it_is_shown() -> None:
    book = Workbook()
    assert book.active is not None
    for value, shown in ((0.45, "0%"), (0.1 + 0.2, "0.00%"), (0.45, "0.0"), (7, '0" %"')):
        book.active.append([value])
        book.active.cell(book.active.max_row, 1).number_format = shown
    (sheet,) = read_sheets(saved(book), "table.xlsx")
    assert sheet.rows == (("45%",), ("30%",), ("0.45",), ("7",))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1 * 3 * 10, "3"), (-0.0, "0"), (1e-7, "0.0000001"), (1e20, "1" + "0" * 20), (True, "1")],
)
def test_a_number_is_written_without_the_noise_of_binary_fractions(value: float, text: str) -> None:
    (sheet,) = read_sheets(workbook([value]), "table.xlsx")
    assert sheet.rows == ((text,),)


def test_hidden_sheets_and_charts_are_left_aside() -> None:
    book = Workbook()
    book.create_sheet("old").sheet_state = "hidden"
    book.create_sheet("older").sheet_state = "veryHidden"
    chart = BarChart()
    book.create_chartsheet("chart").add_chart(chart)
    (sheet,) = read_sheets(saved(book), "table.xlsx")
    assert sheet.name == "Sheet"


def test_a_formula_that_nobody_computed_is_no_empty_cell() -> None:
    (sheet,) = read_sheets(workbook(["Яр", "=1+1", None]), "table.xlsx")
    assert sheet.rows == (("Яр", "#FORMULA"),)


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, '=IF(1,"","")', None, "no text")
        sheet.write_formula(0, 1, "=1+1", None, 2)
    (read,) = read_sheets(with_part_replaced(file, b"no text", b""), "table.xlsx")
    assert read.rows == (("", "2"),)


def with_part_replaced(file: io.BytesIO, old: bytes, new: bytes) -> bytes:
    """As Excel itself writes what xlsxwriter does not."""
    result = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return result.getvalue()


def test_merged_cells_hold_their_value_in_the_first_one() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Яр", 1])
    book.active.append([None, 2])
    book.active.merge_cells("A1:A2")
    (sheet,) = read_sheets(saved(book), "table.xlsx")
    assert sheet.rows == (("Яр", "1"), ("", "2"))


def test_a_quote_that_is_never_closed_is_named_with_its_row() -> None:
    with pytest.raises(Unreadable) as caught:
        read_sheets('МО;1\nЯр;1\n"Бор;2\nЛуг;3\n'.encode(), "table.csv")
    assert (caught.value.fault, caught.value.row) == ("unclosed_quote", 3)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('МО;1\nЯр;1\n"Бор;2', 3),
        ('МО;1\nЯр;1\n"Бор;2\n', 3),
        ('МО;1\nЯр;1\nБор;"2', 3),
        ('МО;1\n"Яр;1\nБор;2\n"Луг;3\nЛес;4\n', 2),
        ('МО;1\n"Лицей" № 1;1\n"Бор;2\nЛуг;3\n', 3),
        ('МО;1\n"Лицей" № 1;1\n"Бор;2\nЛуг";3\n"Лес;4\n', 4),
    ],
)
def test_a_quote_that_swallows_lines_is_told_wherever_it_stands(text: str, row: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read_sheets(text.encode(), "table.csv")
    assert (caught.value.fault, caught.value.row) == ("unclosed_quote", row)


def test_a_cell_of_several_lines_swallows_nothing() -> None:
    (sheet,) = read_sheets('МО;1\n"Лицей" № 1;"а;\nб"\nЯр;"в"\n'.encode(), "table.csv")
    assert sheet.rows[1:] == (("Лицей № 1", "а;\nб"), ("Яр", "в"))


def test_a_cell_longer_than_csv_allows_is_told_as_swallowed() -> None:
    text = 'МО;1\n"Яр;1\n' + "Бор;2\n" * 40_000
    with pytest.raises(Unreadable) as caught:
        read_sheets(text.encode(), "table.csv")
    assert (caught.value.fault, caught.value.row) == ("unclosed_quote", 2)


def test_errors_beside_and_below_all_values_are_there() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["МО", "1"])
        sheet.write_formula(0, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 1, "=NA()", None, "#N/A")
    (read,) = read_sheets(file.getvalue(), "table.xlsx")
    assert read.rows == (("МО", "1", "", "#DIV/0!"), (), ("", "#N/A", "", ""))


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [(2.1, "0.00", "2.10"), (2, "0.0", "2.0"), (12074, "#,##0", "12074"), (2.16, "0.0", "2.16"),
     (2.1, "General", "2.1"), (1.5, '0.00" ед."', "1.50"), (0.5, "[Red]0.0%", "50%"),
     (2.1, "0.00;-0.00", "2.10")],
)  # fmt: skip
def test_zeros_that_a_format_shows_are_there(value: float, shown: str, text: str) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet().write_number(0, 0, value, book.add_format({"num_format": shown}))
    (sheet,) = read_sheets(file.getvalue(), "table.xlsx")
    assert sheet.rows == ((text,),)


def test_a_quote_inside_a_cell_is_a_quote() -> None:
    (sheet,) = read_sheets('МО;1\nтруба 5" и 6;1\n"""Лицей"" № 1";2'.encode(), "table.csv")
    assert sheet.rows == (("МО", "1"), ('труба 5" и 6', "1"), ('"Лицей" № 1', "2"))


def test_a_title_with_a_comma_does_not_decide_what_divides_the_cells() -> None:
    (sheet,) = read_sheets("Сведения, 2021 год\nМО;1\nЯр;1,5\n".encode(), "table.csv")
    assert sheet.rows[1:] == (("МО", "1"), ("Яр", "1,5"))


@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0\0\0", b"PK\x03\x04 nonsense", b"\xff\xfe\x00", b"\x98\x00"]
)
def test_what_is_no_table_is_told_at_once(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_sheets(content, "table")

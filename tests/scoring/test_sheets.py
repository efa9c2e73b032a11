from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from scoring.sheets import FORMULA_ERROR, Unreadable, read_sheets

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
    book, file = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
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
        ("", "", "", "", ""),
        ("Яр", "0.1", "12", FORMULA_ERROR, "2021-02-01 00:00:00"),
    )


@pytest.mark.parametrize("content", [b"PK\x03\x04 nonsense", b"\xff\xfe\x00", b"\x98\x00"])
def test_what_is_no_table_is_told_at_once(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_sheets(content, "table")

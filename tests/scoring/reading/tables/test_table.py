from __future__ import annotations

import io
from collections import Counter
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from scoring.methodology.load import shipped_assessment
from scoring.reading.tables.table import NotFound, Table, letter, read_table
from scoring.results.result import result
from scoring.results.score import score
from tests.scoring.tables import methodology

GARDEN = methodology("""
indicators:
  - {id: "1.1", kind: expert, title: Полив, source: *s}
  - {id: "1.2", kind: presence, points: 1, title: Забор, source: *s}
  - {id: "1.3", kind: count, title: Ульи, source: *s}
  - {id: main.1, kind: share, subset: true, numerator: Яблони, denominator: Деревья, title: Яблони, source: *s}
  - {id: main.2, kind: share, numerator: Груши, denominator: Яблони, title: Груши, source: *s}
  - {id: "1.4", kind: text, title: Сорта, source: *s}
""")  # noqa: E501


def known(text: str) -> str | NotFound:
    if text == "Назаров":
        return NotFound(ambiguous=True, candidates=("Назарово", "Назаровский район"))
    return NotFound() if text.startswith("Не") else text.removesuffix(" р-н")


def table(text: str) -> Table:
    return read_table(text.encode(), "t.csv", GARDEN, known)


def faults(text: str) -> list[tuple[int, str, str, str]]:
    return [(one.row, one.column, one.fault, one.found) for one in table(text).remarks]


def test_a_wide_table_has_a_row_for_each_municipality() -> None:
    read = table(
        "Муниципалитет;1.1 Полив;Забор;1.3;main.1.numerator;main.1.denominator;main.2;1.4\n"
        "Яр р-н;2;да;1 074;12 074;22 361;108,5 %;ранет; анис\n".replace("; анис", " анис")
        + "Бор;н/п;+;;—;—;;\n"
    )
    assert read.remarks == ()
    scores = score(GARDEN, read.values, read.municipalities)
    own = result(scores, "Яр")
    assert (own.points, own.max_points) == (3, 3)
    assert str(own.indicators["main.1"].value) == "54.0"
    assert str(own.indicators["main.2"].value) == "108.5"
    assert own.indicators["main.2"].notes == ("over_100", "percent_only")
    assert own.indicators["1.3"].value == Decimal(1074)
    assert result(scores, "Бор").indicators["1.1"].status == "not_applicable"
    assert result(scores, "Бор").indicators["main.1"].status == "missing"


def test_a_long_table_has_a_row_for_each_value() -> None:
    read = table(
        "municipality,indicator,value,numerator,denominator,status\n"
        "Яр,1.1,2,,,\nЯр,main.1,,3,4,\nЯр,1.2,,,,not_applicable\nБор,1.3,,,,\n"
    )
    assert read.remarks == ()
    assert read.municipalities == ("Яр", "Бор")
    assert list(read.values["status"]) == ["given", "given", "not_applicable"]


def test_an_empty_denominator_of_zero_is_no_fault() -> None:
    assert faults("МО;main.1.numerator;main.1.denominator\nЯр;0;0\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, "", "empty_table", "")),
        ("Имя;1.1\nЯр;2\n", (1, "", "no_municipality_column", "")),
        ("МО\nЯр\n", (1, "", "no_value_column", "")),
        ("МО;Показатель\nЯр;1.1\n", (1, "", "no_value_column", "")),
        ("МО;1.1;1.5\nЯр;2;2\n", (1, "C", "unknown_column", "1.5")),
        ("МО;1.1;1.1\nЯр;2;2\n", (1, "C", "repeated_column", "1.1")),
        ("МО;main.1.numerator\nЯр;\n", (1, "B", "no_denominator_column", "main.1.numerator")),
        ("МО;1.1\n;2\n", (2, "A", "empty_municipality", "")),
        ("МО;1.1\nНечто;2\n", (2, "A", "unknown_municipality", "Нечто")),
        ("МО;1.1\nНазаров;2\n", (2, "A", "ambiguous_municipality", "Назаров")),
        ("МО;1.1\nЯр;2\n\nЯр р-н;1\n", (4, "A", "repeated_municipality", "Яр р-н")),
        ("МО;1.1\nЯр;2;7\n", (2, "C", "beyond_header", "7")),
        ("МО;;1.1\nЯр;7;2\n", (2, "B", "beyond_header", "7")),
        ("МО;1.1\n#ССЫЛКА!;2\n", (2, "A", "formula_error", "#ССЫЛКА!")),
        ("МО;1.4\nЯр;#Н/Д\n", (2, "B", "formula_error", "#Н/Д")),
        ("МО;1.3\nЯр;#FORMULA\n", (2, "B", "formula_not_computed", "#FORMULA")),
        ('МО;1.1\nЯр;2\n"Бор;1\nЛуг;1\n', (3, "", "unclosed_quote", "")),
        ("МО;1.3\nЯр;nan\n", (2, "B", "not_a_number", "nan")),
        ("МО;1.3\nЯр;inf\n", (2, "B", "not_a_number", "inf")),
        ("МО;1.1\nЯр;много\n", (2, "B", "not_a_number", "много")),
        ("МО;1.3\nЯр;1,5\n", (2, "B", "not_whole", "1,5")),
        ("МО;1.3\nЯр;-1\n", (2, "B", "negative", "-1")),
        ("МО;1.3\nЯр;9999999999\n", (2, "B", "too_large", "9999999999")),
        ("МО;1.3\nЯр;01.02.2021\n", (2, "B", "date", "01.02.2021")),
        ("МО;1.3\nЯр;#ДЕЛ/0!\n", (2, "B", "formula_error", "#ДЕЛ/0!")),
        ("МО;1.1\nЯр;3\n", (2, "B", "out_of_range", "3")),
        ("МО;1.2\nЯр;2\n", (2, "B", "not_yes_no", "2")),
        ("МО;main.1\nЯр;101\n", (2, "B", "part_above_whole", "101")),
        (
            "МО;main.1.numerator;main.1.denominator\nЯр;5;4\n",
            (2, "B", "part_above_whole", "5"),
        ),
        ("МО;main.2.numerator;main.2.denominator\nЯр;5;\n", (2, "C", "no_denominator", "")),
        ("МО;main.2.numerator;main.2.denominator\nЯр;;5\n", (2, "B", "no_numerator", "")),
        (
            "МО;main.2;main.2.numerator;main.2.denominator\nЯр;40;1;2\n",
            (2, "B", "value_differs", "40"),
        ),
        ("МО;Показатель;Значение\nЯр;9.9;2\n", (2, "B", "unknown_indicator", "9.9")),
        ("МО;Показатель;Значение\nЯр;;2\n", (2, "B", "empty_indicator", "")),
        ("МО;Показатель;Значение\nЯр;1.1;2\nЯр;1.1;1\n", (3, "C", "repeated_value", "1")),
        ("МО;Показатель;Значение;Статус\nЯр;1.1;2;дано\n", (2, "D", "unknown_status", "дано")),
        (
            "МО;Показатель;Значение;Числитель;Знаменатель\nЯр;1.1;;1;2\n",
            (2, "D", "not_divided", "1"),
        ),
    ],
)
def test_a_fault_is_named_with_its_row_and_column(
    text: str, expected: tuple[int, str, str, str]
) -> None:
    assert faults(text) == [expected]


def test_a_dash_says_no_to_a_question_of_yes_and_no_and_no_data_says_nothing() -> None:
    towns = {"Яр": "—", "Бор": "нет данных", "Луг": "н/д", "Лес": ""}
    read = table("МО;1.1;1.2\n" + "".join(f"{name};1;{word}\n" for name, word in towns.items()))
    assert read.remarks == ()
    scores = score(GARDEN, read.values, read.municipalities)
    statuses = [result(scores, name).indicators["1.2"].status for name in towns]
    assert statuses == ["given", "missing", "missing", "missing"]


def test_titles_may_stand_above_the_header() -> None:
    read = table("Сведения, 2021 год\n\n№ п/п;Муниципалитет;1.1\n1;Яр;2\n2;Бор;x\n")
    assert read.municipalities == ("Яр", "Бор")
    assert [(one.row, one.column) for one in read.remarks] == [(5, "C")]


def test_an_id_that_excel_took_for_a_number_is_still_that_id() -> None:
    wide = table("МО;1,1;main,1.numerator;main,1.denominator\nЯр;2;1;2\n")
    long = table("МО;Показатель;Значение\nЯр;1,1;2\nЯр;1.3 Ульи;5\nЯр;Забор;да\n")
    assert wide.remarks == long.remarks == ()
    assert list(wide.values["indicator"]) == ["1.1", "main.1"]
    assert list(long.values["indicator"]) == ["1.1", "1.3", "1.2"]


def test_a_title_of_two_indicators_names_neither() -> None:
    twins = methodology("""
indicators:
  - {id: "1", kind: expert, title: Полив, source: *s}
  - {id: "2", kind: expert, title: Полив, source: *s}
""")
    read = read_table("МО;Полив\nЯр;2\n".encode(), "t.csv", twins)
    assert [one.fault for one in read.remarks] == ["unknown_column", "no_value_column"]


def test_one_municipality_may_stand_on_a_sheet_for_each_criterion() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for id in ("1.1", "1.3", "1.1"):
            book.add_worksheet().write_column(0, 0, ["МО", "Яр"])
            book.worksheets()[-1].write_column(0, 1, [id, "1"])
    read = read_table(file.getvalue(), "t.xlsx", GARDEN)
    assert list(read.values["indicator"]) == ["1.1", "1.3"]
    assert [(one.sheet, one.fault) for one in read.remarks] == [("Sheet3", "repeated_value")]


def test_spaces_inside_a_name_do_not_make_another_municipality() -> None:
    read = table("МО;Показатель;Значение\nСтарый  Яр;1.1;2\nСтарый\u00a0Яр;1.3;2\n")
    assert read.municipalities == ("Старый Яр",)


def test_heads_are_named_by_their_own_column_beside_the_municipality() -> None:
    heads = shipped_assessment("head_performance")
    first = heads.criteria[0].indicators[0].id
    text = f"Муниципалитет;Руководитель;{first}\nЯр;Иванов;5\nЯр;Петров;6\n"
    read = read_table(text.encode(), "t.csv", heads)
    assert read.remarks == ()
    assert read.municipalities == ("Иванов", "Петров")


def test_what_is_no_table_at_all_is_one_remark() -> None:
    read = read_table(b"PK\x03\x04", "t.xlsx", GARDEN)
    assert [one.fault for one in read.remarks] == ["damaged_workbook"]


def test_a_bad_cell_is_refused_and_the_others_are_kept() -> None:
    read = table("МО;1.1;1.3\nЯр;3;7\n")
    own = result(score(GARDEN, read.values, read.municipalities), "Яр")
    assert own.indicators["1.1"].status == "refused"
    assert own.indicators["1.3"].value == Decimal(7)


CELLS = {
    "not_a_number": ("1.3", "семь"),
    "not_whole": ("1.3", "0,5"),
    "negative": ("1.3", "-4"),
    "too_large": ("1.3", "1000000001"),
    "date": ("1.3", "2021-02-01"),
    "formula_error": ("1.3", "#REF!"),
    "out_of_range": ("1.1", "5"),
    "not_yes_no": ("1.2", "может быть"),
    "part_above_whole": ("main.1", "130"),
    "unknown_indicator": ("7.7", "1"),
    "empty_indicator": ("", "1"),
}
PARTS = {
    "no_denominator": ("main.1", "", "5", "", ""),
    "no_numerator": ("main.1", "", "", "5", ""),
    "value_differs": ("main.2", "90", "1", "2", ""),
    "not_divided": ("1.1", "", "1", "2", ""),
    "unknown_status": ("1.1", "1", "", "", "дано"),
    "repeated_value": ("1.4", "ранет", "", "", ""),
}
TOWNS = {
    "empty_municipality": "",
    "unknown_municipality": "Невесть что",
    "ambiguous_municipality": "Назаров",
}


def test_two_hundred_faults_of_twenty_kinds_give_two_hundred_remarks() -> None:
    lines = ["МО;Показатель;Значение;Числитель;Знаменатель;Статус"]
    lines += [f"Повтор{n};1.4;анис;;;" for n in range(10)]
    for n in range(10):
        lines += [f"{fault}{n};{id};{text};;;" for fault, (id, text) in CELLS.items()]
        for fault, cells in PARTS.items():
            town = f"Повтор{n}" if fault == "repeated_value" else f"{fault}{n}"
            lines.append(";".join((town, *cells)))
        lines += [f"{town};1.1;1;;;" for town in TOWNS.values()]
    found = Counter(one.fault for one in table("\n".join(lines)).remarks)
    assert found == dict.fromkeys([*CELLS, *PARTS, *TOWNS], 10)
    assert (len(found), found.total()) == (20, 200)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "cp1251", "utf-16"]))
def test_no_text_whatever_breaks_the_reading(text: str, encoding: str) -> None:
    content = text.encode(encoding, errors="replace")
    read = read_table(content, "t.csv", GARDEN, known)
    score(GARDEN, read.values, read.municipalities)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_break_the_reading(content: bytes) -> None:
    read_table(content, "t.xlsx", GARDEN, known)


WORDS = "|1|2|3|1,5|-1|да|н/п|—|50 %|x|#N/A|1e9|Яр|1.1|МО|main.1|Показатель|Значение|Статус"
CELL = st.sampled_from([*WORDS.split("|"), "main.1.numerator", "main.1.denominator"])


@given(st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=6))
def test_whatever_stands_in_the_cells_is_scored_or_remarked_on(rows: list[list[str]]) -> None:
    read = table("МО;" + "\n".join(";".join(row) for row in rows))
    score(GARDEN, read.values, read.municipalities)


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_a_spreadsheet_does(column: int, name: str) -> None:
    assert letter(column) == name

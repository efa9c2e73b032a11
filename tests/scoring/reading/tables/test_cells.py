"""Which cells are numbers, and which only look like one."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from scoring.methodology.load import shipped_assessment
from scoring.reading.tables.cells import BadCell, number
from scoring.reading.tables.table import Table, read_table
from scoring.results.result import result
from scoring.results.score import score
from tests.scoring.tables import methodology

NBSP, THIN, NARROW, FIGURE = "\u00a0\u2009\u202f\u2007"
GARDEN = methodology("""
indicators:
  - {id: "2.1", kind: expert, title: Полив, source: *s}
  - {id: "2.10", kind: expert, title: Обрезка, source: *s}
  - {id: "2.2", kind: count, title: Ульи, source: *s}
  - {id: s, kind: share, subset: true, numerator: Яблони, denominator: Деревья, title: Яблони в саду, source: *s}
  - {id: t, kind: text, title: Сорта, source: *s}
  - {id: r, kind: ratio, numerator: Пчёлы, denominator: Цветы, title: Пчёлы на сто цветов, source: *s}
""")  # noqa: E501


def table(text: str) -> Table:
    return read_table(text.encode(), "t.csv", GARDEN)


def faults(read: Table) -> list[str]:
    return [one.fault for one in read.remarks]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12 074", 12074), (f"12{NBSP}074", 12074), (f"12{THIN}074", 12074), (f"1{NARROW}000", 1000),
     (f"22{FIGURE}361", 22361), ("1 000 000", 10**6), ("12  074", 12074), ("999", 999),
     ("12074", 12074), ("007", 7), ("+5", 5)],
)  # fmt: skip
def test_spaces_between_thousands_are_no_part_of_a_number(text: str, value: int) -> None:
    assert number(text) == value
    read = table(f"МО;2.2\nЯр;{text}\n")
    assert (list(read.values["numerator"]), read.remarks) == ([value], ())


@pytest.mark.parametrize(
    "text",
    ["5 10", "22 36", "1 2", "12 34", "1 2345", "1234 567", "1 000 00", "12 07 4", "0 074",
     f"5{NBSP}10", "1 000 1", "12 074 22 361", "1 2,5"],
)  # fmt: skip
def test_other_spaces_make_two_numbers_of_it(text: str) -> None:
    read = table(f"МО;2.2;2.1\nЯр;{text};2\n")
    assert faults(read) == ["odd_spaces"]
    assert sorted(read.values["status"]) == ["given", "refused"]


@pytest.mark.parametrize("text", ["1.234.567", "12'074", "5-10", "5/10", "1 074,5,6", "½", "5 шт."])
def test_what_is_no_number_is_none(text: str) -> None:
    with pytest.raises(BadCell):
        number(text)


@given(st.integers(0, 10**9))
def test_a_number_in_groups_of_three_is_that_number(whole: int) -> None:
    assert number(f"{whole:,}".replace(",", " ")) == whole


@given(st.integers(0, 10**9), st.integers(1, 8))
def test_a_space_elsewhere_is_refused(whole: int, place: int) -> None:
    digits = str(whole)
    if place >= len(digits) or (len(digits) - place == 3 and place <= 3 and digits[0] != "0"):
        return
    with pytest.raises(BadCell):
        number(f"{digits[:place]} {digits[place:]}")


@pytest.mark.parametrize("text", ["0,125", "0.54", "0,5", "0,999", "0,0001"])
def test_a_percent_below_one_without_its_sign_may_be_a_part(text: str) -> None:
    read = table(f"МО;s\nЯр;54,2\nБор;{text}\n")
    assert [(one.row, one.fault) for one in read.remarks] == [(3, "open_share")]
    assert list(read.values["status"]) == ["given", "refused"]


@pytest.mark.parametrize(
    ("column", "open_rows"),
    [(["1", "0", "0,5"], [2, 4]), (["1", "0", "1"], [2, 4]), (["1", "54", "0"], []),
     (["0", "0", "0"], []), (["1", "54 %", "0,5"], [2, 4]), (["1 %", "0,5 %", "0,54%"], []),
     (["2", "1", "0,5"], [4])],
)  # fmt: skip
def test_one_is_open_where_all_the_others_are_as_small(
    column: list[str], open_rows: list[int]
) -> None:
    towns = ["Яр", "Бор", "Луг"]
    read = table("МО;s\n" + "".join(f"{a};{b}\n" for a, b in zip(towns, column, strict=True)))
    assert [one.row for one in read.remarks if one.fault == "open_share"] == open_rows


def test_a_part_of_one_beside_its_two_numbers_is_not_open() -> None:
    read = table("МО;s;s.numerator;s.denominator\nЯр;0,54;54;100\nБор;54;54;100\nЛуг;0,7;54;100\n")
    assert [(one.row, one.fault) for one in read.remarks] == [(4, "value_differs")]


def test_what_is_no_percent_may_be_below_one() -> None:
    assert table("МО;r\nЯр;0,125\n").remarks == ()
    assert faults(table("МО;2.2\nЯр;5 %\n")) == ["not_a_number"]


def test_the_long_table_is_judged_by_all_values_of_an_indicator() -> None:
    read = table("МО;Показатель;Значение\nЯр;s;1\nБор;s;0,5\nБор;2.2;54\n")
    assert [(one.row, one.fault) for one in read.remarks] == [(2, "open_share"), (3, "open_share")]


@pytest.mark.parametrize(
    ("text", "count"),
    [("ранет; анис", 2), ("ранет", 1), ("нет", 0), ("0", 0), ("отсутствуют", 0), ("А;;Б", 2)],
)
def test_a_list_has_so_many_entries(text: str, count: int) -> None:
    read = table(f'МО;t\nЯр;"{text}"\n')
    assert (list(read.values["numerator"]), read.remarks) == ([count], ())


@pytest.mark.parametrize("text", ["5", "12", "1,5"])
def test_a_number_where_a_list_stands_may_be_how_many_or_which(text: str) -> None:
    assert faults(table(f"МО;t\nЯр;{text}\n")) == ["number_for_list"]


def workbook(*rows: list[object], formats: dict[tuple[int, int], str] | None = None) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                shown = (formats or {}).get((at, column))
                sheet.write(at, column, cell, book.add_format({"num_format": shown or "General"}))
    return file.getvalue()


def test_an_id_is_read_as_its_cell_shows_it() -> None:
    content = workbook(["МО", "Показатель", "Значение"], ["Яр", 2.1, 1], formats={(1, 1): "0.00"})
    read = read_table(content, "t.xlsx", GARDEN)
    assert (list(read.values["indicator"]), read.remarks) == (["2.10"], ())
    wide = read_table(workbook(["МО", 2.1], ["Яр", 1], formats={(0, 1): "0.00"}), "t.xlsx", GARDEN)
    assert list(wide.values["indicator"]) == ["2.10"]


def test_an_id_that_is_a_number_without_its_zero_is_open() -> None:
    long = read_table(workbook(["МО", "Показатель", "Значение"], ["Яр", 2.1, 1]), "t.xlsx", GARDEN)
    wide = read_table(workbook(["МО", 2.1, 2.2], ["Яр", 1, 7]), "t.xlsx", GARDEN)
    assert (faults(long), faults(wide)) == (["open_id"], ["open_id"])
    assert list(wide.values["indicator"]) == ["2.2"]
    assert faults(table("МО;2,1;2.2\nЯр;1;7\n")) == ["open_id"]


def test_an_id_is_sure_as_a_text_and_where_the_other_one_stands_beside_it() -> None:
    as_text = read_table(workbook(["МО", "2.1"], ["Яр", 1]), "t.xlsx", GARDEN)
    beside = read_table(workbook(["МО", 2.1, "2.10"], ["Яр", 1, 2]), "t.xlsx", GARDEN)
    assert (as_text.remarks, beside.remarks) == ((), ())
    assert list(beside.values["indicator"]) == ["2.1", "2.10"]


def test_two_columns_that_show_one_id_are_both_open() -> None:
    read = read_table(workbook(["МО", 2.1, 2.2, 2.1], ["Яр", 1, 7, 2]), "t.xlsx", GARDEN)
    assert faults(read) == ["open_id", "open_id"]


def test_a_value_counts_exactly_whatever_its_cell_shows() -> None:
    content = workbook(["МО", "r", "2.2"], ["Яр", 12.26, 7], formats={(1, 1): "0", (1, 2): "0.00"})
    read = read_table(content, "t.xlsx", GARDEN)
    own = result(score(GARDEN, read.values, read.municipalities), "Яр")
    assert [str(own.indicators[id].value) for id in ("r", "2.2")] == ["12.3", "7.0"]


def test_ids_of_shipped_methodologies_that_a_number_hides_are_known() -> None:
    support = shipped_assessment("support_2021")
    read = read_table(workbook(["МО", 2.1, 2.2], ["Яр", 1, 2]), "t.xlsx", support)
    assert [(one.column, one.fault) for one in read.remarks] == [("B", "open_id")]


def test_fractions_stay_exact() -> None:
    assert number("33,3333") == Fraction(333333, 10000)


def test_an_id_is_sure_as_a_text_even_where_the_same_number_stands_below() -> None:
    content = workbook(["МО", "Показатель", "Значение"], ["Яр", "2.1", 1], ["Бор", 2.1, 2])
    read = read_table(content, "t.xlsx", GARDEN)
    assert [(one.row, one.fault) for one in read.remarks] == [(3, "open_id")]
    assert list(read.values["subject"]) == ["Яр"]

"""Rows that are nobody's: totals, notes, numbers of columns, heads once more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.methodology.load import shipped_assessment
from scoring.reading.tables.passed_over import numbers_columns, passed_over
from scoring.reading.tables.table import Table, read_table
from tests.scoring.tables import methodology

GARDEN = methodology("""
indicators:
  - {id: "1.1", kind: expert, title: Полив, source: *s}
  - {id: "1.3", kind: count, title: Ульи, source: *s}
""")
TOTALS = (
    "Итого|ИТОГО:|Итого по области|Итого по Ленинградской области|Итого (18 районов)|Итого за год"
    "|Всего|Всего по региону|Всего муниципалитетов: 18|Общий итог|Подытог|Промежуточный итог"
    "|Сумма|Среднее|Среднее значение|Среднее арифметическое|В среднем|В среднем по области"
    "|Средний балл|Средний балл по региону|Среднее по краю|Медиана|Максимум|Мин.|Ср. знач."
    "|По области|В целом по краю|Ленинградская область|Красноярский край|Область|Республика Коми"
    "|Total|Grand total|Average|Cреднее"
)
NOTES = (
    "Примечание: данные на 1 сентября|Примечание|Прим.: без школ-интернатов|* без школ-интернатов"
    "|** по данным служб|Источник: отчёты служб|Исполнитель: Иванова И. И.|Исп. Петров, тел. 1-23"
    "|Составил Сидоров|Подготовлено: ИМЦ"
    "|Ответственный исполнитель: Орлова|Ответственный за мониторинг Орлова|Директор ______ Лис"
    "|Начальник управления образования|Заместитель председателя комитета|И. о. директора"
    "|Телефон: 8 (813) 123-45-67|e-mail: a@b.ru|Дата|М. П.|Согласовано|По состоянию на 01.09.2021"
    "|________ подпись|Справочно: всего школ 300|Note: as of May"
)
TOWNS = (
    "Всеволожский район|Среднеканский район|Среднеуральск|Сумской район|Итум-Калинский район"
    "|Минусинский район|Максатихинский район|Подпорожский район|Приморский район|Исилькульский"
    "|Источнинский район|Датский район|Главинский район|Телецкий район|Медианский|Областное"
    "|Краевский район|Город Республика|Поддорский район|Заринск|Директорский"
)


def table(text: str) -> Table:
    return read_table(text.encode(), "t.csv", GARDEN)


def passed(read: Table) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.fault) for one in read.notices]


@pytest.mark.parametrize("label", TOTALS.split("|"))
def test_a_row_of_totals_is_passed_over_and_said(label: str) -> None:
    read = table(f"МО;1.1;1.3\nЯр;2;7\n{label};2;7\nБор;1;8\n")
    assert read.municipalities == ("Яр", "Бор")
    assert (passed(read), read.remarks) == ([(3, "A", "passed_total")], ())
    assert read.notices[0].found == label


@pytest.mark.parametrize("label", NOTES.split("|"))
@pytest.mark.parametrize("beside", ["", "2"])
def test_a_note_or_a_signature_is_passed_over_and_said(label: str, beside: str) -> None:
    read = table(f"МО;1.1;1.3\nЯр;2;7\n{label};{beside};\n")
    assert read.municipalities == ("Яр",)
    assert (passed(read), read.remarks) == ([(3, "A", "passed_note")], ())


@pytest.mark.parametrize("town", TOWNS.split("|"))
def test_a_municipality_that_is_called_nearly_so_stays(town: str) -> None:
    read = table(f"МО;1.1;1.3\n{town};2;7\n")
    assert (read.municipalities, read.notices, read.remarks) == ((town,), (), ())


@pytest.mark.parametrize("name", ["Итоговая аттестация", "Всего понемногу", "Сумма технологий"])
@pytest.mark.parametrize("other", ["Источник знаний", "Директор школы", "Среднее образование", "7"])
def test_a_programme_may_be_called_what_no_municipality_is(name: str, other: str) -> None:
    programmes = shipped_assessment("programme_expertise")
    text = f"Программа;1.1;2.1\n{name};2;1\n{other};1;1\nИтого;3;2\n"
    read = read_table(text.encode(), "t.csv", programmes)
    assert read.municipalities == (name, other)
    assert [one.fault for one in read.notices] == ["passed_total"]


def test_a_total_may_be_named_in_the_column_of_row_numbers() -> None:
    read = table("№ п/п;МО;1.1\n1;Яр;2\n2;Бор;1\nИтого;;3\n;Всего:;3\n")
    assert read.municipalities == ("Яр", "Бор")
    assert passed(read) == [(4, "A", "passed_total"), (5, "B", "passed_total")]


def test_a_number_of_a_row_alone_says_nothing() -> None:
    read = table("№;МО;1.1\n1;Яр;2\n2;;\n3;;\n")
    assert (read.municipalities, read.notices, read.remarks) == (("Яр",), (), ())


@pytest.mark.parametrize(
    "numbers", ["1;2;3", "(1);(2);(3)", "1.;2.;3.", "А;1;2", "A;B;1", "А;2;3", "гр. 1;гр. 2;гр. 3",
                "1;2;3=2/1*100", "1;2;3 (2:1)"],
)  # fmt: skip
@pytest.mark.parametrize("above", ["", "Яр;2;5\n"])
def test_numbers_of_columns_are_no_municipality(numbers: str, above: str) -> None:
    read = table(f"МО;1.1;1.3\n{above}{numbers}\nБор;1;8\n")
    assert read.municipalities[-1] == "Бор"
    assert ([one.fault for one in read.notices], read.remarks) == (["passed_numbers"], ())


@pytest.mark.parametrize("cells", ["2;3", "1;1", "1", "1;3", "5;6;7", "1;x", "Яр;2;3", "0;1"])
def test_other_numbers_are_not_those_of_columns(cells: str) -> None:
    assert not numbers_columns(cells.split(";"))


@pytest.mark.parametrize("name", ["1", "12", "2021", "—?", "1)", "№ 5"[2:], "..."])
def test_what_has_no_letter_is_no_name_of_a_municipality(name: str) -> None:
    read = table(f"МО;1.1;1.3\n{name};2;7\n")
    assert (read.municipalities, [one.fault for one in read.remarks]) == ((), ["no_name"])


@pytest.mark.parametrize("again", ["МО;1.1;1.3", "мо;1.1 Полив;Ульи", "Муниципалитет;1.1;1.3"])
def test_a_head_that_is_repeated_on_the_next_page_is_passed_over(again: str) -> None:
    read = table(f"МО;1.1;1.3\nЯр;2;7\n{again}\n1;2;3\nБор;1;8\n")
    assert read.municipalities == ("Яр", "Бор")
    assert [one.fault for one in read.notices] == ["passed_head", "passed_numbers"]
    assert len(read.values) == 4


def test_another_head_below_begins_another_table() -> None:
    read = table("МО;1.1\nЯр;2\nБор;1\n\nТаблица 2\nМО;1.3\nЯр;7\nБор;8\n")
    assert read.municipalities[:2] == ("Яр", "Бор")
    found = set(zip(read.values["subject"], read.values["indicator"], strict=True))
    assert {("Яр", "1.1"), ("Бор", "1.1"), ("Яр", "1.3"), ("Бор", "1.3")} == found


def test_columns_that_change_their_places_below_are_followed() -> None:
    read = table("МО;1.1;1.3\nЯр;2;7\nМО;1.3;1.1\nБор;8;1\n")
    by_town = read.values.set_index(["subject", "indicator"])["numerator"]
    assert (by_town["Бор", "1.3"], by_town["Бор", "1.1"]) == (8, 1)
    assert read.remarks == ()


def test_groups_of_municipalities_and_their_sums_are_none() -> None:
    read = table("МО;1.1;1.3\nМуниципальные районы;;\nЯр;2;7\nГородские округа;3;9\nБор;1;2\n")
    assert read.municipalities == ("Яр", "Бор")
    assert [one.fault for one in read.notices] == ["passed_head", "passed_total"]


def test_a_long_table_has_them_too() -> None:
    read = table("МО;Показатель;Значение\n1;2;3\nЯр;1.1;2\nИтого;1.1;2\nПримечание;;\n")
    assert read.municipalities == ("Яр",)
    assert [one.fault for one in read.notices] == ["passed_numbers", "passed_total", "passed_note"]
    assert read.remarks == ()


@given(st.text(alphabet="абвгдежз ", min_size=3, max_size=20).filter(lambda one: len(one) > 4))
def test_a_name_of_a_district_is_never_passed_over(beginning: str) -> None:
    name = f"{beginning.strip()}ский район"
    assert passed_over([name, "5"], name, "municipality", under_head=True) is None

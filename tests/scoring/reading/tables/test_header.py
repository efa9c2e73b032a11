"""Which column is what, under heads of one row and of several."""

from __future__ import annotations

import pytest

from scoring.methodology.load import shipped_assessment
from scoring.reading.tables.table import Table, read_table
from tests.scoring.tables import methodology

GARDEN = methodology("""
indicators:
  - {id: "1.1", kind: expert, title: Полив, source: *s}
  - {id: "1.2", kind: presence, points: 1, title: Забор, source: *s}
  - {id: "1.3", kind: count, title: Ульи, source: *s}
  - {id: main.1, kind: share, subset: true, numerator: Цветущие яблони, denominator: Все деревья, title: Доля яблонь, source: *s}
  - {id: main.2, kind: share, numerator: Груши, denominator: Яблони, title: Груши, source: *s}
""")  # noqa: E501
HEADS = (
    "Муниципалитет|МО|мо|MO|Наименование муниципального образования|Наименование МО|Район"
    "|Название района|Муниципальное образование|Муниципальное образование (район, округ)"
    "|Муниципальный район (городской округ)|Муниципальный округ|Наименование муниципалитета"
    "|Муниципальные образования Ленинградской области|Территория|Наименование территории"
    "|Муниципальный район / городской округ|Районы и городские округа|Municipality"
    "|Полное наименование муниципального образования|МУНИЦИПАЛИТЕТ:"
)


def table(text: str) -> Table:
    return read_table(text.encode(), "t.csv", GARDEN)


def values(read: Table) -> dict[str, tuple[int, int, bool]]:
    rows = read.values[read.values["status"] == "given"].to_dict("records")
    return {one["indicator"]: (one["numerator"], one["denominator"], one["weighted"])
            for one in rows}  # fmt: skip


def faults(read: Table) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.fault) for one in read.remarks]


@pytest.mark.parametrize("head", HEADS.split("|"))
def test_municipalities_stand_under_many_words(head: str) -> None:
    read = table(f"{head};1.1\nЯр;2\n")
    assert (read.municipalities, read.remarks) == (("Яр",), ())


@pytest.mark.parametrize(
    "head", ["Имя", "Муниципальный координатор", "Район работ", "Доля муниципалитетов", "Моно"]
)
def test_other_words_are_no_head_of_municipalities(head: str) -> None:
    assert faults(table(f"{head};1.1\nЯр;2\n"))[0][2] == "no_municipality_column"


@pytest.mark.parametrize(
    ("methodology", "head"),
    [
        ("school_transition_directions", "Наименование образовательной организации"),
        ("school_transition_directions", "ОО"),
        ("school_transition_directions", "Общеобразовательное учреждение"),
        ("programme_expertise", "Название программы"),
        ("programme_expertise", "Дополнительная профессиональная программа"),
        ("head_performance", "ФИО руководителя"),
        ("head_performance", "Ф. И. О."),
    ],
)
def test_others_who_are_assessed_have_heads_of_their_own(methodology: str, head: str) -> None:
    assessment = shipped_assessment(methodology)
    id = assessment.all_indicators[0].id
    text = f"Муниципалитет;{head};{id}\nЯр;Иванов;1\nЯр;Петров;1\n"
    read = read_table(text.encode(), "t.csv", assessment)
    assert (read.municipalities, read.remarks) == (("Иванов", "Петров"), ())


def test_a_title_that_sounds_like_a_head_is_none() -> None:
    read = table("Муниципальные районы\nСведения за год\nМО;1.1\nЯр;2\n")
    assert (read.municipalities, values(read)) == (("Яр",), {"1.1": (2, 1, True)})


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [
        ("main.1.numerator", "main.1.denominator"),
        ("main.1.numerator Яблони", "main.1.denominator. Деревья"),
        ("main.1 числитель", "main.1 знаменатель"),
        ("main.1 (числитель)", "main.1 (знаменатель, чел.)"),
        ("main.1. Доля яблонь, числитель", "main.1. Доля яблонь, знаменатель"),
        ("Числитель main.1", "Знаменатель (main.1)"),
        ("Цветущие яблони", "Все деревья"),
        ("main.1 Цветущие яблони", "main.1 Все деревья"),
    ],
)
def test_a_numerator_is_told_from_a_share(numerator: str, denominator: str) -> None:
    read = table(f"МО;{numerator};{denominator}\nЯр;3;4\n")
    assert (values(read), read.remarks) == ({"main.1": (3, 4, True)}, ())


@pytest.mark.parametrize(
    "head", ["main.1", "main.1 Доля яблонь", "Доля яблонь", "main.1, %", "main.1 доля", "main.1. %"]
)
def test_a_share_may_stand_alone(head: str) -> None:
    read = table(f'МО;"{head}"\nЯр;54,5\n')
    assert (values(read)["main.1"][2], read.remarks) == (False, ())


@pytest.mark.parametrize(
    "head",
    ["main.1 количество", "main.1 Число яблонь", "main.1 чел.", "main.2 Численность", "Груши",
     "main.1 числитель и знаменатель", "1.1 числитель"],
)  # fmt: skip
def test_a_head_that_may_mean_either_gives_no_value(head: str) -> None:
    read = table(f"МО;{head};1.3\nЯр;2;7\n")
    assert (list(values(read)), faults(read)) == (["1.3"], [(1, "B", "open_column")])


TOP_AND_BELOW = {
    "merged over two": "МО;main.1;;1.1\n;числитель;знаменатель;балл\nЯр;3;4;2\n",
    "with a percent": "МО;main.1;;;1.1\n;числитель;знаменатель;%;\nЯр;3;4;75;2\n",
    "titles": "МО;Доля яблонь;;Полив\n;Цветущие яблони;Все деревья;\nЯр;3;4;2\n",
    "group, then ids": "МО;Сад;;\n;main.1.numerator;main.1.denominator;1.1\nЯр;3;4;2\n",
    "three rows": "МО;Сад;;\n;main.1;;1.1\n;числитель;знаменатель;оценка\nЯр;3;4;2\n",
    "the subject below": ";main.1;;1.1\nМО;числитель;знаменатель;балл\nЯр;3;4;2\n",
    "with row numbers": "№;МО;main.1;;1.1\n;;числитель;знаменатель;балл\n1;Яр;3;4;2\n",
    "numbers beneath": "МО;main.1;;1.1\n;числитель;знаменатель;\n1;2;3;4\nЯр;3;4;2\n",
    "a title above": "Сад, 2021;;;\nМО;main.1;;1.1\n;числитель;знаменатель;\nЯр;3;4;2\n",
}


@pytest.mark.parametrize("text", TOP_AND_BELOW.values(), ids=TOP_AND_BELOW)
def test_a_head_of_several_rows_is_one_head(text: str) -> None:
    read = table(text)
    assert values(read) == {"main.1": (3, 4, True), "1.1": (2, 1, True)}
    assert (read.remarks, read.municipalities) == ((), ("Яр",))


@pytest.mark.parametrize(
    ("below", "column"),
    [(";количество;знаменатель", "B"), (";числитель;всего", "C"), (";;знаменатель", "B"),
     (";2020;числитель", "B")],
)  # fmt: skip
def test_what_is_open_beneath_an_indicator_is_not_read(below: str, column: str) -> None:
    read = table(f"МО;main.1;;1.3\n{below};\nЯр;3;4;7\n")
    assert "main.1" not in values(read)
    assert any(one.fault in ("open_column", "empty_municipality") for one in read.remarks), column


def test_two_years_of_one_indicator_are_not_taken_for_one() -> None:
    read = table("МО;1.1;\n;план;значение\nЯр;1;2\n")
    assert faults(read)[0] == (2, "B", "open_column")
    assert values(read) == {"1.1": (2, 1, True)}


def test_a_row_without_a_municipality_is_no_second_row_of_the_head() -> None:
    read = table("МО;1.1;1.2\n;1;да\nЯр;2;нет\n")
    assert faults(read) == [(2, "A", "empty_municipality")]
    assert values(read)["1.1"] == (2, 1, True)


def test_an_indicator_named_twice_is_read_once() -> None:
    assert faults(table("МО;1.1;Полив\nЯр;2;1\n")) == [(1, "C", "repeated_column")]

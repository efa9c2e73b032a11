from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Literal, get_args, get_type_hints

import pytest

from bot.texts.fluent import LANGUAGES, console_texts
from bot.texts.remarks import remark_line, table_remark_line
from scoring.reading.strict_model import Source
from scoring.reading.tables.table import TableRemark
from scoring.results.check import Remark
from scoring.results.faults import FAULTS
from scoring.results.subject import subject_called
from tests.scoring.codes import table_codes

SOURCE = Source(file="000", part="1")
YAR = subject_called("municipality", "Яр")
LOCALES = Path(__file__).parents[3] / "locales"
KINDS = get_args(get_type_hints(Remark)["kind"])

Kind = Literal["impossible", "contradiction", "control", "below_previous"]


def remark(kind: Kind, rule: str) -> Remark:
    figures = Decimal("12074.5"), Decimal(7)
    return Remark(kind, YAR, ("1.1", "main.1"), rule, *figures, SOURCE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(table_codes()))
def test_every_fault_of_a_table_is_worded_with_its_place(language: str, code: str) -> None:
    found = TableRemark("Лист", 7, "C", code, "100x", 2, ("Яр", "Бор"))
    line = table_remark_line(console_texts(language), found)
    assert line.startswith(
        "Лист, строка 7, столбец C: " if language == "ru" else "Лист, row 7, column C: "
    )
    assert line.endswith("Яр, Бор.")


def test_no_words_are_kept_for_a_fault_that_is_gone() -> None:
    text = (LOCALES / "ru" / "scores.ftl").read_text(encoding="utf-8")
    worded = set(re.findall(r"^table-(\w+) =", text, re.MULTILINE))
    assert worded - {"candidates"} == table_codes()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "impossible"])
def test_every_kind_of_remark_is_worded_with_its_numbers(language: str, kind: Kind) -> None:
    line = remark_line(console_texts(language), remark(kind, "as_many"))
    assert "Яр" in line
    assert "1.1, main.1" in line
    assert ("12\N{NO-BREAK SPACE}074,5" if language == "ru" else "12,074.5") in line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", FAULTS[1:])
def test_every_impossible_value_is_worded(language: str, fault: str) -> None:
    line = remark_line(console_texts(language), remark("impossible", fault))
    assert line.startswith("Яр, ")


@pytest.mark.parametrize(
    ("row", "column", "place"),
    [(0, "", "Лист: "), (7, "", "Лист, строка 7: "), (1074, "C", "Лист, строка 1074, столбец C: ")],
)
def test_a_remark_names_as_much_of_the_place_as_there_is(row: int, column: str, place: str) -> None:
    found = TableRemark("Лист", row, column, "empty_table")
    assert table_remark_line(console_texts("ru"), found).startswith(place)


def test_a_long_text_of_a_cell_is_cut() -> None:
    found = TableRemark("Лист", 1, "A", "not_a_number", "x" * 10_000)
    assert len(table_remark_line(console_texts("en"), found)) < 200

from __future__ import annotations

import pytest

from scoring.reading.tables.alike import as_spelled_first, name_key
from scoring.reading.tables.table import Table, read_table
from tests.scoring.tables import methodology

GARDEN = methodology("""
indicators:
  - {id: "1.1", kind: expert, title: Полив, source: *s}
  - {id: "1.3", kind: count, title: Ульи, source: *s}
""")
SAME = (
    "Берёзовый Бор район|БЕРЁЗОВЫЙ БОР РАЙОН|берёзовый бор район|Березовый Бор район"
    "|Берёзовый  Бор район|Берёзовый\u00a0Бор\u00a0район|Бepёзовый Бор район|Берёзовый Бop рaйoн"
    "|Берёзовый Бор р-н|Берёзовый Бор район.|Берёзовый Бор район*|Берёзовый Бор район¹"
    "|«Берёзовый Бор» район|1. Берёзовый Бор район|12) Берёзовый Бор район|Берёзовый Бор р–н"
    "|Бере\u0308зовый Бор район"
)
OTHERS = (
    "Берёзовый Бор|Берёзовый Бор округ|Новый Берёзовый Бор район|Берёзовый Бор-2 район"
    "|Берёзов Бор район|Берёзовый Бор 1 район"
)


def long(*names: str) -> Table:
    ids = ("1.1", "1.3")
    lines = [f"{name};{id};1" for name, id in zip(names, ids, strict=True)]
    return read_table("\n".join(["МО;Показатель;Значение", *lines]).encode(), "t.csv", GARDEN)


@pytest.mark.parametrize("written", SAME.split("|"))
def test_a_municipality_written_otherwise_is_the_same(written: str) -> None:
    name = "Берёзовый Бор район"
    assert name_key(written) == name_key(name)
    read = long(name, written)
    assert read.municipalities == (name,)
    assert set(read.values["subject"]) == {name}


@pytest.mark.parametrize("other", OTHERS.split("|"))
def test_another_municipality_stays_another(other: str) -> None:
    assert len(long("Берёзовый Бор район", other).municipalities) == 2


def test_in_a_wide_table_the_second_row_of_a_municipality_is_a_fault() -> None:
    read = read_table("МО;1.1\nЯр-Бор;2\nяр – бор;1\n".encode(), "t.csv", GARDEN)
    assert [(one.row, one.fault) for one in read.remarks] == [(3, "repeated_municipality")]
    assert list(read.values["numerator"]) == [2]


def test_tables_that_are_read_together_agree_on_names() -> None:
    resolve = as_spelled_first()
    first = read_table("МО;1.1\nЛесной район\n".encode(), "a.csv", GARDEN, resolve)
    second = read_table("МО;1.1\nЛЕСНОЙ Р-Н;2\n".encode(), "b.csv", GARDEN, resolve)
    assert first.municipalities == second.municipalities == ("Лесной район",)


@pytest.mark.parametrize("name", ["school A", "МБОУ СОШ № 1", "Center-2"])
def test_latin_names_and_numbers_stay_what_they_are(name: str) -> None:
    assert name_key(name) != name_key(name.replace("A", "").replace("1", "").replace("2", ""))

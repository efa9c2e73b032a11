"""Tables as they come by mail, at the console: what is said, and what is scored nevertheless."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter

from bot.texts.fluent import console_texts
from tests.bot.cli.conftest import Metodbot, run

TOWNS = [
    "Бокситогорский",
    "Волосовский",
    "Волховский",
    "Всеволожский",
    "Выборгский",
    "Гатчинский",
    "Кингисеппский",
    "Киришский",
    "Кировский",
    "Лодейнопольский",
]
EXPERT, COUNT, SHARE, LIST, YES = "expert", "count", "share", "text", "presence"
# The kind of indicator for each fault, and the cells: value, numerator, denominator, status.
CELLS = {
    "not_a_number": (COUNT, ("семь", "", "", "")),
    "odd_spaces": (COUNT, ("22 36", "", "", "")),
    "not_whole": (COUNT, ("0,5", "", "", "")),
    "negative": (COUNT, ("-4", "", "", "")),
    "too_large": (COUNT, ("1000000001", "", "", "")),
    "date": (COUNT, ("2021-02-01", "", "", "")),
    "formula_error": (COUNT, ("#ССЫЛКА!", "", "", "")),
    "out_of_range": (EXPERT, ("3", "", "", "")),
    "not_yes_no": (YES, ("может быть", "", "", "")),
    "part_above_whole": (SHARE, ("130", "", "", "")),
    "open_share": (SHARE, ("0,125", "", "", "")),
    "number_for_list": (LIST, ("5", "", "", "")),
    "no_denominator": (SHARE, ("", "5", "", "")),
    "no_numerator": (SHARE, ("", "", "5", "")),
    "value_differs": (SHARE, ("90", "1", "2", "")),
    "not_divided": (EXPERT, ("", "1", "2", "")),
    "unknown_status": (EXPERT, ("1", "", "", "дано")),
    "repeated_value": (EXPERT, ("1", "", "", "")),
}
NAMES = {"unknown_municipality": "Москва", "ambiguous_municipality": "Кир", "no_name": "17"}
IDS: dict[str, str | float] = {"unknown_indicator": "9.9", "empty_indicator": "", "open_id": 2.1}
COLUMNS = ("unknown_column", "open_column", "repeated_column", "no_denominator_column")
ROWS = ("beyond_header", "repeated_municipality")


def methodology() -> str:
    kinds = {fault: kind for fault, (kind, _) in CELLS.items()}
    kinds |= {"right": EXPERT, "wide": EXPERT, "half": SHARE, "open": SHARE, "two": EXPERT}
    kinds |= {'"2.1"': EXPERT, '"2.10"': EXPERT}
    lines = [
        'id: own\nkind: assessment\nversion: "1"\nsince: "2021-01-01"\ntitle: Своя',
        'source: &s {file: "000", part: "1"}\nindicators:',
    ]
    for at, (id, kind) in enumerate(kinds.items()):
        divided = ", subset: true, numerator: Ч, denominator: З" if kind == SHARE else ""
        lines.append(f"  - {{id: {id}, kind: {kind}, title: Показатель {at}, source: *s{divided}}}")
    return "\n".join(lines) + "\n"


def write_table(file: str) -> None:
    with xlsxwriter.Workbook(file) as book:
        long = book.add_worksheet("длинная")
        head = ("МО", "Показатель", "Значение", "Числитель", "Знаменатель", "Статус")
        rows: list[tuple[str | float, ...]] = [head]
        for town in TOWNS:
            rows.append((town, "right", "2"))
            rows.append((town, "repeated_value", "1"))
            rows += [(town, fault, *cells) for fault, (_, cells) in CELLS.items()]
            rows += [(name, "right", "2") for name in NAMES.values()]
            rows += [(town, id, "1") for id in IDS.values()]
        for at, row in enumerate(rows):
            long.write_row(at, 0, row)
        for town in TOWNS:
            wide = book.add_worksheet(f"{town} лист")
            titles = ["МО", "wide", "Прочее", "open количество", "two", "two", "half.numerator"]
            wide.write_row(0, 0, titles)
            wide.write_row(1, 0, [town, "1"])
            wide.write_row(2, 0, [town, "2"])
            wide.write(1, 7, "лишнее")


def test_three_hundred_faults_of_thirty_kinds_are_three_hundred_remarks(
    metodbot_with_region: Metodbot,
) -> None:
    Path("own.yaml").write_text(methodology(), encoding="utf-8")
    write_table("table.xlsx")
    arguments = ("score", "own.yaml", "table.xlsx", "--region", "leningrad", "--format", "json")
    result = metodbot_with_region(*arguments, language="ru")
    lines = result.stderr.splitlines()
    assert len(lines) == len(set(lines)) == 300
    assert all(line.startswith("table.xlsx: ") for line in lines)
    assert Counter(map(kind_of, lines)) == dict.fromkeys(
        (*CELLS, *NAMES, *IDS, *COLUMNS, *ROWS), 10
    )
    assert result.exit_code == 1
    found = {one["municipality"]: one for one in json.loads(result.stdout)["municipalities"]}
    assert sorted(found) == [f"{town} район" for town in sorted(TOWNS)]
    for one in found.values():
        points = {id: value["points"] for id, value in one["indicators"].items()}
        assert (points["right"], points["wide"], points["repeated_value"]) == (2, 1, 1)
        assert {id for id, of in one["indicators"].items() if of["status"] == "given"} == {
            "right", "wide", "repeated_value",
        }  # fmt: skip


def kind_of(line: str) -> str:
    """By the words around what was found."""
    said = line.partition(": ")[2].partition(": ")[2]
    return next(fault for fault, pattern in patterns().items() if pattern.match(said))


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    texts = console_texts("ru")
    gap = "\N{BULLET}"
    words = {
        fault: texts(f"table-{fault}", found=gap, limit=gap, names="")
        for fault in (*CELLS, *NAMES, *IDS, *COLUMNS, *ROWS)
    }
    escaped = {fault: map(re.escape, text.split(gap)) for fault, text in words.items()}
    return {fault: re.compile(".*".join(parts)) for fault, parts in escaped.items()}


NOTE = "— примечание или подпись, строка пропущена."
MAILED = """Мониторинг, 2021 год;;
;;
Наименование муниципального образования;1.1;1.2
1;2;3
Яр;2;1
Бор;1;1
Итого по области;3;2
Среднее значение;1,5;1

Примечание: данные на 1 сентября;;
Исполнитель: Иванова И. И., тел. 1-23;;
"""


def test_what_is_passed_over_is_said_and_no_fault(metodbot: Metodbot) -> None:
    Path("table.csv").write_text(MAILED, encoding="utf-8")
    result = metodbot("score", "support_2021", "table.csv", "--format", "json", language="ru")
    assert [one["municipality"] for one in json.loads(result.stdout)["municipalities"]] == [
        "Бор",
        "Яр",
    ]
    assert result.stderr.splitlines() == [
        "table.csv, строка 4, столбец A: здесь номера столбцов, строка пропущена.",
        "table.csv, строка 7, столбец A: «Итого по области» — строка итогов, пропущена.",
        "table.csv, строка 8, столбец A: «Среднее значение» — строка итогов, пропущена.",
        f"table.csv, строка 10, столбец A: «Примечание: данные на 1 сентября» {NOTE}",
        f"table.csv, строка 11, столбец A: «Исполнитель: Иванова И. И., тел. 1-23» {NOTE}",
    ]
    assert result.exit_code == 0


def test_the_table_may_come_by_the_standard_input(metodbot: Metodbot) -> None:
    arguments = ("score", "support_2021", "-", "--format", "json")
    result = run(*arguments, typed="МО;1.1;1.2\nЯр;2;x\n", language="ru")
    assert json.loads(result.stdout)["municipalities"][0]["points"] == 2
    assert result.stderr.startswith("стандартный ввод, строка 2, столбец C: «x» ")


def test_the_standard_input_can_be_read_only_once(metodbot: Metodbot) -> None:
    result = metodbot("score", "support_2021", "-", "--control", "-")
    assert (result.stderr.count("\n"), result.exit_code) == (1, 1)
    assert "“-” can be named once" in result.stderr


def wide(*names: str) -> str:
    return "МО;1.1\n" + "".join(f"{name};2\n" for name in names)


@pytest.mark.parametrize("name", ["Воловский район", "Волховскй", "Волх", "г. Волховский"])
def test_a_match_by_likeness_is_said(metodbot_with_region: Metodbot, name: str) -> None:
    Path("table.csv").write_text(wide(name, "Лужский район"), encoding="utf-8")
    result = metodbot_with_region("score", "support_2021", "table.csv", language="ru")
    told = "в регионе нет, по сходству принято: Волховский район."
    assert result.stderr == f"table.csv, строка 2, столбец A: названия «{name}» {told}\n"
    assert ("Волховский район" in result.stdout, result.exit_code) == (True, 0)


@pytest.mark.parametrize(
    "name", ["Волховский район", "волховского р-на", "ВОЛХОВСКИЙ", "Волховский муниципальный район"]
)
def test_a_name_in_another_form_is_no_likeness(metodbot_with_region: Metodbot, name: str) -> None:
    Path("table.csv").write_text(wide(name), encoding="utf-8")
    result = metodbot_with_region("score", "support_2021", "table.csv")
    assert ("Волховский район" in result.stdout, result.stderr) == (True, "")


def test_with_a_region_every_other_name_is_a_fault(metodbot_with_region: Metodbot) -> None:
    Path("table.csv").write_text(wide("Яр", "Бор"), encoding="utf-8")
    arguments = ("score", "support_2021", "table.csv", "--region", "leningrad")
    result = metodbot_with_region(*arguments)
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "table.csv, row 2, column A",
        "table.csv, row 3, column A",
    ]
    assert result.exit_code == 1


def test_a_likeness_alone_makes_no_table_of_the_region(metodbot_with_region: Metodbot) -> None:
    Path("table.csv").write_text(wide("Воловский район", "Липецкий район"), encoding="utf-8")
    result = metodbot_with_region("score", "support_2021", "table.csv", "--format", "json")
    towns = [one["municipality"] for one in json.loads(result.stdout)["municipalities"]]
    assert (towns, result.stderr) == (["Воловский район", "Липецкий район"], "")


def test_names_agree_between_the_table_and_its_control_figures(metodbot: Metodbot) -> None:
    Path("table.csv").write_text("МО;1.1\nЛесной район;2\n", encoding="utf-8")
    Path("control.csv").write_text("МО;1.1\nЛЕСНОЙ Р-Н;1\n", encoding="utf-8")
    result = metodbot("score", "support_2021", "table.csv", "--control", "control.csv")
    assert "reported 2, the control figure is 1" in result.stderr

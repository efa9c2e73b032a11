from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import Result
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from scoring.methodology.load import shipped_assessment
from scoring.results.contract import result_schema
from tests.bot.cli.conftest import Metodbot

GROWTH = "professional_growth_2_2"
YOUNG = [one.id for one in shipped_assessment("young_teachers_service").all_indicators]
LONG = "Муниципалитет;Показатель;Значение;Числитель;Знаменатель\n"
CHOICES = """
kind: regional_choices
methodology: young_teachers_service
source: {file: Приказ комитета, part: "№ 7"}
gap: upper
"""


def wide(*rows: tuple[str, list[int]]) -> str:
    lines = [";".join(("Муниципалитет", *YOUNG))]
    lines += [";".join((town, *map(str, points))) for town, points in rows]
    return "\n".join(lines) + "\n"


def points(total: int) -> list[int]:
    return [min(2, max(0, total - 2 * place)) for place in range(len(YOUNG))]


REGION = wide(("Яр", points(20)), ("Бор", points(16)), ("Дол", points(5)))


def write(text: str, name: str = "table.csv", encoding: str = "utf-8") -> str:
    Path(name).write_bytes(text.encode(encoding))
    return name


def told(result: Result) -> dict[str, dict[str, object]]:
    document = json.loads(result.stdout)
    Draft202012Validator(result_schema()).validate(document)
    return {one["municipality"]: one for one in document["municipalities"]}


def test_a_wide_table_becomes_places_points_and_levels(metodbot: Metodbot) -> None:
    result = metodbot("score", "young_teachers_service", write(REGION), language="ru")
    lines = [line.split(maxsplit=6) for line in result.stdout.splitlines()]
    assert lines[0] == ["Место", "Муниципалитет", "Баллы", "Процент", "Уровень", "Пометки"]
    assert lines[1][:5] == ["1", "Яр", "20", "/", "22"]
    assert lines[2][-1].endswith("средний  сумма баллов попала в пробел печатной шкалы")
    low = next(line.split() for line in result.stdout.splitlines() if line.startswith("низкий"))
    assert low == ["низкий", "0–11", "б.", "1", "33", "Дол"]
    assert (result.stderr, result.exit_code) == ("", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_long_table_of_a_russian_excel_is_understood(metodbot: Metodbot, encoding: str) -> None:
    table = LONG + "Яр;main.1;;12 074;22 361\r\nЯр;main.2;76,9;;\r\nЯр;1.1;2;;\r\n"
    result = metodbot("score", "support_2021", write(table, encoding=encoding), "--format", "json")
    indicators = told(result)["Яр"]["indicators"]
    assert isinstance(indicators, dict)
    assert indicators["main.1"]["value"] == 54
    assert (indicators["main.2"]["value"], indicators["main.2"]["notes"]) == (
        76.9,
        ["percent_only"],
    )
    assert json.loads(result.stdout)["region"]["shares"]["main.1"]["denominator"] == 22361


def test_a_workbook_is_read_as_its_cells_are_shown(metodbot: Metodbot) -> None:
    with xlsxwriter.Workbook("table.xlsx") as book:
        sheet = book.add_worksheet("2021")
        sheet.write_row(0, 0, ["МО", "main.1", "1.1"])
        sheet.write_row(1, 0, ["Яр"])
        sheet.write_number(1, 1, 0.54, book.add_format({"num_format": "0%"}))
        sheet.write_string(1, 2, "2")
        sheet.write_row(2, 0, ["Бор", "много", 3])
    result = metodbot("score", "support_2021", "table.xlsx", "--format", "json", language="ru")
    indicators = told(result)["Яр"]["indicators"]
    assert isinstance(indicators, dict)
    assert (indicators["main.1"]["value"], indicators["1.1"]["points"]) == (54, 2)
    many, three = result.stderr.splitlines()
    assert many.startswith("table.xlsx: 2021, строка 3, столбец B: «много» ")
    assert three == "table.xlsx: 2021, строка 3, столбец C: «3» больше возможного: не больше 2."
    assert result.exit_code == 1


def test_names_are_matched_with_the_loaded_region(metodbot_with_region: Metodbot) -> None:
    table = wide(("Лужский р-н", points(20)), ("выборгского района", points(9)))
    result = metodbot_with_region(
        "score", "young_teachers_service", write(table), "--format", "json"
    )
    assert list(told(result)) == ["Лужский район", "Выборгский район"]


def test_municipalities_of_a_region_are_told_with_their_codes(
    metodbot_with_region: Metodbot,
) -> None:
    table = write(wide(("Лужский р-н", points(20)), ("выборгского района", points(9))))
    arguments = ("score", "young_teachers_service", table)
    found = told(metodbot_with_region(*arguments, "--format", "json"))
    listed = json.loads(metodbot_with_region("territory", "list", "--format", "json").stdout)
    codes = {one["short"]: one["code"] for one in listed["regions"][0]["municipalities"]}
    assert {name: one["code"] for name, one in found.items()} == {
        name: codes[name] for name in ("Лужский район", "Выборгский район")
    }
    explained = metodbot_with_region(*arguments, "--explain", "Луга", language="ru")
    assert explained.stdout.startswith("Лужский район: ")
    control = write(wide(("Лужский район", points(19))), "control.csv")
    compared = metodbot_with_region(*arguments, "--control", control, language="ru")
    assert compared.stderr.startswith("Лужский район, показатель ")


def test_a_name_that_resembles_one_of_the_region_is_suggested(
    metodbot_with_region: Metodbot,
) -> None:
    table = wide(("Лужский район", points(20)), ("Москва", points(9)))
    result = metodbot_with_region("score", "young_teachers_service", write(table))
    assert "row 3, column A" in result.stderr
    assert "Москва" in result.stderr
    assert result.exit_code == 1


def test_a_table_of_a_region_that_is_not_loaded_keeps_its_names(
    metodbot_with_region: Metodbot,
) -> None:
    result = metodbot_with_region(
        "score", "young_teachers_service", write(REGION), "--format", "json"
    )
    assert list(told(result)) == ["Яр", "Бор", "Дол"]
    assert result.exit_code == 0


def test_differences_from_control_figures_are_remarks(metodbot: Metodbot) -> None:
    table = write(LONG + "Яр;main.1;;50;100\nЯр;main.4;;30;100\n")
    control = write(LONG + "Яр;main.1;;40;100\nЯр;main.4;;30;100\nЯр;main.4;;x;1\n", "control.csv")
    result = metodbot("score", "support_2021", table, "--control", control)
    assert result.stderr.splitlines() == [
        "control.csv, row 4, column D: a second value of the same indicator. Keep one.",
        "Яр, indicator main.1: reported 50, the control figure is 40. Please compare.",
    ]
    assert result.exit_code == 1


def test_the_table_of_the_year_before_is_read_like_the_table_itself(metodbot: Metodbot) -> None:
    before = write("МО;1.1\nЯр;x\n", "before.csv")
    result = metodbot("score", "support_2021", write("МО;1.1\nЯр;2\n"), "--previous", before)
    assert result.stderr.splitlines() == [
        "before.csv, row 2, column B: “x” is not a number. Write a number or leave it empty."
    ]


def test_choices_of_a_region_decide_the_gap(metodbot: Metodbot) -> None:
    choices = write(CHOICES, "choices.yaml")
    result = metodbot(
        "score", "young_teachers_service", write(REGION), "--choices", choices, "--format", "json"
    )
    assert told(result)["Бор"]["level"] == "high"


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", ["16 баллов из 22", "печатная шкала", "источник: 001"]), ("en", ["16 points of 22"])],
)
def test_a_result_is_explained_down_to_its_sources(
    metodbot: Metodbot, language: str, words: list[str]
) -> None:
    arguments = ("score", "young_teachers_service", write(REGION), "--explain", "Бор")
    result = metodbot(*arguments, language="ru" if language == "ru" else "en")
    assert all(word in result.stdout for word in words)
    assert all(f"{id} " in result.stdout for id in YOUNG)


def test_an_explanation_is_data_too_and_sums_to_the_result(metodbot: Metodbot) -> None:
    arguments = ("score", "young_teachers_service", write(REGION), "--explain", "Бор")
    reason = json.loads(metodbot(*arguments, "--format", "json").stdout)
    assert reason["points"] == sum(child["points"] for child in reason["children"]) == 16
    assert all(child["source"]["file"] == "001" for child in reason["children"])


def test_the_csv_opens_in_a_russian_excel_and_can_be_scored_again(metodbot: Metodbot) -> None:
    arguments = ("score", "young_teachers_service", write(REGION), "--format", "csv")
    metodbot(*arguments, "--output", "result.csv", language="ru")
    text = Path("result.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeffМесто;")
    first = next(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert (first["Муниципалитет"], first["Баллы"], first["Процент"]) == ("Яр", "20", "90,9")


def test_practices_are_told_instead_of_points_that_nobody_gives(metodbot: Metodbot) -> None:
    table = write("МО;1;4a;2.numerator;2.denominator\nЯр;да;3;30;40\nБор;нет;2;;\n")
    told = metodbot("score", "service_practices", table, language="ru").stdout
    assert "0 / 0" not in told
    lines = [line.split() for line in told.splitlines()]
    assert ["Муниципалитет", "Показателей", "с", "данными", "Пометки"] in lines
    assert next(line for line in lines if line[:1] == ["Яр"])[1:4] == ["3", "/", "8"]
    schools = next(line for line in lines if line[:2] == ["1", "Муниципальная"])
    assert schools[-2:] == ["нет", "да"]
    assert [line[-2:] for line in lines if line[:2] == ["4a", "Сколько"]] == [
        ["2", "3"],
        ["5", "2"],
    ]


def test_whoever_is_assessed_is_called_what_it_is(metodbot: Metodbot) -> None:
    table = write("Программа;1.1\nАзбука;2\n")
    arguments = ("score", "programme_expertise", table)
    assert "Программа" in metodbot(*arguments, language="ru").stdout.splitlines()[0]
    nobody = metodbot(*arguments, "--explain", "Никто", language="ru")
    assert "в таблице нет программы «Никто»" in nobody.stderr


def test_leaders_and_the_problem_zone_stand_below_the_zones(metodbot: Metodbot) -> None:
    growth = shipped_assessment(GROWTH)
    rows = [
        f"{town};{one.id};{value};;"
        for town, value in (("Яр", 100), ("Бор", 0))
        for one in growth.all_indicators
        for value in ([int(value > 0)] if one.kind == "presence" else [value])
    ]
    told = metodbot("score", GROWTH, write(LONG + "\n".join(rows)), language="ru").stdout
    zones = [line.split() for line in told.splitlines()]
    assert ["Лидеры", ">", "50", "%", "1", "Яр"] in zones
    assert ["Проблемная", "зона", "<", "10", "%", "1", "Бор"] in zones


def test_numbers_of_the_workbook_are_numbers(metodbot: Metodbot) -> None:
    arguments = ("score", "young_teachers_service", write(REGION), "--format", "xlsx")
    assert metodbot(*arguments, "--output", "result.xlsx").exit_code == 0
    sheet = load_workbook("result.xlsx").active
    assert sheet is not None
    head, first = (list(row) for row in sheet.iter_rows(max_row=2, values_only=True))
    assert [dict(zip(head, first, strict=True))[name] for name in ("Points", "Percent")] == [
        20,
        90.9,
    ]
    assert sheet.freeze_panes == "C2"


def test_a_name_that_begins_like_a_formula_is_not_run(metodbot: Metodbot) -> None:
    table = write(wide(("=Яр+1", points(3))))
    result = metodbot("score", "young_teachers_service", table, "--format", "csv")
    assert ";'=Яр+1;" in result.stdout


def test_two_hundred_faults_are_two_hundred_lines(metodbot: Metodbot) -> None:
    bad = ["x", "3", "-1", "1,5", "01.02.2021", "#ДЕЛ/0!", "1e400", "да", "½", "9" * 30]
    rows = [f"Район {n};{';'.join([bad[n % 10]] * 10)};1" for n in range(20)]
    table = write("\n".join([wide().strip(), *rows]))
    result = metodbot("score", "young_teachers_service", table, language="ru")
    lines = result.stderr.splitlines()
    assert len(lines) == len(set(lines)) == 200
    assert all(line.startswith("table.csv, строка ") for line in lines)
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense", "table.csv"], "there is no methodology nonsense; there are"),
        (["young_teacher", "table.csv"], "is a questionnaire: name --campaign"),
        (["support_2021"], "name a table of values"),
        (["support_2021", "absent.csv"], "there is no file or folder absent.csv"),
        (["support_2021", "table.csv", "--control", "absent.csv"], "no file or folder absent.csv"),
        (
            ["support_2021", "table.csv", "--choices", "odd.yaml"],
            "odd.yaml:1: the file is not UTF-8",
        ),
        (["support_2021", "table.csv", "--explain", "Никто"], "the table has no"),
        (
            ["support_2021", "table.csv", "--format", "csv", "--output", "no/x.csv"],
            "folder no/x.csv",
        ),
        (["support_2021", "table.csv", "--region", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    metodbot: Metodbot, arguments: list[str], words: str
) -> None:
    write("МО;1.1\nЯр;2\n")
    write("вид: решение", "odd.yaml", "cp1251")
    result = metodbot("score", *arguments)
    assert words in result.stderr
    assert (result.stderr.count("\n"), result.exit_code) == (1, 1)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\x00\x01", b"\xd0\xcf\x11\xe0\x00", b"\n"]
)
def test_a_file_that_is_no_table_is_one_remark(metodbot: Metodbot, content: bytes) -> None:
    Path("table.csv").write_bytes(content)
    result = metodbot("score", "support_2021", "table.csv")
    assert (result.stderr.count("\n"), result.exit_code) == (1, 1)

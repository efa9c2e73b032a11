"""`metodbot instrument read`: how a typed answer would be understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.instruments.load import shipped_text
from tests.bot.cli.conftest import Metodbot, run

pytestmark = pytest.mark.usefixtures("bare_environment")
KEYS = {"outcome", "value", "options", "other", "candidates", "reason"}


def read(*arguments: str) -> dict[str, Any]:
    result = run("instrument", "read", *arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    document: dict[str, Any] = json.loads(result.stdout)
    assert document.keys() == KEYS
    return document


def test_an_answer_that_is_taken() -> None:
    assert read("methodical_help", "14", "7") == {
        "outcome": "taken",
        "value": {"option": "from_5", "text": None},
        "options": ["from_5"],
        "other": None,
        "candidates": [],
        "reason": None,
    }
    assert read("methodical_help", "2/contests", "1")["options"] == ["definitely"]
    assert read("young_teacher", "7", "23")["value"] == {"number": 2023}


def test_an_answer_that_is_asked_about() -> None:
    assert read("young_teacher", "4", "Высшее") == {
        "outcome": "asks",
        "value": None,
        "options": [],
        "other": None,
        "candidates": ["specialist", "master", "bachelor", "highest"],
        "reason": "which",
    }
    found = read("young_teacher", "12", "1, 3, шумный класс")
    assert (found["outcome"], found["reason"]) == ("asks", "rest_as_other")
    assert (found["options"], found["other"]) == (
        ["discipline", "pupils", "other"],
        "шумный класс",
    )
    assert read("methodical_help", "2/contests", "определ")["options"] == ["definitely"]


def test_an_answer_that_is_refused() -> None:
    found = read("young_teacher", "4", "👍")
    assert (found["outcome"], found["reason"]) == ("refused", "unknown_option")
    assert (found["value"], found["options"]) == (None, [])
    assert read("young_teacher", "4", "пропустить")["reason"] == "required"


def test_the_words_of_a_button() -> None:
    found = read("methodical_help", "11", "пропустить")
    assert (found["outcome"], found["value"], found["reason"]) == (
        "taken",
        {"skipped": True},
        "skip",
    )
    back = read("methodical_help", "11", "назад")
    assert (back["outcome"], back["value"], back["reason"]) == ("taken", None, "back")
    tapped = json.dumps({"12": {"options": ["time"]}})
    assert read("young_teacher", "12", "готово", "--answers", tapped)["value"] == {
        "options": ["time"],
        "texts": {},
        "done": True,
    }
    assert read("young_teacher", "12", "готово")["outcome"] == "refused"


def test_answers_given_before_place_the_question_in_its_middle() -> None:
    waiting = json.dumps({"4": {"option": "other", "text": None}})
    found = read("young_teacher", "4", "Два курса", "--answers", waiting)
    assert (found["outcome"], found["other"]) == ("taken", "Два курса")
    written = json.dumps({"4": {"option": "other", "text": "Курсы"}})
    found = read("young_teacher", "4", "Техникум", "--answers", written)
    assert (found["reason"], found["other"]) == ("replaces_words", "Техникум")


def test_a_file_of_an_author_is_read() -> None:
    text = shipped_text("young_teacher").replace("Младше 25", "Меньше 25")
    Path("own.yaml").write_text(text, encoding="utf-8")
    assert read("own.yaml", "2", "24")["options"] == ["under_25"]
    Path("own.yaml").write_text("id: x", encoding="utf-8")
    result = run("instrument", "read", "own.yaml", "2", "24")
    assert result.exit_code == 1
    assert result.stderr.startswith("own.yaml:1: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense", "1", "x"), 'there is no questionnaire "nonsense"'),
        (("young_teacher", "99", "x"), 'no question "99"'),
        (("methodical_help", "2/nothing", "x"), 'no row "nothing"'),
        (("young_teacher", "1/row", "x"), 'no row "row"'),
        (("young_teacher", "27", "x"), 'question "27" is not asked'),
        (("young_teacher", "1", "x", "--answers", "{"), "needs a JSON object"),
        (("young_teacher", "1", "x", "--answers", "[]"), "needs a JSON object"),
        (("young_teacher", "1", "x", "--answers", '{"1": 5}'), 'the answer to "1"'),
        (("young_teacher", "1", "x", "--answers", '{"a": {}}'), 'the answer to "a"'),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(arguments: tuple[str, ...], words: str) -> None:
    result = run("instrument", "read", *arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert (result.stderr.count("\n"), result.stdout) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "russian", "english"),
    [
        (
            ("methodical_help", "14", "7"),
            "Принято: 5–9\n«7» понято как число: 5–9.\n",
            "Taken: 5–9\n“7” was taken as a number: 5–9.\n",
        ),
        (
            ("methodical_help", "2/contests", "скорее"),
            (
                "Бот переспросит: «скорее» подходит к нескольким вариантам. "
                "Какой вы имели в виду?\n"
                "  • Скорее нужно\n  • Скорее не нужно\n"
            ),
            (
                "The bot would ask: “скорее” fits more than one option. Which did you mean?\n"
                "  • Rather needed\n  • Rather not needed\n"
            ),
        ),
        (
            ("young_teacher", "1", "9"),
            "Не принято: Такого варианта нет. Нажмите кнопку или напишите номер варианта.\n",
            "Not taken: There is no such option. Tap a button or type the option's number.\n",
        ),
        (
            ("young_teacher", "2", "назад"),
            "То же, что кнопка «← Назад»\n",
            "The same as the button “← Back”\n",
        ),
        (("young_teacher", "7", "2020"), "Принято: 2020\n", "Taken: 2020\n"),
    ],
)
def test_without_json_it_is_said_in_words(
    arguments: tuple[str, ...], russian: str, english: str
) -> None:
    assert run("instrument", "read", *arguments, language="ru").stdout == russian
    assert run("instrument", "read", *arguments, language="en").stdout == english


def test_the_console_needs_no_database(metodbot: Metodbot) -> None:
    metodbot("instrument", "read", "young_teacher", "1", "1")
    assert not [*Path().glob("*.db*")]

"""A methodology of a region's own is scored from its file."""

import json
from pathlib import Path

import pytest

from scoring.methodology.load import methodology_text
from tests.bot.cli.conftest import Metodbot

TABLE = "Муниципалитет;Показатель;Значение\nЯр;1;2\n"


@pytest.fixture(autouse=True)
def table(bare_environment: None) -> None:
    Path("table.csv").write_text(TABLE, encoding="utf-8")


def write_own(text: str) -> str:
    Path("own.yaml").write_text(text, encoding="utf-8")
    return "own.yaml"


def test_a_file_is_scored_by_the_rules_that_stand_in_it(metodbot: Metodbot) -> None:
    shipped = methodology_text("young_teachers_service")
    own = write_own(shipped.replace('version: "2020"', 'version: "ours"'))
    result = metodbot("score", own, "table.csv", "--format", "json")
    told = json.loads(result.stdout)
    assert (told["version"], told["municipalities"][0]["points"]) == ("ours", 2)


def test_a_mistake_in_the_file_is_told_instead_of_a_score(metodbot: Metodbot) -> None:
    text = methodology_text("young_teachers_service").replace("since:", "sinse:")
    result = metodbot("score", write_own(text), "table.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "'sinse' is not a key" in result.stderr


def test_a_questionnaire_in_a_file_is_not_scored_from_a_table(metodbot: Metodbot) -> None:
    result = metodbot("score", write_own(methodology_text("young_teacher")), "table.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "young_teacher" in result.stderr


@pytest.mark.parametrize("given", [("score", "support_2021", "."), ("methodology", "check", ".")])
def test_a_folder_in_place_of_a_file_is_told_in_a_line(
    metodbot: Metodbot, given: tuple[str, ...]
) -> None:
    result = metodbot(*given)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: . is a folder, and a file is needed.\n"

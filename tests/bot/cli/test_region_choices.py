"""A table is scored by what its region has set, and whose choices were used is told."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import indent

import pytest
from click.testing import Result

from scoring.methodology.load import methodology_text
from tests.bot.cli.conftest import Metodbot
from tests.bot.definitions_own import INSTRUMENT, METHODOLOGY

SOURCE = 'source: {file: Приказ комитета, part: "№ 7"}\n'
GAP = SOURCE + "gap: upper\n"
HEADS = (
    SOURCE
    + """levels:
  of: percent
  source: {file: Приказ комитета, part: "№ 7"}
  bands:
    - {level: high, from: 33.4, to: 100}
    - {level: low, from: 0, to: 33.3}
"""
)
IN_USE = "Учтены решения, заданные для региона leningrad (metodbot region show leningrad).\n"


def write(text: str, name: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def own_file(methodology: str, choices: str, name: str = "choices.yaml") -> str:
    return write(f"kind: regional_choices\nmethodology: {methodology}\n{choices}", name)


def set_for_the_region(metodbot: Metodbot, **choices: str) -> Result:
    parts = "".join(f"  {id}:\n{indent(text, '    ')}" for id, text in choices.items())
    told = metodbot("region", "set", "leningrad", write(f"choices:\n{parts}", "region.yaml"))
    assert told.exit_code == 0, told.stderr
    return told


@pytest.fixture
def table(bare_environment: None) -> str:
    """One point more than the low level of `young_teachers_service` has, in its printed gap."""
    return write(
        "МО;" + ";".join(map(str, range(1, 12))) + "\nЛужский район;" + "2;" * 8 + "0;0;0\n",
        "table.csv",
    )


@pytest.mark.parametrize("more", [(), ("--format", "json"), ("--explain", "Луга")])
def test_what_a_region_has_set_counts_as_its_own_file_would(
    metodbot_with_region: Metodbot, table: str, more: tuple[str, ...]
) -> None:
    metodbot = metodbot_with_region
    score = ("score", "young_teachers_service", table, "--region", "leningrad", *more)
    as_printed = metodbot(*score, language="ru")
    assert as_printed.stderr == ""
    file = own_file("young_teachers_service", GAP)
    by_the_file = metodbot(*score, "--choices", file, language="ru")
    assert by_the_file.stderr == "Учтены решения из файла choices.yaml.\n"
    set_for_the_region(metodbot, young_teachers_service=GAP)
    by_the_region = metodbot(*score, language="ru")
    assert by_the_region.stderr == IN_USE
    assert by_the_region.stdout == by_the_file.stdout != as_printed.stdout


def level(result: Result) -> object:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["municipalities"][0]["level"]


def test_a_named_file_goes_before_what_the_region_has_set(
    metodbot_with_region: Metodbot, table: str
) -> None:
    set_for_the_region(metodbot_with_region, young_teachers_service=GAP)
    file = own_file("young_teachers_service", SOURCE + "gap: lower\n")
    arguments = ("score", "young_teachers_service", table, "--region", "leningrad")
    result = metodbot_with_region(*arguments, "--choices", file, "--format", "json", language="ru")
    assert level(result) == "medium"
    assert result.stderr == (
        "Учтены решения из файла choices.yaml, а не заданные для региона leningrad.\n"
    )


def test_choices_for_one_methodology_change_no_other(
    metodbot_with_region: Metodbot, table: str
) -> None:
    set_for_the_region(metodbot_with_region, support_2021=GAP)
    arguments = ("score", "young_teachers_service", table, "--region", "leningrad")
    result = metodbot_with_region(*arguments, "--format", "json")
    assert (level(result), result.stderr) == ("medium", "")


def test_choices_that_were_forgotten_are_told_of(
    metodbot_with_region: Metodbot, table: str
) -> None:
    set_for_the_region(metodbot_with_region, young_teachers_service=GAP)
    arguments = ("score", "young_teachers_service", table, "--format", "json")
    result = metodbot_with_region(*arguments, language="ru")
    assert level(result) == "medium"
    assert result.stderr == (
        "Решения для методики young_teachers_service заданы в регионах: leningrad."
        " Здесь они не учтены; чтобы учесть, добавьте --region с кодом региона.\n"
    )
    assert metodbot_with_region("score", "support_2021", table).stderr.count("--region") == 0


def heads(metodbot: Metodbot, *more: str) -> Result:
    table = write("Руководитель;1.1\nИванова;100\n", "heads.csv")
    return metodbot("score", "head_performance", table, "--format", "json", *more)


def test_thresholds_with_a_fraction_stay_exact_and_serve_heads_too(
    metodbot_with_region: Metodbot,
) -> None:
    set_for_the_region(metodbot_with_region, head_performance=HEADS)
    arguments = ("region", "show", "leningrad", "--format", "json")
    shown = json.loads(metodbot_with_region(*arguments).stdout)["choices"]
    bands = shown["head_performance"]["levels"]["bands"]
    assert [(one["level"], one["from"], one["to"]) for one in bands] == [
        ("high", "33.4", "100"),
        ("low", "0", "33.3"),
    ]
    by_the_region = heads(metodbot_with_region, "--region", "leningrad")
    by_a_file = heads(metodbot_with_region, "--choices", own_file("head_performance", HEADS))
    assert by_the_region.stdout == by_a_file.stdout
    assert "no_thresholds" not in by_the_region.stdout
    assert "no_thresholds" in heads(metodbot_with_region).stdout


def test_a_region_that_is_not_loaded_is_refused_where_no_names_are_matched(
    metodbot_with_region: Metodbot,
) -> None:
    result = heads(metodbot_with_region, "--region", "luna")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "luna" in result.stderr


@pytest.mark.parametrize(
    "database", ["nonsense", "postgresql://nobody@127.0.0.1:1/none", "sqlite:///absent.sqlite3"]
)
def test_a_table_alone_is_scored_without_a_database(
    metodbot: Metodbot, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    monkeypatch.setenv("METODBOT_DATABASE_URL", database)
    result = heads(metodbot)
    assert (result.exit_code, result.stderr) == (0, "")
    assert not Path("absent.sqlite3").exists()


def test_choices_that_fit_no_more_are_refused_and_not_left_out(
    metodbot_with_region: Metodbot, table: str
) -> None:
    set_for_the_region(metodbot_with_region, young_teachers_service=GAP)
    text = methodology_text("young_teachers_service")
    own = write(text[: text.index("\nlevels:")] + "\nlevels_from_region: true\n", "own.yaml")
    assert metodbot_with_region("methodology", "check", own).exit_code == 0
    result = metodbot_with_region("score", own, table, "--region", "leningrad", language="ru")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "решения региона leningrad больше не подходят к методике" in result.stderr


def test_what_was_chosen_is_told_when_it_is_set(metodbot_with_region: Metodbot) -> None:
    told = set_for_the_region(
        metodbot_with_region, young_teachers_service=GAP, head_performance=HEADS
    )
    assert "Choices for methodologies: young_teachers_service, head_performance." in told.stdout


def test_choices_for_a_loaded_questionnaire_are_refused_as_such(
    metodbot_with_region: Metodbot,
) -> None:
    assert set_and_refused(metodbot_with_region) == "there is no assessment 'tea'"
    for kind, text in (("instrument", INSTRUMENT), ("methodology", METHODOLOGY)):
        assert metodbot_with_region(kind, "load", write(text, "own.yaml")).exit_code == 0
    assert set_and_refused(metodbot_with_region).startswith("'tea' is a questionnaire")


def set_and_refused(metodbot: Metodbot) -> str:
    file = write(f"choices:\n  tea:\n{indent(GAP, '    ')}", "region.yaml")
    result = metodbot("region", "set", "leningrad", file)
    assert (result.exit_code, result.stdout) == (1, "")
    place, _, fault = result.stderr.partition(": ")
    assert place == "region.yaml:2"
    return fault.partition(";")[0]

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Metodbot

OWN = """# Приказ № 7
operator: Комитет образования
contact: "data@example.ru, 8 800 000-00-00"
policy: https://example.ru/policy
"""
NOTHING: dict[str, object] = {
    "region": "leningrad",
    "operator": None,
    "contact": None,
    "policy": None,
    "retention": 36,
    "choices": {},
}
KEPT_36 = (
    "Ответы людей хранятся 36\N{NO-BREAK SPACE}месяцев после окончательного закрытия кампании.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return file


def shown(metodbot: Metodbot) -> object:
    return json.loads(metodbot("region", "show", "leningrad", "--format", "json").stdout)


def test_what_is_set_is_shown_as_it_was_written(metodbot_with_region: Metodbot, file: Path) -> None:
    told = metodbot_with_region("region", "set", "leningrad", str(file), language="ru")
    assert told.stdout == f"Ленинградская область (leningrad): задано.\n{KEPT_36}"
    assert metodbot_with_region("region", "show", "leningrad").stdout == OWN
    assert shown(metodbot_with_region) == {
        "region": "leningrad",
        "operator": "Комитет образования",
        "contact": "data@example.ru, 8 800 000-00-00",
        "policy": "https://example.ru/policy",
        "retention": 36,
        "choices": {},
    }


def test_a_region_of_which_nothing_is_set_shows_nothing(metodbot_with_region: Metodbot) -> None:
    assert metodbot_with_region("region", "show", "leningrad").stdout == ""
    assert shown(metodbot_with_region) == NOTHING


@pytest.mark.parametrize(
    ("months", "words"), [(1, "1 месяц"), (24, "24 месяца"), (120, "120 месяцев")]
)
def test_how_long_answers_are_kept_is_set_and_shown(
    metodbot_with_region: Metodbot, file: Path, months: int, words: str
) -> None:
    file.write_text(f"retention: {months}  # приказ\n", encoding="utf-8")
    told = metodbot_with_region("region", "set", "leningrad", str(file), language="ru")
    assert f"Ответы людей хранятся {words} после" in told.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert shown(metodbot_with_region) == {**NOTHING, "retention": months}
    result = metodbot_with_region("region", "show", "leningrad")
    assert (result.stdout, result.stderr) == (f"retention: {months}  # приказ\n", "")


def test_where_a_region_has_not_said_how_long_the_default_is_told_beside_the_file(
    metodbot_with_region: Metodbot, file: Path
) -> None:
    metodbot_with_region("region", "set", "leningrad", str(file))
    result = metodbot_with_region("region", "show", "leningrad", language="ru")
    assert (result.stdout, result.stderr) == (OWN, KEPT_36)


def test_setting_again_replaces_all_of_it_and_an_empty_file_removes_it(
    metodbot_with_region: Metodbot, file: Path
) -> None:
    metodbot_with_region("region", "set", "leningrad", str(file))
    file.write_text("contact: 8 800 000-00-00\n", encoding="utf-8")
    metodbot_with_region("region", "set", "leningrad", str(file))
    assert shown(metodbot_with_region) == {**NOTHING, "contact": "8 800 000-00-00"}
    file.write_text("", encoding="utf-8")
    told = metodbot_with_region("region", "set", "leningrad", str(file), language="ru")
    cleared = "Ленинградская область (leningrad): теперь ничего не задано.\n"
    assert told.stdout == cleared + KEPT_36
    assert shown(metodbot_with_region) == NOTHING


def test_a_file_with_faults_changes_nothing(metodbot_with_region: Metodbot, file: Path) -> None:
    metodbot_with_region("region", "set", "leningrad", str(file))
    file.write_text("operater: Комитет\n", encoding="utf-8")
    result = metodbot_with_region("region", "set", "leningrad", str(file), language="ru")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "own.yaml:1:" in result.stderr
    assert "operator" in result.stderr
    assert metodbot_with_region("region", "show", "leningrad").stdout == OWN


def test_a_region_loaded_anew_keeps_its_settings(
    metodbot_with_region: Metodbot, file: Path
) -> None:
    metodbot_with_region("region", "set", "leningrad", str(file))
    metodbot_with_region("territory", "load", "leningrad")
    assert metodbot_with_region("region", "show", "leningrad").stdout == OWN


def test_a_region_that_is_not_loaded_has_no_settings(metodbot: Metodbot, file: Path) -> None:
    for command in (("show", "leningrad"), ("set", "leningrad", str(file))):
        result = metodbot("region", *command)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "territory load leningrad" in result.stderr


def test_a_region_that_is_removed_takes_its_settings_along(
    metodbot_with_region: Metodbot, file: Path
) -> None:
    metodbot_with_region("region", "set", "leningrad", str(file))
    metodbot_with_region("territory", "remove", "leningrad")
    metodbot_with_region("territory", "load", "leningrad")
    assert shown(metodbot_with_region) == NOTHING


def test_who_shortens_the_time_so_that_answers_go_at_once_is_asked(
    metodbot_with_region: Metodbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def two_campaigns(*_given: object) -> list[int]:
        return [3, 5]

    monkeypatch.setattr("bot.cli.region.due_under", two_campaigns)
    file = tmp_path / "short.yaml"
    file.write_text("retention: 1\n", encoding="utf-8")
    refused = metodbot_with_region("region", "set", "leningrad", str(file), language="ru")
    assert refused.exit_code == 1
    assert "ответы 2\N{NO-BREAK SPACE}закрытых кампаний (3, 5)" in refused.stderr
    assert "--yes" in refused.stderr
    assert shown(metodbot_with_region) == NOTHING
    metodbot_with_region("region", "set", "leningrad", str(file), "--yes")
    assert shown(metodbot_with_region) == NOTHING | {"retention": 1}

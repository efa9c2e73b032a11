"""Instruments and methodologies of one's own, loaded beside those that are shipped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from bot.instruments.load import shipped_text
from scoring.methodology.load import methodology_text, shipped_ids
from tests.bot.cli.conftest import NOW, Metodbot
from tests.bot.cli.test_campaign import open_campaign
from tests.bot.definitions_own import (
    ABOUT_A_CALENDAR_YEAR,
    INSTRUMENT,
    ITEMS,
    METHODOLOGY,
    SECOND_INSTRUMENT,
    SECOND_METHODOLOGY,
)


def load(metodbot: Metodbot, kind: str, text: str, *more: str, language: str = "en") -> Result:
    Path("own.yaml").write_text(text, encoding="utf-8")
    return metodbot(kind, "load", "own.yaml", *more, language=language)


def load_pair(metodbot: Metodbot, instrument: str, methodology: str, *more: str) -> None:
    assert load(metodbot, "instrument", instrument, *more).exit_code == 0
    assert load(metodbot, "methodology", methodology, *more).exit_code == 0


def listed(metodbot: Metodbot, kind: str, *more: str) -> list[dict[str, Any]]:
    result = metodbot(kind, "list", "--format", "json", *more)
    return [one for one in json.loads(result.stdout) if one["origin"] == "loaded"]


def refused(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


def test_a_loaded_questionnaire_says_what_it_still_needs(metodbot: Metodbot) -> None:
    first = load(metodbot, "instrument", INSTRUMENT, language="ru").stdout.splitlines()
    assert first == [
        "Загружена для всех регионов анкета tea, версия 1: «Чай в учительской»",
        (
            "Чтобы открывать с ней кампании, нужна методика, которая подходит к версии 1:"
            " metodbot methodology load ФАЙЛ"
        ),
    ]
    second = load(metodbot, "methodology", METHODOLOGY)
    assert second.stdout.startswith("Loaded for all regions: methodology tea, version 1")
    again = load(metodbot, "instrument", INSTRUMENT).stdout.splitlines()
    assert again == [
        "Nothing has changed, it is there already: tea, version 1, “Tea in the staff room”"
    ]


def test_a_loaded_pair_opens_a_campaign(metodbot_with_region: Metodbot) -> None:
    load_pair(metodbot_with_region, INSTRUMENT, METHODOLOGY)
    result = open_campaign(metodbot_with_region, instrument="tea")
    assert "Opened campaign 1: Чай в учительской" in result.stdout


def test_a_changed_text_needs_a_version_of_its_own(metodbot: Metodbot) -> None:
    load_pair(metodbot, INSTRUMENT, METHODOLOGY)
    other = INSTRUMENT.replace("Чёрный", "Красный")
    assert "raise the version" in refused(load(metodbot, "instrument", other))
    other = METHODOLOGY.replace("Какой чай любят", "Что любят")
    assert "raise the version" in refused(load(metodbot, "methodology", other))
    assert [len(listed(metodbot, kind)) for kind in ("instrument", "methodology")] == [1, 1]


def test_what_is_shipped_keeps_its_version_too(metodbot: Metodbot) -> None:
    text, rules = shipped_text("young_teacher"), methodology_text("young_teacher")
    assert "Nothing has changed" in load(metodbot, "instrument", text).stdout
    assert "Nothing has changed" in load(metodbot, "methodology", rules).stdout
    other = text.replace("anonymous: false", "anonymous: true")
    assert "is shipped with another text" in refused(load(metodbot, "instrument", other))
    other = rules.replace("Каких знаний", "Чего")
    assert "is shipped with another text" in refused(load(metodbot, "methodology", other))


def test_a_new_version_of_what_is_shipped_goes_before_it(metodbot_with_region: Metodbot) -> None:
    newer = shipped_text("young_teacher").replace('version: "1"', 'version: "2"')
    # The shipped methodology fits it, so nothing else is needed.
    assert len(load(metodbot_with_region, "instrument", newer).stdout.splitlines()) == 1
    assert metodbot_with_region("instrument", "show", "young_teacher").stdout == newer
    assert open_campaign(metodbot_with_region).exit_code == 0


def test_a_methodology_waits_for_its_questionnaire(metodbot: Metodbot) -> None:
    words = refused(load(metodbot, "methodology", METHODOLOGY))
    assert "metodbot instrument load FILE" in words
    assert "young_teacher" in words


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (METHODOLOGY.replace('item: "1"', 'item: "2"'), "own.yaml:9: there is no closed item '2'"),
        (METHODOLOGY + ITEMS.replace("black", "white"), "own.yaml:12: item '1' is not what"),
        (METHODOLOGY + ITEMS.replace('id: "1"', 'id: "1.1"'), "own.yaml:9: "),
        (METHODOLOGY.replace('version: "1"', f"version: {'я' * 21}"), "own.yaml:3: "),
    ],
)
def test_a_methodology_that_does_not_fit_is_told_by_line(
    metodbot: Metodbot, text: str, fault: str
) -> None:
    load(metodbot, "instrument", INSTRUMENT)
    assert refused(load(metodbot, "methodology", text)).startswith(fault)
    Path("own.yaml").write_text(text, encoding="utf-8")
    assert refused(metodbot("methodology", "check", "own.yaml")).startswith(fault)
    assert listed(metodbot, "methodology") == []


def test_what_is_counted_may_be_repeated_as_it_is_asked(metodbot: Metodbot) -> None:
    load_pair(metodbot, INSTRUMENT, METHODOLOGY + ITEMS)
    Path("own.yaml").write_text(METHODOLOGY, encoding="utf-8")
    assert "No mistakes: tea" in metodbot("methodology", "check", "own.yaml").stdout


def test_a_file_that_repeats_what_is_asked_is_checked_before_there_is_a_questionnaire(
    metodbot: Metodbot,
) -> None:
    Path("own.yaml").write_text(METHODOLOGY + ITEMS, encoding="utf-8")
    assert "No mistakes: tea" in metodbot("methodology", "check", "own.yaml").stdout
    Path("own.yaml").write_text(METHODOLOGY, encoding="utf-8")
    words = refused(metodbot("methodology", "check", "own.yaml"))
    assert "metodbot instrument load FILE" in words


def test_a_methodology_of_tables_is_counted_from_its_file(metodbot: Metodbot) -> None:
    words = refused(load(metodbot, "methodology", methodology_text("support_2021")))
    assert "metodbot score own.yaml TABLE" in words


def test_a_new_version_waits_for_a_methodology_that_fits_it(metodbot_with_region: Metodbot) -> None:
    load_pair(metodbot_with_region, INSTRUMENT, METHODOLOGY + ITEMS)
    told = load(metodbot_with_region, "instrument", SECOND_INSTRUMENT).stdout
    assert "fits version 2" in told
    assert "version 2" in refused(open_campaign(metodbot_with_region, instrument="tea"))
    load(metodbot_with_region, "methodology", SECOND_METHODOLOGY)
    assert open_campaign(metodbot_with_region, instrument="tea").exit_code == 0


def test_what_is_for_one_region_is_not_offered_to_others(metodbot_with_region: Metodbot) -> None:
    metodbot_with_region("territory", "load", "krasnoyarsk")
    load_pair(metodbot_with_region, INSTRUMENT, METHODOLOGY, "--region", "leningrad")
    assert '"tea"' in refused(
        open_campaign(metodbot_with_region, instrument="tea", region="krasnoyarsk")
    )
    assert refused(metodbot_with_region("instrument", "show", "tea"))
    show = ("instrument", "show", "tea", "--region", "leningrad")
    assert metodbot_with_region(*show).stdout == INSTRUMENT
    show = ("methodology", "show", "tea", "--region", "leningrad")
    assert metodbot_with_region(*show).stdout == METHODOLOGY
    assert listed(metodbot_with_region, "instrument", "--region", "krasnoyarsk") == []
    assert open_campaign(metodbot_with_region, instrument="tea").exit_code == 0


def test_a_regions_own_goes_before_what_is_for_all(metodbot_with_region: Metodbot) -> None:
    own = SECOND_INSTRUMENT
    load_pair(metodbot_with_region, own, SECOND_METHODOLOGY, "--region", "leningrad")
    load_pair(metodbot_with_region, INSTRUMENT, METHODOLOGY)
    show = ("instrument", "show", "tea")
    assert metodbot_with_region(*show).stdout == INSTRUMENT
    assert metodbot_with_region(*show, "--region", "leningrad").stdout == own
    other = SECOND_INSTRUMENT.replace("Красный", "Белый")
    assert "raise the version" in refused(load(metodbot_with_region, "instrument", other))


def test_lists_tell_programs_where_each_comes_from(metodbot_with_region: Metodbot) -> None:
    load_pair(metodbot_with_region, INSTRUMENT, METHODOLOGY, "--region", "leningrad")
    came = {"origin": "loaded", "region": "leningrad", "loaded_at": NOW.isoformat()}
    assert listed(metodbot_with_region, "instrument") == [
        {
            "id": "tea",
            "version": "1",
            "title": "Tea in the staff room",
            "audience": "teacher",
            "anonymous": True,
            "period": "academic_year",
            "asks": "teachers",
            **came,
        }
    ]
    assert listed(metodbot_with_region, "methodology") == [
        {
            "id": "tea",
            "version": "1",
            "title": "Чай в учительской",
            "kind": "questionnaire",
            "period": None,
            **came,
        }
    ]
    result = metodbot_with_region("methodology", "list", "--format", "json")
    periods = {one["id"]: one["period"] for one in json.loads(result.stdout)}
    assert set(shipped_ids()) < set(periods)
    calendar = {id for id, period in periods.items() if period == "calendar_year"}
    assert calendar == {"head_performance", "support_2021"}


def test_a_table_lists_the_shipped_before_the_loaded(metodbot_with_region: Metodbot) -> None:
    load(metodbot_with_region, "instrument", INSTRUMENT, "--region", "leningrad")
    lines = metodbot_with_region("instrument", "list", language="ru").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["Код", "methodical_help", "young_teacher", "tea"]
    assert lines[3].split()[1:3] == ["1", "leningrad"]


def test_a_questionnaire_about_a_calendar_year_is_opened_by_it(
    metodbot_with_region: Metodbot,
) -> None:
    load_pair(metodbot_with_region, ABOUT_A_CALENDAR_YEAR, METHODOLOGY)
    for year, words in (("2025/26", "written as 2025"), ("2024", "calendar year")):
        result = open_campaign(metodbot_with_region, instrument="tea", year=year)
        assert words in refused(result)
    assert open_campaign(metodbot_with_region, instrument="tea", year="2026").exit_code == 0
    assert "2026  2026-05-12" in metodbot_with_region("campaign", "list").stdout
    scored = metodbot_with_region("score", "tea", "--campaign", "1", "--format", "json")
    about = json.loads(scored.stdout)["campaign"]
    assert (about["period"], about["academic_year"]) == ("2026", None)


def test_what_was_loaded_by_mistake_is_taken_back(metodbot_with_region: Metodbot) -> None:
    load_pair(metodbot_with_region, INSTRUMENT, METHODOLOGY)
    open_campaign(metodbot_with_region, instrument="tea")
    load_pair(metodbot_with_region, SECOND_INSTRUMENT, SECOND_METHODOLOGY)
    for kind in ("instrument", "methodology"):
        result = metodbot_with_region(kind, "remove", "tea", "--version", "2")
        assert result.stdout.startswith(
            f"Taken back: {'questionnaire' if kind[0] == 'i' else kind}"
        )
        assert [one["version"] for one in listed(metodbot_with_region, kind)] == ["1"]
    for kind in ("methodology", "instrument"):
        metodbot_with_region(kind, "remove", "tea", "--version", "1")
        assert listed(metodbot_with_region, kind) == []
    assert metodbot_with_region("score", "tea", "--campaign", "1").exit_code == 0
    assert load(metodbot_with_region, "instrument", INSTRUMENT).stdout.startswith("Loaded")


def test_what_is_taken_back_is_told_from_what_stays(metodbot_with_region: Metodbot) -> None:
    load(metodbot_with_region, "instrument", INSTRUMENT, "--region", "leningrad")
    for code, version in (("tea", "1"), ("tea", "7"), ("young_teacher", "1")):
        told = refused(metodbot_with_region("instrument", "remove", code, "--version", version))
        assert f"version {version} of {code} is not loaded for this region" in told
        assert ("--version 1 --region leningrad" in told) == (code == "tea")
    assert len(listed(metodbot_with_region, "instrument")) == 1

"""Summaries on demand, with small groups kept out of sight."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.emulator import Person
from bot.handlers.submitting import submission_of
from bot.instruments.load import shipped_instruments
from storage.campaigns import Campaign
from storage.drafts import begin_sheet
from storage.people import Role, remember_person
from storage.sheets import read_sheet
from storage.submissions import submit_named
from storage.territories import LoadedRegion
from tests.bot.dialogue.given import YOUNG
from tests.bot.town import Town, place_named
from tests.identities import who


@pytest.fixture
async def vera(town: Town, region: LoadedRegion, campaign: Campaign) -> Person:
    vera = town.emulator.person("Вера")
    await town.appoint(vera, Role("official", region.region.id, None))
    return vera


async def handed_in(
    town: Town, campaign: Campaign, municipality_id: int, people: range, answers: Any = YOUNG
) -> None:
    instrument = shipped_instruments()[campaign.instruments[0]]

    async def submit(connection: AsyncConnection) -> None:
        for number in people:
            person = await remember_person(connection, who(10_000 + number), "ru")
            now = town.clock()
            id = await begin_sheet(connection, campaign.part(), person.id, now, sealed=False)
            sheet = await read_sheet(connection, person.identity, id)
            assert sheet is not None
            new = submission_of(instrument, municipality_id, answers)
            await submit_named(connection, sheet, new, None, now)

    await town.database.write(submit)


async def test_a_municipality_is_asked_for_in_many_ways(vera: Person) -> None:
    for typed in (
        "сводка Лужский",
        "/сводка лужский",
        "/summary лужский",
        "Сводка по Лужскому району",
        "/summary лужск",
    ):
        await vera.send(typed)
        assert vera.screen.text.startswith("Лужский район\nОпрос весны · 2025/26\nСрок 25"), typed


async def test_two_similar_names_are_asked_back(vera: Person) -> None:
    await vera.send("сводка Кир")
    assert vera.screen.text == "Какая территория нужна?"
    await vera.tap("Кировский район")
    assert vera.screen.text.startswith("Кировский район")


async def test_a_name_of_elsewhere_is_not_found(vera: Person) -> None:
    await vera.send("сводка <Канск> & Ачинск")
    assert "«<Канск> & Ачинск» не нашлось" in vera.screen.text


async def test_a_small_group_shows_its_coverage_and_nothing_else(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga = place_named(region, "Лужский район").id
    await handed_in(town, campaign, luga, range(4))
    await vera.send("сводка Лужский")
    assert "4 из 10" in vera.screen.text
    assert "Ответов меньше 5: показатели не публикуются" in vera.screen.text
    assert "Чего не хватает" not in vera.screen.text
    assert not vera.screen.buttons


async def test_the_figures_come_with_the_fifth_answer_and_stay_till_the_tenth(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga = place_named(region, "Лужский район").id
    await handed_in(town, campaign, luga, range(4))
    await vera.send("сводка Лужский")
    await handed_in(town, campaign, luga, range(4, 5))
    await vera.send("сводка Лужский")
    assert "Чего не хватает · 5\N{NO-BREAK SPACE}ответов" in vera.screen.text
    await handed_in(town, campaign, luga, range(5, 9))
    await vera.send("сводка Лужский")
    assert "9 из 10" in vera.screen.text
    assert "Чего не хватает · 5\N{NO-BREAK SPACE}ответов" in vera.screen.text
    await handed_in(town, campaign, luga, range(9, 10))
    await vera.send("сводка Лужский")
    assert "Чего не хватает · 10\N{NO-BREAK SPACE}ответов" in vera.screen.text
    assert "Цель 60\N{NO-BREAK SPACE}% достигнута" in vera.screen.text


async def test_the_region_leaves_small_groups_out(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga, tosno = (place_named(region, one).id for one in ("Лужский район", "Тосненский район"))
    await handed_in(town, campaign, luga, range(6))
    others = {**YOUNG, "13": {"options": ["communicative"], "texts": {}, "done": True}}
    await handed_in(town, campaign, tosno, range(6, 9), others)
    await vera.send("/summary")
    assert "Чего не хватает · 6\N{NO-BREAK SPACE}ответов" in vera.screen.text
    assert "Коммуникативных" not in vera.screen.text
    assert (
        "В показатели не вошли 4\N{NO-BREAK SPACE}муниципалитета: ответов меньше 5."
        in vera.screen.text
    )
    assert (
        "Цели 60\N{NO-BREAK SPACE}% достиг 1 из 5\N{NO-BREAK SPACE}муниципалитетов"
        in vera.screen.text
    )


async def test_all_answers_are_one_tap_away(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga = place_named(region, "Лужский район").id
    await handed_in(town, campaign, luga, range(5))
    await vera.send("сводка Лужский")
    await vera.tap("Все ответы")
    assert "Пол · 5\N{NO-BREAK SPACE}ответов\nМужской — 0\N{NO-BREAK SPACE}%" in vera.screen.text
    await vera.tap("← К сводке")
    assert vera.screen.text.startswith("Лужский район")


async def test_an_earlier_campaign_is_one_tap_away(
    town: Town, campaign: Campaign, anonymous: Campaign, vera: Person
) -> None:
    await vera.send("/summary")
    assert "Помощь · 2025/26" in vera.screen.text
    await vera.tap(lambda button: button.text.startswith("Опрос весны"))
    assert "Опрос весны · 2025/26" in vera.screen.text


async def test_a_closed_campaign_says_since_when(
    town: Town, campaign: Campaign, vera: Person
) -> None:
    await town.shut(campaign)
    await vera.send("/summary")
    assert "Кампания закрыта 20\N{NO-BREAK SPACE}мая" in vera.screen.text

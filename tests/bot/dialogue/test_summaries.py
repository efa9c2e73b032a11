"""Summaries on demand, with small groups kept out of sight."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from storage.drafts import begin_sheet
from storage.hand_in import Terms, hand_in
from storage.people import Role, remember_person
from storage.sheets import read_sheet
from storage.tables import counters
from storage.territories import LoadedRegion
from storage.workplaces import choose_municipality
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
    terms = Terms(campaign.code, anonymous=False, key=town.keys.of(campaign.code))

    async def submit(connection: AsyncConnection) -> None:
        for number in people:
            person = await remember_person(connection, who(10_000 + number), "ru")
            now = town.clock()
            id = await begin_sheet(connection, campaign.part(), person.id, now, sealed=False)
            await choose_municipality(connection, id, municipality_id)
            sheet = await read_sheet(connection, person.identity, id)
            assert sheet is not None
            await hand_in(connection, terms, replace(sheet, answers=answers), now)

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
    await handed_in(town, campaign, luga, range(9))
    await town.night()
    await vera.send("сводка Лужский")
    assert "9 из 10" in vera.screen.text
    assert "Показателей пока нет: ответы считаются группами не меньше 5" in vera.screen.text
    assert "Чего не хватает" not in vera.screen.text
    assert not vera.screen.buttons


async def test_the_figures_come_with_the_night_after_the_tenth_answer(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga = place_named(region, "Лужский район").id
    await handed_in(town, campaign, luga, range(10))
    await vera.send("сводка Лужский")
    assert "Чего не хватает" not in vera.screen.text
    await town.night()
    await vera.send("сводка Лужский")
    assert "Чего не хватает · 5\N{NO-BREAK SPACE}ответов" in vera.screen.text
    assert "Цель 60\N{NO-BREAK SPACE}% достигнута" in vera.screen.text
    assert "группами не меньше 5: в показателях пока не все" in vera.screen.text
    await town.shut(campaign)
    town.clock.advance(minutes=1)
    await vera.send("сводка Лужский")
    assert "Чего не хватает · 10\N{NO-BREAK SPACE}ответов" in vera.screen.text
    assert "Подсчёт окончен" in vera.screen.text


async def test_reading_a_summary_writes_nothing(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    await handed_in(town, campaign, place_named(region, "Лужский район").id, range(10))
    await town.night()
    before = [await town.rows(table) for table in (tables.counters, tables.counting)]
    await vera.send("сводка Лужский")
    await vera.send("/summary")
    assert [await town.rows(table) for table in (tables.counters, tables.counting)] == before


async def test_after_the_close_the_region_says_whom_no_municipality_shows(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga, tosno = (place_named(region, one).id for one in ("Лужский район", "Тосненский район"))
    await handed_in(town, campaign, luga, range(4))
    await handed_in(town, campaign, tosno, range(4, 7))
    await town.shut(campaign)
    await vera.send("/summary")
    assert "только в сумме региона — 7, нигде — 0" in vera.screen.text
    assert "Чего не хватает · 7\N{NO-BREAK SPACE}ответов" in vera.screen.text
    await vera.send("сводка Лужский")
    assert "Ответов меньше 5: показатели не публикуются" in vera.screen.text


async def test_the_region_leaves_small_groups_out(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga, tosno = (place_named(region, one).id for one in ("Лужский район", "Тосненский район"))
    await handed_in(town, campaign, luga, range(11))
    others = {**YOUNG, "13": {"options": ["communicative"], "texts": {}, "done": True}}
    await handed_in(town, campaign, tosno, range(11, 14), others)
    await town.night()
    await vera.send("/summary")
    assert "Чего не хватает · 6\N{NO-BREAK SPACE}ответов" in vera.screen.text
    assert "Коммуникативных" not in vera.screen.text
    assert (
        "В показатели пока не вошли 4\N{NO-BREAK SPACE}муниципалитета:"
        " посчитанных ответов там меньше 5." in vera.screen.text
    )
    assert (
        "Цели 60\N{NO-BREAK SPACE}% достиг 1 из 5\N{NO-BREAK SPACE}муниципалитетов"
        in vera.screen.text
    )


async def test_all_answers_are_one_tap_away(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga = place_named(region, "Лужский район").id
    await handed_in(town, campaign, luga, range(10))
    await town.night()
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


async def test_a_closed_campaign_shows_its_result_whatever_is_deleted_later(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person
) -> None:
    luga = place_named(region, "Лужский район").id
    await handed_in(town, campaign, luga, range(6))
    await town.shut(campaign)
    await town.app.tick()
    await vera.send("сводка Лужский")
    shown = vera.screen.text
    assert "6 из 10" in shown
    assert "Чего не хватает · 6\N{NO-BREAK SPACE}ответов" in shown
    await town.database.write(lambda c: c.execute(delete(counters)))
    await vera.send("сводка Лужский")
    assert vera.screen.text == shown
    await vera.tap("Все ответы")
    assert "Пол · 6\N{NO-BREAK SPACE}ответов" in vera.screen.text
    await vera.send("/summary")
    assert "Чего не хватает · 6\N{NO-BREAK SPACE}ответов" in vera.screen.text

"""Questionnaires of an author's own, in versions: asked, counted and summarised each by its own."""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import CampaignBook
from bot.definitions.offers import offer
from bot.demo.emulator import Person
from bot.summary import score_campaign
from storage.campaigns import Campaign
from storage.loaded_files import AuthorsFile, FileKind, load_file
from storage.people import Role
from storage.territories import LoadedRegion
from tests.bot.definitions_own import (
    INSTRUMENT,
    METHODOLOGY,
    SECOND_INSTRUMENT,
    SECOND_METHODOLOGY,
)
from tests.bot.town import Town


@pytest.fixture
async def vera(town: Town, region: LoadedRegion) -> Person:
    await town.start()
    vera = town.emulator.person("Вера")
    await town.appoint(vera, Role("official", region.region.id, None))
    return vera


async def loaded(town: Town, version: str, **texts: str) -> None:
    async def work(connection: AsyncConnection) -> None:
        kinds: tuple[FileKind, ...] = ("instrument", "methodology")
        for kind in kinds:
            file = AuthorsFile(
                kind=kind, code="tea", version=version, text=texts[kind], region_id=None
            )
            assert await load_file(connection, file, town.clock())

    await town.database.write(work)


async def opened(town: Town, region: LoadedRegion, title: str) -> Campaign:
    async with town.database.read() as connection:
        chosen = await offer(connection, "tea", region.region.id)
    return await town.open(region, "", parts=(chosen.part,), title=title, publication_threshold=3)


async def answer(town: Town, campaign: Campaign, names: str, option: str) -> None:
    for name in names.split():
        person = await town.answering(campaign, name=f"{name} {campaign.id}")
        assert option in person.screen.text
        await person.tap("2")
        await person.tap("Готово ✓")
        await person.tap("Отправить ответы")


async def version_counted_by(town: Town, campaign: Campaign) -> str:
    campaigns = CampaignBook(town.database, town.clock)
    return (await score_campaign(town.database, await campaigns.of(campaign))).survey.version


async def test_each_campaign_asks_and_counts_by_the_version_it_was_opened_with(
    town: Town, region: LoadedRegion, vera: Person
) -> None:
    await loaded(town, "1", instrument=INSTRUMENT, methodology=METHODOLOGY)
    first = await opened(town, region, "Чай зимы")
    await answer(town, first, "Анна Борис Глеб", "Чёрный")

    # While the bot is at work, and while the first campaign can still be opened again.
    await loaded(town, "2", instrument=SECOND_INSTRUMENT, methodology=SECOND_METHODOLOGY)
    await town.shut(first)
    second = await opened(town, region, "Чай весны")
    await answer(town, second, "Дина Егор Жанна Зоя Инна Клим", "Красный")
    await town.night()

    await vera.send("сводка Лужский")
    assert "Красный — 100\N{NO-BREAK SPACE}%" in vera.screen.text
    await vera.tap("Чай зимы · 2025/26")
    assert "Чёрный — 100\N{NO-BREAK SPACE}%" in vera.screen.text
    assert "Красный" not in vera.screen.text
    assert [await version_counted_by(town, one) for one in (first, second)] == ["1", "2"]


async def test_a_campaign_under_way_does_not_see_a_version_that_is_loaded_later(
    town: Town, region: LoadedRegion, vera: Person
) -> None:
    await loaded(town, "1", instrument=INSTRUMENT, methodology=METHODOLOGY)
    campaign = await opened(town, region, "Чай")
    await answer(town, campaign, "Анна", "Чёрный")
    await loaded(town, "2", instrument=SECOND_INSTRUMENT, methodology=SECOND_METHODOLOGY)
    await town.restart()
    await answer(town, campaign, "Борис Глеб Дина Егор Жанна", "Чёрный")
    await town.night()
    await vera.send("/summary")
    assert "Чёрный — 100\N{NO-BREAK SPACE}%" in vera.screen.text

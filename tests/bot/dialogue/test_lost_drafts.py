"""The key of an anonymous questionnaire has gone while somebody answers it."""

from __future__ import annotations

import logging

import pytest

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from tests.bot.dialogue.given import HELP
from tests.bot.dialogue.test_anonymity import anonymous_in
from tests.bot.town import Town, asked, by_both, does

FIRST = {"1": HELP["1"]}


async def in_mid_answer(town: Town) -> tuple[Campaign, Person]:
    campaign = await anonymous_in(town)
    return campaign, await town.answering(campaign, FIRST)


@by_both
async def test_who_answers_is_told_plainly_and_begins_anew(town: Town) -> None:
    campaign, anna = await in_mid_answer(town)
    before = asked(anna.screen)
    town.keys.destroy(campaign.code)
    await anna.tap(does("c"))
    assert "потеряны" in anna.screen.text
    await anna.tap("Начать заново")
    assert asked(anna.screen) == "1" != before
    assert await town.answers() == {}
    await anna.tap(does("c"))
    assert set(await town.answers()) == {"1"}
    assert not await town.rows(tables.answers)


async def test_a_text_written_then_is_no_answer_and_stays_in_the_chat(town: Town) -> None:
    campaign, anna = await in_mid_answer(town)
    town.keys.destroy(campaign.code)
    await anna.send("да")
    assert "потеряны" in anna.screen.text
    assert "да" in [one.text for one in anna.chat]
    await anna.start(f"c_{campaign.code}")
    assert "потеряны" in anna.screen.text


async def test_nobody_begins_anew_what_can_be_opened(town: Town) -> None:
    campaign, anna = await in_mid_answer(town)
    secret = (town.keys.folder / f"{campaign.code}.key").read_bytes()
    town.keys.destroy(campaign.code)
    await anna.tap(does("c"))
    (town.keys.folder / f"{campaign.code}.key").write_bytes(secret)
    await anna.tap("Начать заново")
    assert await town.answers() == FIRST
    assert "потеряны" not in anna.screen.text


async def test_what_is_lost_is_deleted_with_its_person(town: Town) -> None:
    campaign, anna = await in_mid_answer(town)
    town.keys.destroy(campaign.code)
    await anna.send("/mydata")
    await anna.tap("Удалить всё обо мне")
    await anna.tap("Да, удалить")
    assert not await town.rows(tables.sealed_drafts)


async def test_a_key_that_is_missing_at_the_start_is_told_in_the_log(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    campaign, _ = await in_mid_answer(town)
    await town.restart()
    assert "no key" not in caplog.text
    town.keys.destroy(campaign.code)
    with caplog.at_level(logging.WARNING):
        await town.restart()
    assert f"no key of campaign {campaign.code}" in caplog.text

"""The key of an anonymous questionnaire has gone while somebody answers it."""

from __future__ import annotations

import logging

import pytest

from bot.definitions.offers import shipped_part
from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from tests.bot.dialogue.given import HELP, YOUNG
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


@by_both
@pytest.mark.parametrize(
    ("language", "hands_in", "told", "begins"),
    [
        ("Русский", "Отправить ответы", "потеряны", "Начать заново"),
        ("English", "Submit", "are lost", "Begin anew"),
    ],
)
async def test_who_hands_in_is_told_so_too_and_begins_anew(
    town: Town, language: str, hands_in: str, told: str, begins: str
) -> None:
    campaign = await anonymous_in(town)
    anna = await town.answering(campaign, HELP)
    await anna.send("/language")
    await anna.tap(language)
    await anna.start(f"c_{campaign.code}")
    town.keys.destroy(campaign.code)
    await anna.tap(hands_in)
    assert told in anna.screen.text
    assert not await town.rows(tables.submissions)
    assert not await town.rows(tables.participations)
    await anna.tap(begins)
    assert asked(anna.screen) == "1"
    assert await town.answers() == {}


async def test_who_hands_in_by_a_word_is_told_so_too(town: Town) -> None:
    campaign = await anonymous_in(town)
    anna = await town.answering(campaign, HELP)
    town.keys.destroy(campaign.code)
    await anna.send("отправить")
    assert "потеряны" in anna.screen.text
    assert not await town.rows(tables.submissions)


async def test_what_was_to_be_handed_in_is_handed_in_when_the_key_is_back(town: Town) -> None:
    campaign = await anonymous_in(town)
    anna = await town.answering(campaign, HELP)
    key = town.keys.folder / f"{campaign.code}.key"
    secret = key.read_bytes()
    town.keys.destroy(campaign.code)
    await anna.tap("Отправить ответы")
    assert "потеряны" in anna.screen.text
    key.write_bytes(secret)
    await anna.start(f"c_{campaign.code}")
    await anna.tap("Отправить ответы")
    assert await town.handed_in() == [HELP]


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


async def test_the_key_goes_when_the_campaign_is_closed_and_the_draft_with_it(town: Town) -> None:
    campaign, anna = await in_mid_answer(town)
    await town.stop_taking(campaign)
    await town.app.tick()
    assert town.keys.campaigns() == {campaign.code}
    town.clock.advance(days=1)
    await town.app.tick()
    assert town.keys.campaigns() == frozenset()
    assert not await town.rows(tables.sealed_drafts)
    # From a copy of the keys that somebody kept and put back.
    town.keys.make(campaign.code)
    await town.app.tick()
    assert town.keys.campaigns() == frozenset()
    await anna.tap(does("c"))
    assert not await town.rows(tables.sealed_drafts)


async def test_an_anonymous_part_is_sealed_and_a_named_one_beside_it_is_not(town: Town) -> None:
    region = await town.load(only=["luzhsky"])
    both = (shipped_part("methodical_help"), shipped_part("young_teacher"))
    campaign = await town.open(region, "methodical_help", parts=both)
    await town.start()
    anna = await town.answering(campaign, FIRST)
    await town.begin(campaign, anna, {"1": YOUNG["1"]}, number=2)
    (plain,) = await town.rows(tables.answers)
    (sealed,) = await town.rows(tables.sealed_drafts)
    assert plain["sheet_id"] != sealed["sheet_id"]
    town.keys.destroy(campaign.code)
    await anna.start(f"c_{campaign.code}-2")
    assert "потеряны" not in anna.screen.text
    await anna.start(f"c_{campaign.code}-1")
    assert "потеряны" in anna.screen.text

"""What people read before they agree, and that they agree to nothing else."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from bot.demo.emulator import Message, Person
from storage import tables
from storage.campaigns import Campaign
from storage.dialogues import stands_below
from storage.region_settings import Kept, Operator, keep_settings
from tests.bot.dialogue.forged import forge
from tests.bot.dialogue.given import up_to
from tests.bot.town import AGREE, Town
from tests.identities import who

OPERATOR = Operator("Комитет <образования>", "8 800 000-00-00", "https://example.ru/policy")
NOTHING_SET = Operator()


async def set_for(town: Town, campaign: Campaign, operator: Operator, months: int = 24) -> None:
    kept = Kept("#", operator, months)
    await town.database.write(partial(keep_settings, region_id=campaign.region_id, kept=kept))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


async def asked_for(town: Town, campaign: Campaign, language: str = "ru") -> Person:
    anna = town.emulator.person("Анна", language)
    await anna.start(f"c_{campaign.code}")
    return anna


def message(anna: Person, id: int) -> Message:
    return next(one for one in anna.chat if one.message_id == id)


async def kept_words(town: Town) -> list[dict[str, Any]]:
    return await town.rows(tables.consent_wordings)


@pytest.mark.parametrize(("language", "agree"), [("ru", AGREE), ("en", "I agree, start")])
async def test_the_words_that_were_read_are_kept_and_shown_again_as_they_were(
    town: Town, campaign: Campaign, language: str, agree: str
) -> None:
    await set_for(town, campaign, OPERATOR)
    anna = await asked_for(town, campaign, language)
    read = anna.screen.text
    await anna.tap(agree)
    (kept,) = await kept_words(town)
    (consent,) = await town.rows(tables.consents)
    assert (kept["version"], kept["language"]) == (consent["version"], language)
    await set_for(town, campaign, NOTHING_SET, 120)
    await anna.send("/mydata")
    assert consent["version"] in anna.screen.text
    await anna.tap(lambda button: (button.data or "").startswith("my:words:"))
    head, _, words = anna.screen.text.partition("\n\n")
    assert words == read
    assert consent["version"] in head
    assert "2026" in head
    await anna.tap("← Назад" if language == "ru" else "← Back")
    assert consent["version"] in anna.screen.text


async def test_the_same_facts_make_the_same_version_in_both_languages(
    town: Town, campaign: Campaign
) -> None:
    for language, agree in (("ru", AGREE), ("en", "I agree, start")):
        anna = await asked_for(town, campaign, language)
        await anna.tap(agree)
    first, second = await kept_words(town)
    assert first["version"] == second["version"]
    assert {first["language"], second["language"]} == {"ru", "en"}


async def test_a_tap_on_words_that_have_changed_is_no_consent_to_the_new_ones(
    town: Town, campaign: Campaign
) -> None:
    await set_for(town, campaign, OPERATOR)
    anna = await asked_for(town, campaign)
    await set_for(town, campaign, OPERATOR, 36)
    shown = anna.screen
    await anna.tap(AGREE)
    assert "Текст согласия изменился" in anna.notices[-1].text
    assert await town.count(tables.people) == await town.count(tables.consents) == 0
    assert anna.screen.message_id == shown.message_id
    assert "через 36 месяцев" in plain(anna.screen.text)
    assert "⚠️ Текст согласия изменился." in anna.screen.text
    await anna.tap(AGREE)
    assert "Где вы работаете?" in anna.screen.text
    assert "36 месяцев" in plain((await kept_words(town))[0]["words"])
    signed = message(anna, shown.message_id)
    assert "⚠️" not in signed.text
    assert "✓ Вы согласились 20 мая 2026" in plain(signed.text)


async def test_a_button_of_an_earlier_version_of_the_program_asks_once_more(
    town: Town, campaign: Campaign
) -> None:
    anna = await asked_for(town, campaign)
    for made_up in ("", ":", ":0123abcdru", ":0123abcd"):
        await forge(anna, f"y:0:{campaign.id:x}{made_up}")
        assert "⚠️ Текст согласия изменился." in anna.screen.text
    assert await town.count(tables.consents) == 0
    await anna.tap(AGREE)
    assert "Где вы работаете?" in anna.screen.text


async def test_a_typed_yes_agrees_to_the_words_above_it_alone(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.start(f"c_{anonymous.code}")
    before = anna.screen
    await set_for(town, anonymous, OPERATOR)
    await anna.send("согласна")
    assert anna.screen.message_id != before.message_id
    assert "⚠️ Текст согласия изменился." in anna.screen.text
    assert "Комитет" in anna.screen.text
    assert await town.count(tables.consents) == 1
    await anna.send("согласна", reply_to=before)
    assert await town.count(tables.consents) == 1
    await anna.send("согласна")
    assert "Где вы работаете?" in anna.screen.text
    assert await town.count(tables.consents) == 2


async def test_a_consent_shown_anew_in_its_place_is_answered_by_what_is_typed_below(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.start(f"c_{anonymous.code}")
    await set_for(town, anonymous, OPERATOR)
    await anna.tap(AGREE)
    await anna.send("да")
    assert "Где вы работаете?" in anna.screen.text
    assert await town.count(tables.consents) == 2


async def test_a_chats_mark_of_an_earlier_version_asks_once_more(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.start(f"c_{anonymous.code}")
    below = f"consent:{anonymous.id}-1:{anna.screen.message_id}"
    await town.database.write(lambda c: stands_below(c, who(anna.id), below))
    await anna.send("да")
    assert "⚠️ Текст согласия изменился." in anna.screen.text
    await anna.send("да")
    assert "Где вы работаете?" in anna.screen.text


async def test_a_second_tap_is_no_question_anew_whatever_has_changed_since(
    town: Town, campaign: Campaign
) -> None:
    anna = await asked_for(town, campaign)
    consent = anna.screen
    await anna.tap(AGREE)
    await set_for(town, campaign, OPERATOR)
    await anna.tap(AGREE, on=consent)
    signed = message(anna, consent.message_id)
    assert "✓ Вы согласились" in signed.text
    assert "Комитет" not in signed.text
    assert "Где вы работаете?" in anna.screen.text


async def test_who_changes_the_language_has_agreed_in_the_one_that_was_read(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.start(f"c_{anonymous.code}")
    consent = anna.screen
    await anna.send("/language")
    await anna.tap("English")
    await anna.tap(AGREE, on=consent)
    (kept,) = await kept_words(town)
    assert kept["language"] == "ru"
    assert "Опрос анонимный" in message(anna, consent.message_id).text
    assert "Where do you work?" in anna.screen.text


async def test_of_an_old_consent_the_page_says_that_its_words_are_not_kept(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    await anna.send("/mydata")
    assert "версия 1.1" in anna.screen.text
    await anna.tap("Текст согласия: Опрос весны")
    assert anna.screen.text == (
        "Текст согласия версии 1.1 был частью самой программы и отдельно не сохранился."
    )


async def test_nobody_reads_what_others_agreed_to(town: Town, campaign: Campaign) -> None:
    await town.answering(campaign)
    boris = town.emulator.person("Борис")
    await boris.send("/mydata")
    await forge(boris, f"my:words:{campaign.id}-1")
    assert boris.screen.text == "Этого согласия больше нет."
    for made_up in ("", "x", "1", "1-0", "9999999999-1"):
        await forge(boris, f"my:words:{made_up}")
        assert boris.notices


async def test_who_deletes_everything_leaves_the_words_that_name_nobody(
    town: Town, campaign: Campaign
) -> None:
    anna = await asked_for(town, campaign)
    await anna.tap(AGREE)
    await anna.send("/mydata")
    await anna.tap("Удалить всё обо мне")
    await anna.tap("Да, удалить")
    assert await town.count(tables.consents) == 0
    assert len(await kept_words(town)) == 1

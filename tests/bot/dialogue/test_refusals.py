"""A refusal is seen: at the end of the chat, with its reason, and it can be mended there."""

from __future__ import annotations

import pytest

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from tests.bot.dialogue.given import YOUNG, up_to
from tests.bot.town import Clock, Town, asked, by_both

LONG = "я" * 2_001


def own(person: Person) -> list[str]:
    """What the person wrote and still stands in the chat, without the commands."""
    written = [one.text for one in person.chat if not one.from_bot]
    return [text for text in written if not text.startswith("/")]


def stands_last(person: Person) -> bool:
    return person.chat[-1].message_id == person.screen.message_id


@by_both
async def test_a_refused_text_brings_the_question_back_below_it(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(7))
    before = anna.screen
    await anna.send("позавчера")
    assert "⚠️" in anna.screen.text
    assert stands_last(anna)
    assert before.message_id not in [one.message_id for one in anna.chat]
    assert own(anna) == ["позавчера"]


async def test_a_repeated_refusal_is_seen_too_and_leaves_one_refused_text(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(7))
    await anna.send("позавчера")
    first = anna.screen
    await anna.send("вчера")
    assert anna.screen.message_id != first.message_id
    assert stands_last(anna)
    assert own(anna) == ["вчера"]
    await anna.send("2023")
    assert own(anna) == []
    assert asked(anna.screen) == "8"


async def test_a_refused_text_goes_when_its_question_is_answered_by_a_tap(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    await anna.send("99")
    assert own(anna) == ["99"]
    await anna.tap("1")
    assert own(anna) == []
    assert asked(anna.screen) == "2"


@by_both
async def test_the_edit_of_a_refused_message_is_the_answer(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send(LONG)
    (refused,) = [one for one in anna.chat if one.text == LONG]
    await anna.edit(refused, "Учитель года")
    assert (await town.answers())["23"] == {"text": "Учитель года"}
    assert asked(anna.screen) == "24"
    assert own(anna) == []


async def test_the_same_edit_brought_twice_is_one_answer(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send(LONG)
    (refused,) = [one for one in anna.chat if one.text == LONG]
    update = anna.post_edit(refused, "Учитель года")
    await anna.settled()
    town.emulator.redeliver(update)
    await anna.settled()
    assert "24" not in await town.answers()
    assert asked(anna.screen) == "24"


async def test_an_edit_that_is_refused_again_says_so_at_the_end(
    town: Town, campaign: Campaign, clock: Clock
) -> None:
    anna = await town.answering(campaign, up_to(7))
    await anna.send("позавчера")
    (refused,) = [one for one in anna.chat if one.text == "позавчера"]
    first = anna.screen
    clock.advance(seconds=20)
    await anna.edit(refused, "вчера")
    assert anna.screen.message_id != first.message_id
    assert "⚠️" in anna.screen.text
    clock.advance(seconds=20)
    (refused,) = [one for one in anna.chat if one.text == "вчера"]
    await anna.edit(refused, "2023")
    assert (await town.answers())["7"] == {"number": 2023}


async def test_the_edit_of_another_message_changes_nothing(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send("/help")
    (command,) = [one for one in anna.chat if one.text == "/help"]
    await anna.edit(command, "Учитель года")
    assert "23" not in await town.answers()


async def test_what_was_said_to_be_no_answer_can_still_be_edited_into_one(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send("/help")
    await anna.send("Учитель")
    await anna.tap("Нет")
    (kept,) = [one for one in anna.chat if one.text == "Учитель"]
    await anna.edit(kept, "Учитель года")
    assert (await town.answers())["23"] == {"text": "Учитель года"}


@by_both
async def test_a_refused_or_waiting_message_that_is_edited_into_a_command_is_no_answer(
    town: Town, campaign: Campaign, clock: Clock
) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send("/help")
    await anna.send("Учитель")
    (waiting,) = [one for one in anna.chat if one.text == "Учитель"]
    await anna.edit(waiting, "/mydata")
    assert "23" not in await town.answers()
    assert "Команда — не ответ" in anna.screen.text
    clock.advance(seconds=20)
    (refused,) = [one for one in anna.chat if one.text == "/mydata"]
    await anna.edit(refused, "Учитель года")
    assert (await town.answers())["23"] == {"text": "Учитель года"}


async def test_a_text_that_was_asked_about_goes_when_another_takes_its_place(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(4))
    for text in ("Высшее", "Техникум", "99"):
        await anna.send(text)
        assert own(anna) == [text]
    await anna.tap("1")
    assert own(anna) == []


@by_both
@pytest.mark.parametrize("at", ["question", "municipality", "organization", "review"])
async def test_a_voice_is_refused_as_visibly_as_a_text(
    town: Town, campaign: Campaign, at: str
) -> None:
    if at in {"question", "review"}:
        anna = await town.answering(campaign, up_to(23) if at == "question" else YOUNG)
    else:
        anna = town.emulator.person("Анна")
        await anna.start(f"c_{campaign.code}")
        await anna.tap("Даю согласие, начать")
        if at == "organization":
            await anna.tap("Лужский район")
    before = anna.screen
    await anna.send_voice()
    assert "⚠️" in anna.screen.text
    assert "не сохраняются" in anna.screen.text
    assert anna.screen.message_id != before.message_id
    assert stands_last(anna)


async def test_pictures_sent_together_are_refused_once(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(23))
    for name in ("1.pdf", "2.pdf", "3.pdf"):
        anna.post_document(name, b"%PDF", "application/pdf", album="album-1")
    await anna.settled()
    pictures = [one for one in anna.chat if one.media]
    assert len(pictures) == 3
    refusals = [one for one in anna.chat if "⚠️" in one.text]
    assert len(refusals) == 1


@by_both
async def test_of_a_text_that_came_in_two_messages_neither_is_saved(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(23))
    anna.post("я" * 4_096)
    anna.post("и это конец")
    await anna.settled()
    assert "23" not in await town.answers()
    assert "пришло двумя частями" in anna.screen.text
    assert stands_last(anna)
    assert own(anna) == ["я" * 4_096, "и это конец"]


async def test_what_is_typed_later_is_no_second_part(
    town: Town, campaign: Campaign, clock: Clock
) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send("я" * 4_096)
    clock.advance(seconds=30)
    await anna.send("Учитель года")
    assert (await town.answers())["23"] == {"text": "Учитель года"}


@pytest.mark.parametrize("given", [1, 12, 22])
async def test_no_kind_of_question_takes_a_second_part(
    town: Town, campaign: Campaign, given: int
) -> None:
    anna = await town.answering(campaign, up_to(given))
    anna.post("я" * 4_096)
    anna.post("1")
    await anna.settled()
    assert str(given) not in await town.answers()


async def test_the_second_part_is_no_organization(town: Town, campaign: Campaign) -> None:
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    await anna.tap("Даю согласие, начать")
    await anna.tap("Лужский район")
    anna.post("я" * 4_096)
    anna.post("Школа № 1")
    await anna.settled()
    assert not await town.rows(tables.organizations)
    assert "пришло двумя частями" in anna.screen.text


async def test_a_long_text_under_another_message_is_refused_with_its_second_part(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send("/help")
    anna.post("я" * 4_096)
    anna.post("и это конец")
    await anna.settled()
    assert "23" not in await town.answers()
    assert "⚠️" in anna.screen.text

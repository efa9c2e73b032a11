"""A text belongs to what the person is looking at."""

from __future__ import annotations

import pytest

from bot.demo.emulator import Message, Person
from storage import tables
from storage.campaigns import Campaign
from storage.people import Role
from storage.territories import LoadedRegion
from tests.bot.dialogue.given import YOUNG, up_to
from tests.bot.town import Clock, Town, asked, by_both, does, place_named

LATER = "Хорошо, завтра закончу"


def message_of(person: Person, words: str) -> Message:
    return next(one for one in reversed(person.chat) if words in one.text)


async def _reminded(town: Town, clock: Clock, person: Person) -> None:
    clock.advance(days=2)
    await town.app.tick()
    await person.sees("не закончен")


async def _help(town: Town, clock: Clock, person: Person) -> None:
    await person.send("/help")


async def _own_data(town: Town, clock: Clock, person: Person) -> None:
    await person.send("/mydata")


async def _language(town: Town, clock: Clock, person: Person) -> None:
    await person.send("/language")


async def _unknown_link(town: Town, clock: Clock, person: Person) -> None:
    await person.start("c_nothing")


@by_both
@pytest.mark.parametrize("other", [_reminded, _help, _own_data, _language, _unknown_link])
async def test_a_text_under_another_message_is_asked_about_before_it_is_an_answer(
    town: Town, campaign: Campaign, clock: Clock, other: object
) -> None:
    anna = await town.answering(campaign, up_to(6))
    first = anna.screen
    await other(town, clock, anna)  # type: ignore[operator]
    await anna.send(LATER)
    assert "6" not in await town.answers()
    assert f"«{LATER}» — это ответ на вопрос 6?" in anna.screen.text
    assert asked(anna.screen) == "6"
    assert anna.screen.message_id != first.message_id
    assert LATER in [one.text for one in anna.chat]
    await anna.tap("Нет")
    assert "это ответ на вопрос" not in anna.screen.text
    assert LATER in [one.text for one in anna.chat]
    await anna.send("РГПУ")
    assert (await town.answers())["6"] == {"text": "РГПУ"}


async def test_a_text_that_was_meant_as_the_answer_is_saved_by_one_tap(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.send("/help")
    await anna.send("РГПУ")
    await anna.tap("Да")
    assert (await town.answers())["6"] == {"text": "РГПУ"}
    assert asked(anna.screen) == "7"
    assert "РГПУ" not in [one.text for one in anna.chat]


@by_both
@pytest.mark.parametrize(("word", "saved"), [("да", True), ("Нет.", False)])
async def test_yes_and_no_may_be_typed_while_they_stand_on_buttons(
    town: Town, campaign: Campaign, word: str, saved: bool
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.send("/help")
    await anna.send("РГПУ")
    await anna.send(word)
    assert ("6" in await town.answers()) is saved
    assert asked(anna.screen) == ("7" if saved else "6")
    assert ("РГПУ" in [one.text for one in anna.chat]) is not saved


@by_both
async def test_a_reply_to_the_questionnaire_is_its_answer_whatever_stands_below(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    question = anna.screen
    await anna.send("/help")
    await anna.send("РГПУ", reply_to=question)
    assert (await town.answers())["6"] == {"text": "РГПУ"}
    assert asked(anna.screen) == "7"
    await anna.send("2024")
    assert asked(anna.screen) == "8"


async def test_a_reply_to_another_message_is_asked_about_though_the_question_stands_last(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.send("/help")
    told = anna.screen
    await anna.start()
    await anna.send(LATER, reply_to=told)
    assert "6" not in await town.answers()
    assert "это ответ на вопрос 6?" in anna.screen.text


@by_both
async def test_a_reply_goes_to_the_questionnaire_that_it_replies_to(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    young = anna.screen
    await anna.start(f"c_{anonymous.code}")
    await anna.tap("Даю согласие, начать")
    await anna.send("РГПУ", reply_to=young)
    assert (await town.answers())["6"] == {"text": "РГПУ"}
    assert asked(anna.screen) == "7"


async def test_who_taps_the_question_above_looks_at_it(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(6))
    question = anna.screen
    await anna.send("/help")
    await anna.tap("← Назад", on=question)
    shown = next(one for one in anna.chat if one.message_id == question.message_id)
    await anna.tap(does("n"), on=shown)
    await anna.send("РГПУ")
    assert (await town.answers())["6"] == {"text": "РГПУ"}


async def test_a_text_under_the_consent_of_another_campaign_is_no_answer(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.start(f"c_{anonymous.code}")
    await anna.send("не знаю пока")
    assert "6" not in await town.answers()
    assert "это ответ на вопрос 6?" in anna.screen.text


@pytest.mark.parametrize("said", ["Согласна", "да", "Даю согласие, начать"])
async def test_yes_under_a_consent_is_the_consent(
    town: Town, campaign: Campaign, anonymous: Campaign, said: str
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.start(f"c_{anonymous.code}")
    await anna.send(said)
    assert "6" not in await town.answers()
    assert "Где вы работаете?" in anna.screen.text
    assert "✓ Вы согласились" in message_of(anna, "анонимный").text


async def test_no_under_a_consent_declines_and_can_be_reconsidered(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    await anna.start(f"c_{anonymous.code}")
    await anna.send("не участвую")
    assert "ничего не сохранено" in anna.screen.text
    await anna.tap("Всё-таки участвовать")
    await anna.tap("Даю согласие, начать")
    assert "Где вы работаете?" in anna.screen.text


async def test_somebody_unknown_may_answer_the_consent_by_a_reply(
    town: Town, campaign: Campaign
) -> None:
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    await anna.send("согласна", reply_to=anna.screen)
    assert "Где вы работаете?" in anna.screen.text


async def test_a_place_named_where_one_was_asked_for_is_no_answer_to_a_questionnaire(
    town: Town, region: LoadedRegion, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    for short in ("Лужский район", "Тосненский район"):
        place = place_named(region, short)
        await town.appoint(anna, Role("coordinator", region.region.id, place.id))
    await anna.send("/summary")
    assert "Какая территория нужна?" in anna.screen.text
    await anna.send("Тосненский")
    assert "Тосненский район" in anna.screen.text
    assert "6" not in await town.answers()
    await anna.send("а Лужский")
    await anna.send("Лужский")
    assert "6" not in await town.answers()


@by_both
async def test_an_answer_to_a_reminder_reaches_nobody_and_that_is_said(
    town: Town, region: LoadedRegion, campaign: Campaign, clock: Clock
) -> None:
    boris = town.emulator.person("Борис")
    luga = place_named(region, "Лужский район")
    await town.appoint(boris, Role("coordinator", region.region.id, luga.id))
    clock.now = clock.now.replace(month=6, day=11)
    await town.app.tick()
    await boris.sees("Напомин")
    await boris.send("Сделаем к пятнице")
    assert "прочитал только бот" in boris.screen.text


async def test_under_a_municipality_or_an_organization_a_text_is_asked_about_too(
    town: Town, campaign: Campaign
) -> None:
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    await anna.tap("Даю согласие, начать")
    await anna.send("/help")
    await anna.send("Лужский")
    assert "«Лужский» — это ваш район или округ?" in anna.screen.text
    await anna.tap("Да")
    assert "Как называется ваша организация?" in anna.screen.text
    await anna.send("/help")
    await anna.send(LATER)
    assert f"«{LATER}» — это название вашей организации?" in anna.screen.text
    await anna.tap("Нет")
    assert not await town.rows(tables.organizations)
    await anna.send("Школа № 1")
    assert asked(anna.screen) == "1"


async def test_what_is_typed_while_similar_names_are_offered_is_the_name_again(
    town: Town, campaign: Campaign
) -> None:
    await town.answering(campaign, name="Вера")
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    await anna.tap("Даю согласие, начать")
    await anna.tap("Лужский район")
    await anna.send("МБОУ СОШ 5 г. Луга")
    if "Может быть" in anna.screen.text:
        await anna.send("МБОУ «СОШ № 7»")
    assert asked(anna.screen) == "1"
    assert not await town.answers()


@by_both
async def test_a_text_under_the_list_of_answers_after_another_message_is_asked_about(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.send("/help")
    await anna.send("спасибо")
    assert "относится к списку ответов?" in anna.screen.text
    await anna.tap("Нет")
    assert asked(anna.screen) == "review"


@by_both
@pytest.mark.parametrize("by_tap", [True, False])
async def test_the_word_that_hands_in_does_so_when_it_was_meant(
    town: Town, campaign: Campaign, by_tap: bool
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.send("/help")
    await anna.send("отправить")
    assert await town.count(tables.waiting) == 0
    await (anna.tap("Да") if by_tap else anna.send("да"))
    assert anna.screen.text.startswith("Спасибо")
    assert await town.count(tables.waiting) == 1
    assert [one.text for one in anna.chat if not one.from_bot][1:] == ["/help"]

"""Taps and texts that come twice, late, at once, or not as expected."""

from __future__ import annotations

import asyncio

import pytest

from bot.demo.emulator import Emulator, Person, TooManyRequests
from storage.campaigns import Campaign
from tests.bot.dialogue.given import up_to
from tests.bot.town import Town, asked, by_both, does


async def test_a_question_tells_where_one_is_and_numbers_its_options(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(4))
    assert anna.screen.text.startswith("Анкета молодого педагога · 4\xa0из\xa027\n▰")
    labels = [button.text for button in anna.screen.buttons]
    for number in range(1, labels.index("← Назад") + 1):
        assert f"\n{number}. " in anna.screen.text
        assert labels[number - 1] == str(number)


@by_both
async def test_a_button_of_an_earlier_question_changes_nothing(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    first = anna.screen
    await anna.tap("1")
    await anna.tap("2", on=first)
    assert (await town.answers())["1"]["option"] == "male"
    assert asked(anna.screen) == "2"
    assert anna.notices[-1].text == "Этот вопрос уже позади. Показываю текущий."


async def test_a_doubled_press_answers_one_question(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign)
    town.emulator.press_again(anna.press("1"))
    await anna.settled()
    assert asked(anna.screen) == "2"
    assert set(await town.answers()) == {"1"}


@by_both
async def test_a_redelivered_press_changes_nothing(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign)
    update = anna.press("1")
    await anna.settled()
    await anna.tap("2")
    town.emulator.redeliver(update)
    await anna.settled()
    assert asked(anna.screen) == "3"


@by_both
async def test_a_redelivered_text_answers_one_question(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(23))
    update = anna.post("Учитель года")
    await anna.settled()
    town.emulator.redeliver(update)
    await anna.settled()
    assert asked(anna.screen) == "24"
    assert "24" not in await town.answers()


async def test_two_presses_at_once_leave_the_first(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign)
    anna.press("1")
    anna.press("2")
    await anna.settled()
    assert (await town.answers())["1"]["option"] == "male"
    assert asked(anna.screen) == "2"


async def test_of_rapid_taps_at_several_choices_none_is_lost(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(12))
    for number in "123456":
        anna.press(number)
    await anna.settled()
    assert len((await town.answers())["12"]["options"]) == 6
    assert anna.screen.text.count("✓") == 6
    await anna.tap("Готово ✓")
    assert asked(anna.screen) == "13"


async def test_two_telephones_show_one_state(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign)
    on_the_first = anna.screen
    await anna.start()
    await anna.tap("1")
    await anna.tap("2", on=on_the_first)
    assert asked(anna.screen) == "2"
    assert {asked(one) for one in anna.chat if one.from_bot} == {"2"}
    assert (await town.answers())["1"]["option"] == "male"


@pytest.mark.parametrize("how", ["deleted", "edited"])
async def test_a_screen_that_cannot_be_edited_is_sent_anew(
    town: Town, campaign: Campaign, emulator: Emulator, how: str
) -> None:
    anna = await town.answering(campaign)
    before = anna.screen
    if how == "deleted":
        emulator.world.erase(before)
    else:
        await town.app.bot.edit_message_text("1", chat_id=anna.id, message_id=before.message_id)
    await anna.tap("1", on=before)
    assert asked(anna.screen) == "2"
    await anna.tap("1")
    assert asked(anna.screen) == "3"


async def test_a_screen_waits_as_long_as_telegram_asks(
    town: Town, campaign: Campaign, emulator: Emulator
) -> None:
    anna = await town.answering(campaign)
    emulator.faults.order("editMessageText", TooManyRequests(retry_after=1))
    await anna.tap("1")
    assert asked(anna.screen) == "2"


async def test_what_was_tapped_before_a_block_is_kept(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign)
    anna.press("1")
    anna.block()
    await anna.settled()
    anna.unblock()
    await anna.start()
    assert asked(anna.screen) == "2"


async def test_a_press_answered_too_late_is_saved(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign)
    await town.stop()
    anna.press("1")
    town.clock.advance(hours=3)
    await town.start()
    await anna.settled()
    assert asked(anna.screen) == "2"
    assert not anna.notices


async def test_a_picture_is_no_answer(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send_document("konkurs.pdf", b"%PDF", caption="Учитель года")
    assert "Здесь нужен ответ текстом" in anna.screen.text
    assert "23" not in await town.answers()


async def test_a_command_nobody_knows_is_no_answer(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(23))
    await anna.send("/stop")
    assert "23" not in await town.answers()
    assert "/start — продолжить анкету" in anna.screen.text


async def test_a_refused_text_stays_to_be_mended_and_a_taken_one_goes(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(23))
    long = "я" * 2001
    await anna.send(long)
    assert "поместится 2\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}знаков" in anna.screen.text
    assert long in [one.text for one in anna.chat]
    await anna.send("Учитель года")
    assert "Учитель года" not in [one.text for one in anna.chat]


TYPED_AND_KEPT = {
    "👩‍🏫 да!": "👩‍🏫 да!",
    "\u202eмонирп\u202c": "монирп",
    "а\u200bб": "аб",
    "<b>&amp;</b> {x} %s": "<b>&amp;</b> {x} %s",
    "מורה": "מורה",
}


async def test_any_text_is_kept_and_shown_as_it_is(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(23))
    for typed, kept in TYPED_AND_KEPT.items():
        await anna.send(typed)
        assert (await town.answers())["23"]["text"] == kept
        await anna.tap("← Назад")
        assert f"Сейчас: {kept}" in anna.screen.text


async def test_the_longest_answers_still_fit_the_screens(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(20))
    await anna.send("& < " * 499)
    assert asked(anna.screen) == "21"
    await anna.tap("← Назад")
    assert "…" in anna.screen.text


@by_both
async def test_a_restart_changes_nothing(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(12))
    await anna.tap("2")
    await town.restart()
    await anna.tap("3")
    assert len((await town.answers())["12"]["options"]) == 2
    await anna.tap("Готово ✓")
    assert asked(anna.screen) == "13"


@by_both
async def test_what_comes_while_the_bot_is_down_is_answered_afterwards(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    await town.stop()
    anna.press("1")
    await town.start()
    await anna.settled()
    assert asked(anna.screen) == "2"


async def test_a_confirmation_lost_in_a_crash_repeats_nothing(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(22))
    updates = [anna.press("Да")]
    await anna.settled()
    updates.append(anna.post("Учитель года"))
    await anna.settled()
    await town.stop()
    for update in updates:
        town.emulator.redeliver(update)
    await town.start()
    await anna.settled()
    assert asked(anna.screen) == "24"
    assert (await town.answers())["23"]["text"] == "Учитель года"


async def test_start_leads_back_to_the_question_after_days(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(12))
    town.clock.advance(days=5)
    await anna.start()
    assert asked(anna.screen) == "12"


async def test_a_question_follows_the_language_at_once(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(12))
    question = anna.screen
    await anna.send("/language")
    update = anna.press("English")
    await anna.settled()
    town.emulator.redeliver(update)
    await anna.settled()
    assert anna.screen.text == "English from now on."
    (redrawn,) = (one for one in anna.chat if one.message_id == question.message_id)
    assert "What has been difficult in your work?" in redrawn.text
    await anna.tap("1", on=redrawn)
    (answered,) = (one for one in anna.chat if one.message_id == question.message_id)
    assert "✓" in answered.text


async def test_another_questionnaire_opens_at_its_own_question(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(12))
    await anna.tap("← Назад")
    assert asked(anna.screen) == "11"
    await anna.start(f"c_{anonymous.code}")
    await anna.tap("Даю согласие, начать")
    await anna.tap("Лужский район")
    assert asked(anna.screen) == "1"


async def test_each_questionnaire_keeps_its_own_answers(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign)
    young = anna.screen
    await anna.start(f"c_{anonymous.code}")
    await anna.tap("Даю согласие, начать")
    await anna.tap("Лужский район")
    await anna.tap("1", on=young)
    await anna.tap("2", on=next(one for one in anna.chat if one.message_id == young.message_id))
    await anna.send("3")
    assert asked(next(one for one in anna.chat if one.message_id == young.message_id)) == "4"


async def test_a_closed_campaign_takes_no_more_answers(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, up_to(22))
    await town.shut(campaign)
    await anna.tap("Да")
    assert "Сбор ответов остановлен 20\N{NO-BREAK SPACE}мая" in anna.notices[-1].text
    await anna.send("да")
    assert "Сбор ответов остановлен" in anna.screen.text
    assert "да" in [one.text for one in anna.chat]
    assert "22" not in await town.answers()


async def test_people_answer_at_once_without_hearing_of_each_other(
    town: Town, campaign: Campaign
) -> None:
    crowd: list[Person] = [await town.answering(campaign, name=name) for name in "абвгд"]
    await asyncio.gather(*(person.tap("1") for person in crowd))
    await asyncio.gather(*(person.tap("2") for person in crowd))
    assert [asked(person.screen) for person in crowd] == ["3"] * 5


async def test_back_leads_from_row_to_row_and_from_words_to_their_options(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(anonymous)
    await anna.tap(does("c", "1", "other"))
    assert "напишите сообщением, что именно" in anna.screen.text
    await anna.tap("← Назад")
    assert "✓" not in anna.screen.text
    await anna.send("1")
    assert "1. Методика преподавания предмета ✓" in anna.screen.text
    await anna.send("готово")
    await anna.tap("1")
    await anna.tap("2")
    assert asked(anna.screen) == "2/contests"
    assert "строка\xa03\xa0из\xa05" in anna.screen.text
    await anna.tap("← Назад")
    assert asked(anna.screen) == "2/attestation"
    await anna.tap("5")
    assert asked(anna.screen) == "2/contests"


@by_both
@pytest.mark.parametrize("command", ["/Help", "/START", "/MyData", "/Language@emulated_bot"])
async def test_a_command_is_known_in_capital_letters(
    town: Town, campaign: Campaign, command: str
) -> None:
    anna = await town.answering(campaign)
    await anna.send(command.partition("@")[0].casefold())
    expected = anna.screen.text
    await anna.send(command)
    assert anna.screen.text == expected


@by_both
async def test_a_text_that_was_overtaken_on_its_way_is_asked_about(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(23))
    with town.emulator.out_of_order():
        anna.post("Разговор с наставником")
        anna.post("Поддержка коллег")
    await anna.settled()
    answers = await town.answers()
    assert answers["23"] == {"text": "Поддержка коллег"}
    assert "24" not in answers
    assert "Разговор с наставником" in anna.screen.text
    await anna.tap("Да")
    assert (await town.answers())["24"] == {"text": "Разговор с наставником"}

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from bot.demo.emulator import Emulator, Notice, Person
from tests.bot.demo.emulator.talking import Clock, complaint, keyboard

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def question(bot: Bot, anna: Person) -> Message:
    return await bot.send_message(anna.id, "Готовы?", reply_markup=keyboard(["Да", "Нет"]))


async def taken(bot: Bot) -> CallbackQuery:
    (update,) = await bot.get_updates()
    assert update.callback_query
    return update.callback_query


async def test_a_press_says_who_where_and_what(bot: Bot, anna: Person, question: Message) -> None:
    anna.press("Да")
    query = await taken(bot)
    assert query.message
    pressed = (query.from_user.id, query.message.message_id, query.data)
    assert pressed == (anna.id, question.message_id, "Да")


async def test_an_answer_is_shown_to_the_person(bot: Bot, anna: Person, question: Message) -> None:
    anna.press("Да")
    await bot.answer_callback_query((await taken(bot)).id, "ы" * 200, show_alert=True)
    assert anna.notices == [Notice("ы" * 200, alert=True)]


async def test_an_answer_without_text_shows_nothing(
    bot: Bot, anna: Person, question: Message
) -> None:
    anna.press("Да")
    assert await bot.answer_callback_query((await taken(bot)).id)
    assert anna.notices == []


async def test_an_answer_is_up_to_200_characters(bot: Bot, anna: Person, question: Message) -> None:
    anna.press("Да")
    said = await complaint(bot.answer_callback_query((await taken(bot)).id, "ы" * 201))
    assert said == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_press_is_answered_within_15_seconds(
    bot: Bot, anna: Person, question: Message, clock: Clock
) -> None:
    anna.press("Да")
    clock.advance(15)
    query = await taken(bot)
    clock.advance(0.1)
    assert await complaint(bot.answer_callback_query(query.id)) == TOO_OLD


async def test_an_unknown_press_and_one_answered_before_are_refused(
    bot: Bot, anna: Person, question: Message
) -> None:
    assert await complaint(bot.answer_callback_query("1")) == TOO_OLD
    anna.press("Да")
    query = await taken(bot)
    await bot.answer_callback_query(query.id)
    assert await complaint(bot.answer_callback_query(query.id)) == TOO_OLD


async def test_a_button_that_is_no_longer_there_can_still_be_pressed(
    bot: Bot, anna: Person, question: Message
) -> None:
    stale = anna.screen
    await bot.edit_message_text("Спасибо", chat_id=anna.id, message_id=question.message_id)
    anna.press("Нет", on=stale)
    query = await taken(bot)
    assert isinstance(query.message, Message)
    assert (query.data, query.message.text) == ("Нет", "Спасибо")


async def test_a_press_on_a_deleted_message_says_that_it_is_inaccessible(
    bot: Bot, anna: Person, question: Message
) -> None:
    stale = anna.screen
    await bot.delete_message(anna.id, question.message_id)
    anna.press("Да", on=stale)
    assert isinstance((await taken(bot)).message, InaccessibleMessage)


async def test_a_doubled_press_has_other_ids_and_the_same_content(
    bot: Bot, emulator: Emulator, anna: Person, question: Message
) -> None:
    emulator.press_again(anna.press("Да"))
    first, second = await bot.get_updates()
    assert first.callback_query
    assert second.callback_query
    assert first.update_id != second.update_id
    assert first.callback_query.id != second.callback_query.id
    assert first.callback_query.data == second.callback_query.data == "Да"


async def test_only_a_press_can_be_doubled(emulator: Emulator, anna: Person) -> None:
    with pytest.raises(ValueError, match="is not a press but a message"):
        emulator.press_again(anna.post("Да"))

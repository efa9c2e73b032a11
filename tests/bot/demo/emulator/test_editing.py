from __future__ import annotations

from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    ForceReply,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
)

from bot.demo.emulator import Emulator, Person
from tests.bot.demo.emulator.talking import Clock, complaint, keyboard, png, raw

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def edit(bot: Bot, message: Message, text: str, *row: str) -> Message | bool:
    return await bot.edit_message_text(
        text,
        chat_id=message.chat.id,
        message_id=message.message_id,
        reply_markup=keyboard([*row]) if row else None,
    )


async def test_an_edit_changes_the_message_in_its_place(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Вопрос 1", reply_markup=keyboard(["Да"]))
    await bot.send_message(anna.id, "позже")
    await edit(bot, sent, "Вопрос 2", "Нет")
    assert [message.text for message in anna.chat] == ["/start", "Вопрос 2", "позже"]


async def test_an_edit_without_markup_removes_the_keyboard(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Вопрос", reply_markup=keyboard(["Да"]))
    await edit(bot, sent, "Спасибо")
    assert anna.screen.buttons == ()


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Вопрос", reply_markup=keyboard(["Да"]))
    assert await complaint(edit(bot, sent, " Вопрос ", "Да")) == NOT_MODIFIED
    assert await edit(bot, sent, "Вопрос", "Нет")
    same = bot.edit_message_reply_markup(
        chat_id=anna.id, message_id=sent.message_id, reply_markup=keyboard(["Нет"])
    )
    assert await complaint(same) == NOT_MODIFIED


async def test_taking_away_a_keyboard_leaves_the_text(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Вопрос", reply_markup=keyboard(["Да"]))
    await bot.edit_message_reply_markup(chat_id=anna.id, message_id=sent.message_id)
    assert (anna.screen.text, anna.screen.buttons) == ("Вопрос", ())


async def test_a_message_that_is_gone_is_not_found(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Вопрос")
    assert await bot.delete_message(anna.id, sent.message_id)
    assert await complaint(edit(bot, sent, "?")) == "Bad Request: message to edit not found"
    said = await complaint(bot.delete_message(anna.id, sent.message_id))
    assert said == "Bad Request: message to delete not found"


async def test_what_is_not_the_bots_cannot_be_edited(bot: Bot, anna: Person) -> None:
    theirs = anna.chat[0]
    said = await complaint(
        bot.edit_message_text("моё", chat_id=anna.id, message_id=theirs.message_id)
    )
    assert said == "Bad Request: message can't be edited"


async def test_a_message_with_another_kind_of_markup_cannot_be_edited(
    bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "Ваш ответ?", reply_markup=ForceReply())
    assert await complaint(edit(bot, sent, "?")) == "Bad Request: message can't be edited"


async def test_an_edit_needs_to_know_the_message(emulator: Emulator, anna: Person) -> None:
    _, body = await raw(emulator, "editMessageText", chat_id=anna.id, text="?")
    assert body["description"] == "Bad Request: message identifier is not specified"


async def test_a_message_of_two_days_ago_can_be_edited_but_not_deleted(
    bot: Bot, anna: Person, clock: Clock
) -> None:
    sent = await bot.send_message(anna.id, "Вопрос")
    clock.advance(48 * 3600 + 1)
    assert await edit(bot, sent, "Поздно")
    said = await complaint(bot.delete_message(anna.id, sent.message_id))
    assert said == "Bad Request: message can't be deleted for everyone"


async def test_a_picture_takes_the_place_of_another(bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, BufferedInputFile(png(), "a.png"), caption="Было")
    media = InputMediaPhoto(
        media=BufferedInputFile(png(80, 60), "b.png"), caption="<b>Стало</b>", parse_mode="HTML"
    )
    edited = await bot.edit_message_media(media, chat_id=anna.id, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert edited.photo
    assert (edited.photo[-1].width, edited.html_text) == (80, "<b>Стало</b>")


async def test_a_document_takes_the_place_of_a_text(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Считаю…")
    media = InputMediaDocument(media=BufferedInputFile(b"1;2", "итог.csv"))
    await bot.edit_message_media(media, chat_id=anna.id, message_id=sent.message_id)
    assert str(anna.screen) == "<document>\n"


async def test_a_picture_has_no_text_to_edit(bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, BufferedInputFile(png(), "a.png"))
    said = await complaint(edit(bot, sent, "?"))
    assert said == "Bad Request: there is no text in the message to edit"


async def test_a_message_is_pinned_and_shown_by_the_chat(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Срок — 1 октября")
    await bot.pin_chat_message(anna.id, sent.message_id)
    pinned = (await bot.get_chat(anna.id)).pinned_message
    assert isinstance(pinned, Message)
    assert pinned.text == "Срок — 1 октября"
    await bot.unpin_chat_message(anna.id)
    assert (await bot.get_chat(anna.id)).pinned_message is None
    said = await complaint(bot.unpin_chat_message(anna.id))
    assert said == "Bad Request: message to unpin not found"

"""The language of the chat, which may change in the middle of a questionnaire."""

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.handlers.active import active_questionnaire
from bot.handlers.house import House, texts_for
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import current_screen
from bot.texts.fluent import LANGUAGES, chat_texts
from bot.texts.screen import Button, Screen, in_rows
from storage.people import remember_person, set_language

PREFIX = "lang:"
# Each in itself: who looks for a language reads that one.
NAMES = {"ru": "Русский", "en": "English"}


async def on_language(message: Message, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    buttons = (Button(NAMES[language], f"{PREFIX}{language}") for language in LANGUAGES)
    await house.drawer.send(message.chat.id, Screen(texts("language-ask"), in_rows(buttons, 2)))


async def on_chosen(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    language = (query.data or "").removeprefix(PREFIX)
    if language not in LANGUAGES or query.message is None:
        texts = await texts_for(house, query.from_user)
        return query.answer(texts("press-unknown"), show_alert=True)
    await _set(house, query.from_user.id, language)
    chosen = Screen(chat_texts(language)("language-set"))
    await house.drawer.draw(query.from_user.id, query.message.message_id, chosen)
    await _redraw(house, query.from_user.id)
    return query.answer()


async def _set(house: House, telegram_id: int, language: str) -> None:
    async def remember(connection: AsyncConnection) -> None:
        person = await remember_person(connection, telegram_id, language)
        await set_language(connection, person.id, language)

    await house.database.write(remember)


async def _redraw(house: House, telegram_id: int) -> None:
    active = await active_questionnaire(house, telegram_id)
    if active is None:
        return
    response, opened = active
    if response.screen_message_id is not None and response.stopped_at is None:
        screen = await current_screen(house, response, opened)
        await draw_on(house, response, screen, response.screen_message_id, activate=False)

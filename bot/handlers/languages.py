"""The language of the chat, which may change in the middle of a questionnaire."""

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.handlers.active import active_questionnaire
from bot.handlers.house import House, texts_for
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import current_screen
from bot.telegram_identity import sender_of
from bot.texts.fluent import LANGUAGES, chat_texts
from bot.texts.screen import Button, Screen, in_rows
from storage.identities import Identity
from storage.people import remember_person, set_language

PREFIX = "lang:"
# Each in itself: who looks for a language reads that one.
NAMES = {"ru": "Русский", "en": "English"}


async def on_language(message: Message, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    buttons = (Button(NAMES[language], f"{PREFIX}{language}") for language in LANGUAGES)
    await house.tell(sender_of(message), Screen(texts("language-ask"), in_rows(buttons, 2)))


async def on_chosen(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    language = (query.data or "").removeprefix(PREFIX)
    if language not in LANGUAGES or query.message is None:
        texts = await texts_for(house, query.from_user)
        return query.answer(texts("press-unknown"), show_alert=True)
    await _set(house, sender_of(query), language)
    chosen = Screen(chat_texts(language)("language-set"))
    await house.drawer.draw(sender_of(query), str(query.message.message_id), chosen)
    await _redraw(house, sender_of(query))
    return query.answer()


async def _set(house: House, who: Identity, language: str) -> None:
    async def remember(connection: AsyncConnection) -> None:
        person = await remember_person(connection, who, language)
        await set_language(connection, person.id, language)

    await house.database.write(remember)


async def _redraw(house: House, who: Identity) -> None:
    active = await active_questionnaire(house, who)
    if active is None:
        return
    sheet, opened = active
    if sheet.screen is not None and sheet.stopped_at is None and not sheet.parted:
        screen = await current_screen(house, sheet, opened)
        await draw_on(house, sheet, screen, sheet.screen, activate=False)

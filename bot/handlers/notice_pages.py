"""All of a message that was longer than a message can be: its pages, read afresh."""

import re

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.buttons import id_in
from bot.handlers.house import House, texts_for
from bot.notices import PAGES, notice_screen
from bot.telegram_identity import sender_of
from bot.texts.screen import Screen
from storage import outbox
from storage.identities import Identity

_SHAPE = re.compile(PAGES + r"(\d{1,10}):(\d{1,4})", re.ASCII)


async def on_page(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    match = _SHAPE.fullmatch(query.data or "")
    message_id = match and id_in(match[1])
    if match is None or message_id is None or query.message is None:
        return query.answer(texts("press-unknown"), show_alert=True)
    screen = await _page(house, sender_of(query), message_id, int(match[2]))
    if screen is None:
        return query.answer(texts("notice-over"), show_alert=True)
    await house.drawer.draw(sender_of(query), str(query.message.message_id), screen)
    return query.answer()


async def _page(house: House, who: Identity, message_id: int, page: int) -> Screen | None:
    """None for another person's message, and where nothing of it is owed any more."""
    async with house.database.read() as connection:
        message = await outbox.told_to(connection, message_id, who)
        notice = house.notices.get(message.kind) if message else None
        if message is None or notice is None:
            return None
        facts = await notice.facts(connection, message, house.now())
    if facts is None:
        return None
    words = notice.words(facts, message.language)
    return notice_screen(words, message.id, message.language, page)

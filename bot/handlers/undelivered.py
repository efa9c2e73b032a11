"""What an administrator sees of messages that did not arrive, and can do about them."""

from functools import partial

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.handlers.house import House, texts_for
from bot.telegram_identity import sender_of
from bot.texts.undelivered import retried_screen
from storage.undelivered import retry_failed


async def on_retry(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    if sender_of(query) not in house.admins or query.message is None:
        return query.answer(texts("undelivered-denied"), show_alert=True)
    count = await house.database.write(partial(retry_failed, now=house.now()))
    screen = retried_screen(count, texts.language)
    await house.drawer.draw(sender_of(query), str(query.message.message_id), screen)
    return query.answer()

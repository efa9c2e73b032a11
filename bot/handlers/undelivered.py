"""What an administrator sees of messages that did not arrive, and can do about them."""

from functools import partial

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.handlers.house import House, texts_for
from bot.texts.undelivered import retried_screen
from storage.undelivered import retry_failed


async def on_retry(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    if query.from_user.id not in house.admin_ids or query.message is None:
        return query.answer(texts("undelivered-denied"), show_alert=True)
    count = await house.database.write(partial(retry_failed, now=house.now()))
    screen = retried_screen(count, texts.language)
    await house.drawer.draw(query.from_user.id, query.message.message_id, screen)
    return query.answer()

"""What becomes of an update whose handler failed."""

import logging

from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramForbiddenError
from aiogram.types import ErrorEvent, Update

from bot.handlers.answering import on_tap
from bot.handlers.house import House, first_language, language_of
from bot.logs import log_fault
from bot.plain_calls import AnswerPress
from bot.taps import Tap
from bot.texts.fluent import chat_texts
from bot.texts.screen import Screen
from storage.database import DatabaseUnavailable

log = logging.getLogger(__name__)


async def on_fault(event: ErrorEvent, house: House) -> None:
    """The database's faults go on to the transport, which lets the update come again."""
    if isinstance(event.exception, DatabaseUnavailable):
        raise event.exception
    if isinstance(event.exception, TelegramForbiddenError):
        log.info("an answer was not sent: the chat is blocked")
        return
    log_fault(log, "a handler", event.exception)
    await _apologize(event.update, house)


async def tapped(tap: Tap, house: House) -> AnswerPress:
    """A tap that does not come by the routes. Raises DatabaseUnavailable, and nothing else."""
    try:
        return await on_tap(tap, house)
    except DatabaseUnavailable:
        raise
    except Exception as error:
        log_fault(log, "a handler", error)
        words = chat_texts(first_language(tap.language_code))("fault")
        return AnswerPress(callback_query_id=tap.id, text=words, show_alert=True)


async def _apologize(update: Update, house: House) -> None:
    query, message = update.callback_query, update.message or update.edited_message
    user = query.from_user if query else message.from_user if message else None
    if user is None:
        return
    words = chat_texts(language_of(user))("fault")
    try:
        if query is not None:
            await query.answer(words, show_alert=True)
        else:
            await house.drawer.send(user.id, Screen(words))
    except (TelegramAPIError, ClientDecodeError):
        log.info("the apology was not sent either")

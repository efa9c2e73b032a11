"""What becomes of an update whose handler failed."""

import logging

from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import ErrorEvent, Update

from bot.drawing import NotShown
from bot.handlers.answering import on_tap
from bot.handlers.house import House, first_language, language_of
from bot.logs import kind_of, log_fault
from bot.plain_calls import AnswerPress
from bot.taps import Tap
from bot.telegram_identity import sender_of
from bot.texts.fluent import chat_texts
from bot.texts.screen import Screen
from storage.database import DatabaseUnavailable

log = logging.getLogger(__name__)


async def on_fault(event: ErrorEvent, house: House) -> AnswerPress | None:
    """The database's faults go on to the transport, which lets the update come again."""
    match event.exception:
        case DatabaseUnavailable() as error:
            raise error
        case TelegramForbiddenError():
            log.info("an answer was not sent: the chat is blocked")
            return None
        case error:
            return await _apology(event.update, house, _words_for(error))


async def tapped(tap: Tap, house: House) -> AnswerPress:
    """A tap that does not come by the routes. Raises DatabaseUnavailable, and nothing else."""
    try:
        return await on_tap(tap, house)
    except DatabaseUnavailable:
        raise
    except Exception as error:
        return _told(tap.id, tap.language_code, _words_for(error))


def _words_for(error: Exception) -> str:
    """The key of them."""
    if isinstance(error, NotShown):
        log.warning("a screen was not shown: %s", kind_of(error))
        return "not-shown"
    log_fault(log, "a handler", error)
    return "fault"


async def _apology(update: Update, house: House, key: str) -> AnswerPress | None:
    query, message = update.callback_query, update.message or update.edited_message
    if query is not None:
        return _told(query.id, query.from_user.language_code, key)
    # Where a screen could not be shown, words could not either.
    if message is not None and message.from_user is not None and key == "fault":
        words = chat_texts(language_of(message.from_user))(key)
        try:
            await house.drawer.send(sender_of(message), Screen(words))
        except (TelegramAPIError, NotShown):
            log.info("the apology was not sent either")
    return None


def _told(id: str, language_code: str | None, key: str) -> AnswerPress:
    words = chat_texts(first_language(language_code))(key)
    return AnswerPress(callback_query_id=id, text=words, show_alert=True)

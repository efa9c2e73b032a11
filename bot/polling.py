"""Updates by long polling, none confirmed before it is saved.

The library's own loop either handles one update at a time or confirms what it has not handled
yet. Here a batch is handled at once, each chat's updates in their order, and the next request,
which confirms the batch, waits for all of it.
"""

import asyncio
import logging
from collections.abc import Iterable, Sequence

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods.base import TelegramMethod
from aiogram.types import Update

from storage.database import DatabaseUnavailable

log = logging.getLogger(__name__)

LONGEST_WAIT = 30
PAUSE_AFTER_FAULT = 2.0


async def poll(bot: Bot, dispatcher: Dispatcher, allowed: Sequence[str]) -> None:
    """Runs until it is cancelled. Raises what Telegram says of a wrong token or a second poller."""
    offset: int | None = None
    while True:
        try:
            updates = await bot.get_updates(
                offset=offset,
                timeout=LONGEST_WAIT,
                allowed_updates=list(allowed),
                request_timeout=LONGEST_WAIT + 10,
            )
        except (TelegramNetworkError, TelegramServerError) as error:
            log.warning("no updates: %s", error)
            await asyncio.sleep(PAUSE_AFTER_FAULT)
            continue
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
            continue
        if updates and await handle(bot, dispatcher, updates):
            offset = updates[-1].update_id + 1


async def handle(bot: Bot, dispatcher: Dispatcher, updates: Sequence[Update]) -> bool:
    """Whether all were handled; otherwise the same batch is to be asked for again."""
    queues: dict[int, list[Update]] = {}
    for update in updates:
        queues.setdefault(_chat(update), []).append(update)
    try:
        await asyncio.gather(*(_in_order(bot, dispatcher, queue) for queue in queues.values()))
    except DatabaseUnavailable as error:
        log.error("the database is unavailable: %s", error)
        await asyncio.sleep(PAUSE_AFTER_FAULT)
        return False
    return True


def _chat(update: Update) -> int:
    """Whose updates keep their order; what has no author stands alone."""
    source = update.message or update.callback_query or update.my_chat_member
    user = source.from_user if source else None
    return user.id if user else -update.update_id


async def _in_order(bot: Bot, dispatcher: Dispatcher, updates: Iterable[Update]) -> None:
    for update in updates:
        result = await dispatcher.feed_update(bot, update)
        if isinstance(result, TelegramMethod):
            await dispatcher.silent_call_request(bot, result)

"""Updates by long polling, none confirmed before it is saved.

The library's own loop either handles one update at a time or confirms what it has not handled
yet. Here a batch is handled at once, each chat's updates in their order, and the next request,
which confirms the batch, waits for all of it.
"""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods.base import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

from storage.database import DatabaseUnavailable

log = logging.getLogger(__name__)

LONGEST_WAIT = 30
PAUSE_AFTER_FAULT = 2.0


async def poll(bot: Bot, dispatcher: Dispatcher, allowed: Sequence[str]) -> None:
    """Runs until it is cancelled. Raises what Telegram says of a wrong token or a second poller."""
    offset: int | None = None
    handled: set[int] = set()
    while True:
        try:
            batch = await _waiting(bot, offset, allowed)
        except (TelegramNetworkError, TelegramServerError) as error:
            log.warning("no updates: %s", error)
            await asyncio.sleep(PAUSE_AFTER_FAULT)
            continue
        except ClientDecodeError:
            # Its text would hold what came, perhaps answers.
            log.warning("no updates: something else than the Bot API answered")
            await asyncio.sleep(PAUSE_AFTER_FAULT)
            continue
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
            continue
        try:
            await handle(bot, dispatcher, batch.updates, handled)
        except DatabaseUnavailable as error:
            log.error("the database is unavailable: %s", error)
            await asyncio.sleep(PAUSE_AFTER_FAULT)
        else:
            offset = batch.next_offset
            handled.clear()


@dataclass(frozen=True)
class Batch:
    updates: Sequence[Update]
    next_offset: int | None


async def _waiting(bot: Bot, offset: int | None, allowed: Sequence[str]) -> Batch:
    try:
        updates = await bot.get_updates(
            offset=offset,
            timeout=LONGEST_WAIT,
            allowed_updates=list(allowed),
            request_timeout=LONGEST_WAIT + 10,
        )
    except ClientDecodeError as error:
        if not isinstance(error.data, dict) or "result" not in error.data:
            raise
        return readable(bot, error.data["result"])
    return Batch(updates, updates[-1].update_id + 1 if updates else offset)


def readable(bot: Bot, given: Sequence[Any]) -> Batch:
    """An update of an unknown shape is passed over; it must not hold up the others for ever."""
    updates = []
    for one in given:
        try:
            updates.append(Update.model_validate(one, context={"bot": bot}))
        except ValidationError:
            log.error("an update of an unknown shape was passed over")
    return Batch(updates, given[-1]["update_id"] + 1)


async def handle(
    bot: Bot, dispatcher: Dispatcher, updates: Sequence[Update], handled: set[int]
) -> None:
    """Each person's updates in order, all people at once; `handled` are passed over and added to.

    Raises DatabaseUnavailable when everything has been tried: the batch is to be asked for again.
    """
    queues: dict[int, list[Update]] = {}
    for update in updates:
        if update.update_id not in handled:
            queues.setdefault(_chat(update), []).append(update)
    results = await asyncio.gather(
        *(_in_order(bot, dispatcher, queue, handled) for queue in queues.values()),
        return_exceptions=True,
    )
    for fault in results:
        if fault is not None:
            raise fault


def _chat(update: Update) -> int:
    """Whose updates keep their order; what has no author stands alone."""
    source = (
        update.message or update.edited_message or update.callback_query or update.my_chat_member
    )
    user = source.from_user if source else None
    return user.id if user else -update.update_id


async def _in_order(
    bot: Bot, dispatcher: Dispatcher, updates: Iterable[Update], handled: set[int]
) -> None:
    for update in updates:
        result = await dispatcher.feed_update(bot, update)
        if isinstance(result, TelegramMethod):
            await _call(bot, result)
        handled.add(update.update_id)


async def _call(bot: Bot, method: TelegramMethod[object]) -> None:
    """A press that comes a second time is answered too late: that is no fault."""
    try:
        await bot(method)
    except TelegramAPIError as error:
        log.info("%s was refused: %s", method.__api_method__, error)
    except ClientDecodeError:
        # Its text would hold what came.
        log.warning("%s: something else than the Bot API answered", method.__api_method__)

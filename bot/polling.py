"""Updates by long polling, none confirmed before it is saved.

The library's own loop either handles one update at a time or confirms what it has not handled
yet. Here a batch is handled at once, each chat's updates in their order, and the next request,
which confirms the batch, waits for all of it.
"""

import asyncio
import contextlib
import logging
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods.base import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

from bot.limits import USUAL, Limits, act
from bot.logs import kind_of, log_fault
from bot.plain_calls import PlainCall, as_method
from bot.spell import Spell
from storage.database import DatabaseUnavailable

T = TypeVar("T")

log = logging.getLogger(__name__)

LONGEST_WAIT = 30
PAUSE_AFTER_FAULT = 2.0
# Seconds, for the last request, which confirms what was handled before a stop.
GOODBYE = 1.0
# What no waiting mends: another poller, a wrong token.
_FOR_GOOD = (TelegramConflictError, TelegramUnauthorizedError, TelegramNotFound)


async def poll(
    bot: Bot,
    dispatcher: Dispatcher,
    allowed: Sequence[str],
    stopped: asyncio.Event,
    limits: Limits = USUAL,
) -> None:
    """Until it is stopped: then what has come in is handled and confirmed.

    Raises what Telegram says of a wrong token or a second poller.
    """
    offset: int | None = None
    handled: set[int] = set()
    asking, saving = Spell(log, "asking for updates"), Spell(log, "handling updates")
    while not stopped.is_set():
        try:
            batch = await _unless(stopped, _waiting(bot, offset, allowed))
        except _FOR_GOOD:
            raise
        except Exception as error:
            asking.goes_on(error)
            await _within(_pause_after(error), stopped)
            continue
        asking.is_over()
        if batch is None:
            break
        try:
            await handle(bot, dispatcher, batch.updates, handled, limits)
        except DatabaseUnavailable as error:
            saving.goes_on(error)
            await _within(PAUSE_AFTER_FAULT, stopped)
        else:
            saving.is_over()
            offset = batch.next_offset
            handled.clear()
    await _confirm(bot, offset, allowed)


def _pause_after(error: Exception) -> float:
    return error.retry_after if isinstance(error, TelegramRetryAfter) else PAUSE_AFTER_FAULT


async def _unless(stopped: asyncio.Event, asking: Coroutine[Any, Any, T]) -> T | None:
    """None where it was stopped before."""
    asked, told = asyncio.create_task(asking), asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait((asked, told), return_when=asyncio.FIRST_COMPLETED)
        return await asked if asked.done() else None
    finally:
        asked.cancel()
        told.cancel()
        await asyncio.gather(asked, told, return_exceptions=True)


async def _confirm(bot: Bot, offset: int | None, allowed: Sequence[str]) -> None:
    """Otherwise it would come again. What comes instead is not handled, and so comes again too."""
    if offset is None:
        return
    try:
        async with asyncio.timeout(GOODBYE):
            await bot.get_updates(offset=offset, limit=1, timeout=0, allowed_updates=list(allowed))
    except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
        log.info("the last updates were not confirmed: %s", kind_of(error))


async def _within(seconds: float, event: asyncio.Event) -> None:
    """Until the event, or that long."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


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
    bot: Bot,
    dispatcher: Dispatcher,
    updates: Sequence[Update],
    handled: set[int],
    limits: Limits = USUAL,
) -> None:
    """Each person's updates in order, all people at once; `handled` are passed over and added to.

    Raises DatabaseUnavailable when everything has been tried: the batch is to be asked for again.
    """
    queues: dict[int, list[Update]] = {}
    for update in updates:
        if update.update_id not in handled:
            queues.setdefault(_chat(update), []).append(update)
    results = await asyncio.gather(
        *(_in_order(bot, dispatcher, queue, handled, limits) for queue in queues.values()),
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
    bot: Bot,
    dispatcher: Dispatcher,
    updates: Iterable[Update],
    handled: set[int],
    limits: Limits,
) -> None:
    for update in updates:
        result = await _result(bot, dispatcher, update, limits)
        if isinstance(result, PlainCall | TelegramMethod):
            await _call(bot, result, limits)
        handled.add(update.update_id)


async def _result(bot: Bot, dispatcher: Dispatcher, update: Update, limits: Limits) -> object:
    """Raises DatabaseUnavailable; whatever else is wrong would be so again."""
    try:
        async with act(limits):
            return await dispatcher.feed_update(bot, update)
    except DatabaseUnavailable:
        raise
    except Exception as error:
        log_fault(log, "an update", error)
        return None


async def _call(bot: Bot, method: PlainCall | TelegramMethod[Any], limits: Limits) -> None:
    """A press that comes a second time is answered too late: that is no fault."""
    try:
        async with asyncio.timeout(limits.answer):
            await bot(as_method(method))
    except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
        level = logging.INFO if isinstance(error, TelegramBadRequest) else logging.WARNING
        # Its text may hold what came.
        log.log(level, "%s was not made: %s", method.__api_method__, kind_of(error))

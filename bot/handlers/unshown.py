"""Screens that were not shown in time: drawn by the tick, and before a typed text is taken."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram.exceptions import TelegramForbiddenError
from aiogram.filters import BaseFilter
from aiogram.types import Message

from bot.campaign_book import Opened
from bot.drawing import NotShown
from bot.handlers.active import active_questionnaire
from bot.handlers.house import House
from bot.handlers.start import show_anew
from bot.logs import log_fault
from bot.texts.fluent import chat_texts
from bot.texts.screen import Screen
from storage.database import DatabaseUnavailable
from storage.responses import Response, read_response
from storage.unshown import Unshown, is_unshown

AT_ONCE = 8

log = logging.getLogger(__name__)


async def draw_unshown(house: House, _now: datetime) -> None:
    """One first: where the messenger still hangs, the others need not wait for it too."""
    waiting = await house.unshown.all()
    pieces = [waiting[:1], *(waiting[at : at + AT_ONCE] for at in range(1, len(waiting), AT_ONCE))]
    for piece in pieces:
        if not await _drawn(house, piece):
            return


async def _drawn(house: House, some: Sequence[Unshown]) -> bool:
    return all(await asyncio.gather(*(_is_drawn(house, one) for one in some)))


async def _is_drawn(house: House, one: Unshown) -> bool:
    try:
        await _draw(house, one)
    except NotShown:
        return False
    except DatabaseUnavailable:
        raise
    except TelegramForbiddenError:
        log.info("a screen was not shown: the chat is blocked")
        await house.unshown.shown(one.response_id)
    except Exception as error:
        log_fault(log, "drawing a screen again", error)
        await house.unshown.shown(one.response_id)
    return True


async def _draw(house: House, one: Unshown) -> None:
    opened = await house.campaigns.opened(one.campaign_id)
    async with house.database.read() as connection:
        response = await read_response(connection, one.telegram_id, one.response_id)
    if opened is not None and response is not None and response.closed_at is None:
        await show_anew(house, one.telegram_id, one.response_id, opened)
    await house.unshown.shown(one.response_id)


class NotSeenYet(BaseFilter):
    """Somebody whose question may not have come yet: what they type cannot be its answer."""

    async def __call__(self, message: Message, house: House) -> bool | dict[str, Any]:
        if message.from_user is None:
            return False
        found = await active_questionnaire(house, message.from_user.id)
        if found is None or found[0].closed_at is not None:
            return False
        async with house.database.read() as connection:
            is_meant = await is_unshown(connection, found[0])
        return is_meant and {"response": found[0], "opened": found[1]}


async def on_message(message: Message, response: Response, opened: Opened, house: House) -> None:
    if message.message_id > response.last_message_id:
        words = chat_texts(response.language)("screen-late")
        await house.drawer.send(message.chat.id, Screen(words))
    await show_anew(house, response.telegram_id, response.id, opened)

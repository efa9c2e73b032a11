"""Screens that were not shown in time: drawn by the tick."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from aiogram.exceptions import TelegramForbiddenError

from bot.drawing import NotShown
from bot.handlers.house import House
from bot.handlers.opening import show_anew
from bot.logs import log_fault
from storage.database import DatabaseUnavailable
from storage.sheets import read_sheet
from storage.unshown import Unshown

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
        await house.unshown.shown(one.view)
    except Exception as error:
        log_fault(log, "drawing a screen again", error)
        await house.unshown.shown(one.view)
    return True


async def _draw(house: House, one: Unshown) -> None:
    opened = await house.campaigns.opened(one.part)
    async with house.database.read() as connection:
        sheet = await read_sheet(connection, one.view.identity, one.view.sheet_id)
    if opened is not None and sheet is not None and sheet.stopped_at is None:
        await show_anew(house, one.view, opened)
    await house.unshown.shown(one.view)

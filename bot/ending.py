"""Ending what is going on, in a given time, whatever becomes of each part of it."""

import asyncio
import logging
from collections.abc import Awaitable, Mapping

from bot.logs import log_fault

# Seconds, for what is cancelled to let go of what it holds.
LETTING_GO = 1.0

log = logging.getLogger(__name__)


async def ended(within: float, parts: Mapping[str, Awaitable[object] | None]) -> None:
    """All at once; what is not done after so many seconds is left, and what fails is told."""
    futures = {name: asyncio.ensure_future(part) for name, part in parts.items() if part}
    # What has come to its end before was told of then.
    going = {future: name for name, future in futures.items() if not future.done()}
    if not going:
        return
    _, late = await asyncio.wait(going, timeout=within)
    for one in late:
        log.warning("%s did not end in time", going[one])
        one.cancel()
    if late:
        await asyncio.wait(late, timeout=LETTING_GO)
    for one, name in going.items():
        if one.done() and not one.cancelled() and (error := one.exception()) is not None:
            log_fault(log, f"ending {name}", error)

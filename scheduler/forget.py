"""The ticks that delete what is of people: after the close, and when the time has come."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.count import Counting
from scheduler.retention import deleted_on
from storage.closing import closed_parts_with_sheets, forget_marks, forget_sheets
from storage.database import Database
from storage.days import day_in
from storage.kept_answers import Holding, campaigns_holding_answers, delete_answers
from storage.key_folder import KeysUnusable
from storage.spent_keys import destroy_spent_keys

log = logging.getLogger(__name__)

# So many share a commit; answers wait in the same queue and must not wait long.
_AT_ONCE = 200


async def forget_answers(database: Database, now: datetime) -> None:
    """What is counted stays: sums and results name nobody."""
    async with database.read() as connection:
        found = await campaigns_holding_answers(connection)
    for one in found:
        if _is_due(one, one.retention, now):
            work = partial(delete_answers, campaign_id=one.campaign_id, most=_AT_ONCE)
            while await database.write(work):
                pass


async def due_under(
    connection: AsyncConnection, region_id: int, retention: int | None, now: datetime
) -> list[int]:
    """The region's campaigns whose answers would be deleted at once if this were set."""
    found = await campaigns_holding_answers(connection)
    return [
        one.campaign_id
        for one in found
        if one.region_id == region_id and _is_due(one, retention, now)
    ]


def _is_due(one: Holding, retention: int | None, now: datetime) -> bool:
    return day_in(one.zone, now) >= deleted_on(one.closed_at, retention, one.zone)


async def forget_closed(counting: Counting, _now: datetime) -> None:
    """Keys first: from then on no copy of a draft can be opened. Then marks and drafts."""
    await _destroy_keys(counting)
    async with counting.database.read() as connection:
        parts = await closed_parts_with_sheets(connection)
    work: list[Callable[[AsyncConnection], Awaitable[int]]] = [forget_marks]
    for part in parts:
        if (await counting.rules_of(part)).anonymous:
            work.append(partial(forget_sheets, part=part))
    gone = [await _forget_all(counting.database, one) for one in work]
    if any(gone):
        await counting.database.clear_dead_rows()


async def _destroy_keys(counting: Counting) -> None:
    try:
        await destroy_spent_keys(counting.database, counting.keys)
    except KeysUnusable as error:
        why = error.reason or error.fault
        log.warning("keys of closed campaigns stay in %s: %s", error.path, why)


async def _forget_all(database: Database, step: Callable[[AsyncConnection], Awaitable[int]]) -> int:
    """How many went."""
    gone = 0
    while some := await database.write(step):
        gone += some
    return gone

"""A campaign's end in two steps: stopped at once, closed for good after the next night.

The close itself is in scheduler/close.py.

Between the two nothing is deleted and the campaign can be opened again, so that a mistake is
undone.
"""

from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_opening import check_alone
from storage.campaigns import Campaign, campaign_by_id, campaign_municipalities
from storage.tables import campaigns

ONE_NIGHT, MOST_NIGHTS = 1, 14

ReopenFault = Literal["unknown", "open", "closed"]


class ReopenRefused(Exception):
    def __init__(self, fault: ReopenFault) -> None:
        self.fault = fault
        super().__init__(fault)


def final_moment(now: datetime, zone: str, nights: int = ONE_NIGHT) -> datetime:
    """The local midnight so many nights on; at once for 0."""
    if nights == 0:
        return now
    local = now.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=nights), time(), local.tzinfo)


async def stop_campaign(
    connection: AsyncConnection, campaign_id: int, now: datetime, final_at: datetime
) -> bool:
    """No more answers are taken. False when it is stopped or closed already, or unknown."""
    is_open = (campaigns.c.id == campaign_id, campaigns.c.stopped_at.is_(None))
    stopped = update(campaigns).where(*is_open).values(stopped_at=now, final_at=final_at)
    return (await connection.execute(stopped.returning(campaigns.c.id))).first() is not None


async def put_off_end(
    connection: AsyncConnection, campaign_id: int, now: datetime, final_at: datetime
) -> bool:
    """Of a stopped campaign, sooner or later. False when it is open or closed, or unknown."""
    can_open = (campaigns.c.id == campaign_id, campaigns.c.final_at > now)
    moved = update(campaigns).where(*can_open).values(final_at=final_at)
    return (await connection.execute(moved.returning(campaigns.c.id))).first() is not None


async def reopen_campaign(connection: AsyncConnection, campaign_id: int, now: datetime) -> Campaign:
    """Raises ReopenRefused, and AlreadyOpen where another campaign has taken its place."""
    locked = select(campaigns.c.id).where(campaigns.c.id == campaign_id).with_for_update()
    await connection.execute(locked)
    found = await campaign_by_id(connection, campaign_id)
    if found is None:
        raise ReopenRefused("unknown")
    if found.stopped_at is None:
        raise ReopenRefused("open")
    # When the moment has come it is closed, even if nothing has written that down yet.
    if found.closed_at is not None or (found.final_at is not None and found.final_at <= now):
        raise ReopenRefused("closed")
    for part in found.parts:
        asked = await campaign_municipalities(connection, found.part(part.number))
        await check_alone(connection, found.region_id, part.instrument, asked, but=campaign_id)
    opened = update(campaigns).where(campaigns.c.id == campaign_id)
    await connection.execute(opened.values(stopped_at=None, final_at=None))
    reopened = await campaign_by_id(connection, campaign_id)
    assert reopened is not None
    return reopened

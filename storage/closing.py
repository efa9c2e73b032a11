"""What the close writes down, and what goes after it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, Table, and_, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.coverage import delivered_in
from storage.parts import Part, of_part
from storage.tables import (
    campaign_parts,
    campaigns,
    counting,
    departed,
    participations,
    sheets,
    waiting,
)

# Rows that go in one transaction.
STEP = 500


async def lock_campaign(connection: AsyncConnection, campaign_id: int, now: datetime) -> bool:
    """Whether it is still to be closed; nobody hands in meanwhile."""
    due = (campaigns.c.id == campaign_id, campaigns.c.final_at <= now)
    query = select(campaigns.c.closed_at).where(*due).with_for_update()
    row = (await connection.execute(query)).first()
    if row is None or row.closed_at is not None:
        return False
    places = select(counting.c.municipality_id).where(counting.c.campaign_id == campaign_id)
    ordered = places.order_by(counting.c.part, counting.c.municipality_id)
    await connection.execute(ordered.with_for_update())
    return True


async def keep_coverage(connection: AsyncConnection, part: Part) -> None:
    for place, number in sorted((await delivered_in(connection, part)).items()):
        own = (of_part(counting, part), counting.c.municipality_id == place)
        await connection.execute(update(counting).where(*own).values(delivered=number))


async def keep_left_over(
    connection: AsyncConnection, part: Part, region_only: int, nowhere: int
) -> None:
    """How many people are counted for the region only, and how many not at all."""
    own = (
        campaign_parts.c.campaign_id == part.campaign_id,
        campaign_parts.c.position == part.number,
    )
    kept = {"region_only": region_only, "nowhere": nowhere}
    await connection.execute(update(campaign_parts).where(*own).values(**kept))


async def left_over(connection: AsyncConnection, part: Part) -> tuple[int, int]:
    """(region only, nowhere); (0, 0) before the close."""
    table = campaign_parts
    own = (table.c.campaign_id == part.campaign_id, table.c.position == part.number)
    row = (await connection.execute(select(table.c.region_only, table.c.nowhere).where(*own))).one()
    return row.region_only or 0, row.nowhere or 0


async def forget_waiting(connection: AsyncConnection, part: Part) -> None:
    """What found no count: of a named part the sheet keeps it."""
    await connection.execute(delete(waiting).where(of_part(waiting, part)))


async def write_close(connection: AsyncConnection, campaign_id: int) -> None:
    closed = update(campaigns).where(campaigns.c.id == campaign_id)
    await connection.execute(closed.values(closed_at=campaigns.c.final_at))


async def closed_parts_with_sheets(connection: AsyncConnection) -> list[Part]:
    """Of campaigns closed for good."""
    of = (sheets.c.campaign_id, sheets.c.part)
    query = select(*of).join(campaigns, campaigns.c.id == sheets.c.campaign_id).distinct()
    closed = query.where(campaigns.c.closed_at.is_not(None)).order_by(*of)
    return [Part(*row) for row in await connection.execute(closed)]


async def forget_sheets(connection: AsyncConnection, part: Part) -> int:
    """A step of them; how many went."""
    some = select(sheets.c.id).where(of_part(sheets, part)).order_by(sheets.c.id).limit(STEP)
    return await _gone(connection, sheets, some)


async def forget_marks(connection: AsyncConnection) -> int:
    """A step of those of campaigns that are closed for good; how many went."""
    gone = 0
    for table in (participations, departed):
        key = [*table.primary_key]
        closed = and_(campaigns.c.id == table.c.campaign_id, campaigns.c.closed_at.is_not(None))
        some = select(*key).join(campaigns, closed).limit(STEP)
        rows = [tuple(row) for row in await connection.execute(some)]
        if rows:
            await connection.execute(delete(table).where(tuple_(*key).in_(rows)))
            gone += len(rows)
    return gone


async def _gone(connection: AsyncConnection, table: Table, some: Select[tuple[int]]) -> int:
    ids: Sequence[int] = [*await connection.scalars(some)]
    if ids:
        await connection.execute(delete(table).where(table.c.id.in_(ids)))
    return len(ids)

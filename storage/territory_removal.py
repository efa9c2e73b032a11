"""Taking out of the database what was loaded by mistake, as long as nothing hangs on it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.invitations import still_open
from storage.tables import campaign_municipalities as asked
from storage.tables import campaigns, invitations, municipalities, regions, roles


@dataclass(frozen=True)
class Hanging:
    """How many campaigns, roles and invitations are of the place; answers are of a campaign."""

    campaigns: int
    roles: int
    invitations: int


class StillUsed(Exception):
    def __init__(self, hanging: Hanging) -> None:
        self.hanging = hanging
        super().__init__(hanging)


async def remove_municipality(
    connection: AsyncConnection, municipality_id: int, now: datetime
) -> None:
    """Raises StillUsed."""
    of_place = (
        asked.c.municipality_id == municipality_id,
        roles.c.municipality_id == municipality_id,
        and_(invitations.c.municipality_id == municipality_id, *still_open(now)),
    )
    await _refuse_used(connection, asked, *of_place)
    await connection.execute(delete(municipalities).where(municipalities.c.id == municipality_id))


async def remove_region(connection: AsyncConnection, region_id: int, now: datetime) -> None:
    """With its municipalities. Raises StillUsed."""
    of_region = (
        campaigns.c.region_id == region_id,
        roles.c.region_id == region_id,
        and_(invitations.c.region_id == region_id, *still_open(now)),
    )
    await _refuse_used(connection, campaigns, *of_region)
    await connection.execute(delete(regions).where(regions.c.id == region_id))


async def _refuse_used(
    connection: AsyncConnection,
    of_campaigns: Table,
    in_campaign: ColumnElement[bool],
    of_role: ColumnElement[bool],
    of_invitation: ColumnElement[bool],
) -> None:
    hanging = Hanging(
        await _count(connection, of_campaigns, in_campaign),
        await _count(connection, roles, of_role),
        await _count(connection, invitations, of_invitation),
    )
    if hanging != Hanging(0, 0, 0):
        raise StillUsed(hanging)


async def _count(connection: AsyncConnection, table: Table, condition: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(condition)
    return (await connection.execute(query)).scalar_one()

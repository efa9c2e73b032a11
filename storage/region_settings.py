"""What a region's operator has set for it; the file is kept as it was written."""

from dataclasses import asdict, dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import campaigns, consents, region_settings
from storage.upsert import upsert


@dataclass(frozen=True)
class Operator:
    """Who answers for the data of the people asked, where to ask, and the policy as a link."""

    operator: str | None = None
    contact: str | None = None
    policy: str | None = None


@dataclass(frozen=True)
class Kept:
    """`text` is the file, comments and all."""

    text: str
    operator: Operator


async def keep_settings(connection: AsyncConnection, region_id: int, kept: Kept) -> None:
    """In place of what was set before; what says nothing is not kept."""
    if kept.operator == Operator():
        table = region_settings
        await connection.execute(delete(table).where(table.c.region_id == region_id))
        return
    row = {"region_id": region_id, "text": kept.text, **asdict(kept.operator)}
    await upsert(connection, region_settings, [row])


async def settings_of(connection: AsyncConnection, region_id: int) -> Kept:
    query = select(region_settings).where(region_settings.c.region_id == region_id)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return Kept("", Operator())
    return Kept(row.text, Operator(row.operator, row.contact, row.policy))


async def operators_of(connection: AsyncConnection, person_id: int) -> tuple[Operator, ...]:
    """Of the regions to whose campaigns the person has agreed."""
    agreed = select(campaigns.c.region_id).join(consents, consents.c.campaign_id == campaigns.c.id)
    table = region_settings
    query = (
        select(table.c.operator, table.c.contact, table.c.policy)
        .where(table.c.region_id.in_(agreed.where(consents.c.person_id == person_id)))
        .order_by(table.c.region_id)
    )
    return tuple(Operator(*row) for row in await connection.execute(query))

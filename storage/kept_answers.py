"""Answers of people in campaigns that have closed for good, and their end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Delete, Table, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import campaigns, region_settings, regions, sheets, submissions
from storage.workplaces import forget_unnamed


@dataclass(frozen=True)
class Holding:
    """A closed campaign that holds answers; `retention`, in months, is what the region has set."""

    campaign_id: int
    region_id: int
    closed_at: datetime
    retention: int | None
    zone: str


async def campaigns_holding_answers(connection: AsyncConnection) -> list[Holding]:
    holds = (
        exists().where(table.c.campaign_id == campaigns.c.id) for table in (sheets, submissions)
    )
    query = (
        select(
            campaigns.c.id,
            campaigns.c.region_id,
            campaigns.c.closed_at,
            region_settings.c.retention,
            regions.c.timezone,
        )
        .join(regions, regions.c.id == campaigns.c.region_id)
        .outerjoin(region_settings, region_settings.c.region_id == regions.c.id)
        .where(campaigns.c.closed_at.is_not(None), or_(*holds))
        .order_by(campaigns.c.id)
    )
    return [Holding(*row) for row in await connection.execute(query)]


async def delete_answers(connection: AsyncConnection, campaign_id: int, most: int) -> bool:
    """Some of the answers of the campaign; False when there are none left. Counters stay."""
    gone = await connection.execute(
        _some(sheets, campaign_id, most).returning(sheets.c.organization_id)
    )
    organizations = gone.scalars().all()
    for organization_id in sorted({one for one in organizations if one is not None}):
        await forget_unnamed(connection, organization_id)
    counted = await connection.execute(
        _some(submissions, campaign_id, most).returning(submissions.c.id)
    )
    return bool(organizations or counted.all())


def _some(table: Table, campaign_id: int, most: int) -> Delete:
    some = select(table.c.id).where(table.c.campaign_id == campaign_id).limit(most)
    return delete(table).where(table.c.id.in_(some))

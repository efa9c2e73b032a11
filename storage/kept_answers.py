"""Answers of people in campaigns that have closed for good, and their end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Delete, Table, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import campaigns, region_settings, regions, sheets, subjects, submissions
from storage.workplaces import forget_unnamed

# Not what is filled in about a place: that is nobody's own.
_OF_A_PERSON = sheets.c.subject_id.in_(
    select(subjects.c.id).where(subjects.c.person_id.is_not(None))
)


@dataclass(frozen=True)
class Holding:
    """A closed campaign that holds answers; `retention`, in months, is what the region has set."""

    campaign_id: int
    region_id: int
    closed_at: datetime
    retention: int | None
    zone: str


async def campaigns_holding_answers(connection: AsyncConnection) -> list[Holding]:
    sheets_there = exists().where(sheets.c.campaign_id == campaigns.c.id, _OF_A_PERSON)
    counted_there = exists().where(submissions.c.campaign_id == campaigns.c.id)
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
        .where(campaigns.c.closed_at.is_not(None), or_(sheets_there, counted_there))
        .order_by(campaigns.c.id)
    )
    return [Holding(*row) for row in await connection.execute(query)]


async def delete_answers(connection: AsyncConnection, campaign_id: int, most: int) -> bool:
    """Some of the answers of the campaign; False when there are none left. Counters stay."""
    of_people = _some(sheets, campaign_id, most, _OF_A_PERSON)
    gone = await connection.execute(of_people.returning(sheets.c.organization_id))
    organizations = gone.scalars().all()
    for organization_id in sorted({one for one in organizations if one is not None}):
        await forget_unnamed(connection, organization_id)
    counted = _some(submissions, campaign_id, most).returning(submissions.c.id)
    return bool(organizations or (await connection.execute(counted)).all())


def _some(table: Table, campaign_id: int, most: int, *which: ColumnElement[bool]) -> Delete:
    own = select(table.c.id).where(table.c.campaign_id == campaign_id, *which)
    # In the order in which presses lock them.
    some = own.order_by(table.c.id).limit(most).with_for_update()
    return delete(table).where(table.c.id.in_(some))

"""Whose day it is: of the municipality, else of the region.

Every date that is judged or shown belongs to a place, and is that of the calendar on its wall.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.identities import Identity, is_identity
from storage.parts import Part
from storage.tables import (
    campaigns,
    identities,
    municipalities,
    participations,
    regions,
    sheets,
    subjects,
)

# For queries that join the region, and the municipality where there is one.
OWN_ZONE = func.coalesce(municipalities.c.timezone, regions.c.timezone)


def day_in(zone: str, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def _said_in(part: Part) -> ColumnElement[bool]:
    return or_(sheets.c.part == part.number, participations.c.part == part.number)


async def zone_of_person(connection: AsyncConnection, part: Part, identity: Identity) -> str | None:
    """Where the person answers, or has answered; of who has not said where yet, the region's.

    What was said in this part goes before what was said in another. None where there is no such
    campaign.
    """
    own = and_(sheets.c.campaign_id == campaigns.c.id, sheets.c.subject_id == subjects.c.id)
    over = and_(
        participations.c.campaign_id == campaigns.c.id,
        participations.c.person_id == identities.c.person_id,
    )
    place = func.coalesce(sheets.c.municipality_id, participations.c.municipality_id)
    query = (
        select(OWN_ZONE)
        .select_from(campaigns)
        .join(regions, regions.c.id == campaigns.c.region_id)
        .outerjoin(identities, is_identity(identity))
        .outerjoin(subjects, subjects.c.person_id == identities.c.person_id)
        .outerjoin(sheets, own)
        .outerjoin(participations, over)
        .outerjoin(municipalities, municipalities.c.id == place)
        .where(campaigns.c.id == part.campaign_id)
        .order_by(place.is_(None), case((_said_in(part), 0), else_=1), sheets.c.part)
        .limit(1)
    )
    zone: str | None = (await connection.execute(query)).scalar_one_or_none()
    return zone

"""The life of a sheet around its answering: begun, and deleted where it was never handed in."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.parts import Part, of_part, part_values
from storage.sealed_drafts import begin_sealed
from storage.subjects import subject_of_person
from storage.tables import campaigns, editors, regions, sheets, subjects
from storage.upsert import insert_or


async def begin_sheet(
    connection: AsyncConnection, part: Part, person_id: int, now: datetime, *, sealed: bool
) -> int:
    """The person's own sheet in this part, a new one where there is none.

    `sealed`: as those of anonymous parts are, of which the day alone is kept.
    """
    subject_id = await subject_of_person(connection, person_id)
    started_at = await _its_noon(connection, part, now) if sealed else now
    begun = {"subject_id": subject_id, "started_at": started_at}
    await connection.execute(
        insert_or(connection, sheets)
        .values(**part_values(part), **begun)
        .on_conflict_do_nothing(index_elements=["campaign_id", "part", "subject_id"])
    )
    found = await sheet_id_of(connection, part, person_id)
    assert found is not None
    await connection.execute(
        insert_or(connection, editors)
        .values(sheet_id=found, person_id=person_id)
        .on_conflict_do_nothing()
    )
    if sealed:
        await begin_sealed(connection, found)
    return found


async def _its_noon(connection: AsyncConnection, part: Part, now: datetime) -> datetime:
    """In the middle of the region's day, which is the same day in all its municipalities."""
    query = select(regions.c.timezone).join(campaigns, campaigns.c.region_id == regions.c.id)
    zone = ZoneInfo((await connection.execute(query.where(campaigns.c.id == part[0]))).scalar_one())
    return datetime.combine(now.astimezone(zone), time(12), zone)


async def sheet_id_of(connection: AsyncConnection, part: Part, person_id: int) -> int | None:
    query = select(sheets.c.id).join(subjects, subjects.c.id == sheets.c.subject_id)
    own = query.where(of_part(sheets, part), subjects.c.person_id == person_id)
    return (await connection.execute(own)).scalar_one_or_none()

"""The life of a sheet around its answering: begun, and deleted where it was never handed in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.parts import Part, of_part, part_values
from storage.subjects import subject_of_person
from storage.tables import editors, sheets, subjects
from storage.upsert import insert_or


async def begin_sheet(
    connection: AsyncConnection, part: Part, person_id: int, now: datetime
) -> int:
    """The person's own sheet in this part, a new one where there is none."""
    subject_id = await subject_of_person(connection, person_id)
    begun = {"subject_id": subject_id, "started_at": now}
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
    return found


async def sheet_id_of(connection: AsyncConnection, part: Part, person_id: int) -> int | None:
    query = select(sheets.c.id).join(subjects, subjects.c.id == sheets.c.subject_id)
    own = query.where(of_part(sheets, part), subjects.c.person_id == person_id)
    return (await connection.execute(own)).scalar_one_or_none()

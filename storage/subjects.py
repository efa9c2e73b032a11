"""Whom sheets, values and results are about."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import subjects
from storage.upsert import insert_or

PERSON = "person"


async def subject_of_person(connection: AsyncConnection, person_id: int) -> int:
    query = select(subjects.c.id).where(subjects.c.person_id == person_id)
    found: int | None = (await connection.execute(query)).scalar_one_or_none()
    if found is not None:
        return found
    new = insert_or(connection, subjects).values(kind=PERSON, person_id=person_id)
    await connection.execute(new.on_conflict_do_nothing(index_elements=["person_id"]))
    id: int = (await connection.execute(query)).scalar_one()
    return id

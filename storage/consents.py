"""To what a person agreed, for each part of a campaign apart."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.parts import Part, of_part, part_values
from storage.tables import consents
from storage.upsert import upsert


async def give_consent(
    connection: AsyncConnection, person_id: int, part: Part, version: str, given_at: datetime | None
) -> None:
    """Without a time where the part is anonymous."""
    await upsert(
        connection,
        consents,
        [
            {
                "person_id": person_id,
                **part_values(part),
                "version": version,
                "given_at": given_at,
            }
        ],
    )


async def consent_version(connection: AsyncConnection, person_id: int, part: Part) -> str | None:
    """None where the person has not agreed."""
    return (
        await connection.execute(
            select(consents.c.version).where(
                consents.c.person_id == person_id, of_part(consents, part)
            )
        )
    ).scalar_one_or_none()

"""To what a person agreed, for each campaign apart."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import consents
from storage.upsert import upsert


async def give_consent(
    connection: AsyncConnection, person_id: int, campaign_id: int, version: str, now: datetime
) -> None:
    await upsert(
        connection,
        consents,
        [
            {
                "person_id": person_id,
                "campaign_id": campaign_id,
                "version": version,
                "given_at": now,
            }
        ],
    )


async def consent_version(
    connection: AsyncConnection, person_id: int, campaign_id: int
) -> str | None:
    """None where the person has not agreed."""
    return (
        await connection.execute(
            select(consents.c.version).where(
                consents.c.person_id == person_id, consents.c.campaign_id == campaign_id
            )
        )
    ).scalar_one_or_none()

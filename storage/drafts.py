"""The life of a response around its answering: begun, and deleted where it was never handed in."""

from datetime import datetime

from sqlalchemy import and_, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import campaigns, responses
from storage.upsert import insert_or


async def begin_response(
    connection: AsyncConnection, campaign_id: int, person_id: int, now: datetime
) -> int:
    """The person's response of this campaign, a new one where there is none."""
    await connection.execute(
        insert_or(connection, responses)
        .values(campaign_id=campaign_id, person_id=person_id, started_at=now)
        .on_conflict_do_nothing(index_elements=["campaign_id", "person_id"])
    )
    found = await response_id_of(connection, campaign_id, person_id)
    assert found is not None
    return found


async def response_id_of(
    connection: AsyncConnection, campaign_id: int, person_id: int
) -> int | None:
    return (
        await connection.execute(
            select(responses.c.id).where(
                responses.c.campaign_id == campaign_id, responses.c.person_id == person_id
            )
        )
    ).scalar_one_or_none()


async def closed_campaigns_with_drafts(connection: AsyncConnection) -> list[int]:
    """Campaigns that never open again but have answers that were not handed in."""
    query = (
        select(responses.c.campaign_id)
        .join(campaigns, campaigns.c.id == responses.c.campaign_id)
        .where(campaigns.c.closed_at.is_not(None), responses.c.submission_id.is_(None))
        .distinct()
        .order_by(responses.c.campaign_id)
    )
    return list((await connection.execute(query)).scalars())


async def delete_drafts(connection: AsyncConnection, campaign_id: int) -> None:
    unsent = and_(responses.c.campaign_id == campaign_id, responses.c.submission_id.is_(None))
    await connection.execute(delete(responses).where(unsent))

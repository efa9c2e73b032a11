from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import campaigns, responses


@dataclass(frozen=True)
class OwnQuestionnaire:
    """A person's response in a campaign that still takes answers."""

    response_id: int
    campaign_id: int
    title: str
    submitted: bool


async def own_questionnaires(connection: AsyncConnection, person_id: int) -> list[OwnQuestionnaire]:
    """Those begun last come first. Anonymous ones are there until they are handed in."""
    query = (
        select(
            responses.c.id,
            responses.c.campaign_id,
            campaigns.c.title,
            responses.c.submission_id.is_not(None),
        )
        .join(campaigns, campaigns.c.id == responses.c.campaign_id)
        .where(responses.c.person_id == person_id, campaigns.c.stopped_at.is_(None))
        .order_by(responses.c.started_at.desc(), responses.c.id.desc())
    )
    return [OwnQuestionnaire(*row) for row in await connection.execute(query)]

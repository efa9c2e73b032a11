from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.marks import PARTED
from storage.tables import campaigns, sheets, subjects


@dataclass(frozen=True)
class OwnQuestionnaire:
    """A person's sheet in a campaign that still takes answers."""

    sheet_id: int
    campaign_id: int
    part: int
    title: str
    submitted: bool


async def own_questionnaires(connection: AsyncConnection, person_id: int) -> list[OwnQuestionnaire]:
    """Those begun last come first. Anonymous ones are there until they are counted."""
    query = (
        select(
            sheets.c.id,
            sheets.c.campaign_id,
            sheets.c.part,
            campaigns.c.title,
            sheets.c.handed_in,
        )
        .join(campaigns, campaigns.c.id == sheets.c.campaign_id)
        .join(subjects, subjects.c.id == sheets.c.subject_id)
        .where(subjects.c.person_id == person_id, campaigns.c.stopped_at.is_(None), ~PARTED)
        .order_by(sheets.c.started_at.desc(), sheets.c.id.desc())
    )
    return [OwnQuestionnaire(*row) for row in await connection.execute(query)]

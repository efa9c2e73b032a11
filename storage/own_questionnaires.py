from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.marks import PARTED
from storage.parts import Part, definition_of_several
from storage.tables import campaigns, participations, sheets, subjects


@dataclass(frozen=True)
class OwnQuestionnaire:
    """A person's sheet in a campaign that still takes answers.

    `definition_id` is None where the campaign has no other part.
    """

    sheet_id: int
    campaign_id: int
    part: int
    title: str
    submitted: bool
    definition_id: int | None = None


async def own_questionnaires(connection: AsyncConnection, person_id: int) -> list[OwnQuestionnaire]:
    """Those begun last come first. Anonymous ones are there until they are counted."""
    query = (
        select(
            sheets.c.id,
            sheets.c.campaign_id,
            sheets.c.part,
            campaigns.c.title,
            sheets.c.handed_in,
            definition_of_several(sheets),
        )
        .join(campaigns, campaigns.c.id == sheets.c.campaign_id)
        .join(subjects, subjects.c.id == sheets.c.subject_id)
        .where(subjects.c.person_id == person_id, campaigns.c.stopped_at.is_(None), ~PARTED)
        .order_by(sheets.c.started_at.desc(), sheets.c.id.desc())
    )
    return [OwnQuestionnaire(*row) for row in await connection.execute(query)]


@dataclass(frozen=True)
class OwnPart:
    """Without a `sheet_id` nothing is left but the mark of who was counted."""

    sheet_id: int | None
    submitted: bool


async def own_parts(
    connection: AsyncConnection, campaign_id: int, person_id: int
) -> dict[Part, OwnPart]:
    """Of one campaign, those that were begun or handed in."""
    table = participations
    marked = select(table.c.part).where(
        table.c.campaign_id == campaign_id, table.c.person_id == person_id
    )
    own = (
        select(sheets.c.part, sheets.c.id, sheets.c.handed_in)
        .join(subjects, subjects.c.id == sheets.c.subject_id)
        .where(sheets.c.campaign_id == campaign_id, subjects.c.person_id == person_id, ~PARTED)
    )
    found = {
        Part(campaign_id, number): OwnPart(None, submitted=True)
        for number in await connection.scalars(marked)
    }
    for number, sheet_id, submitted in await connection.execute(own):
        found[Part(campaign_id, number)] = OwnPart(sheet_id, submitted)
    return found

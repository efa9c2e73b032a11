"""Questionnaires whose screen was saved but not shown, as when the messenger does not answer."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.responses import Response
from storage.tables import people, responses, unshown
from storage.upsert import insert_or


@dataclass(frozen=True)
class Unshown:
    response_id: int
    telegram_id: int
    campaign_id: int


async def mark_unshown(connection: AsyncConnection, response_id: int) -> None:
    """Nothing is marked where the response has gone, as anonymous ones do."""
    saved = select(responses.c.id).where(responses.c.id == response_id)
    marked = insert_or(connection, unshown).from_select([unshown.c.response_id], saved)
    await connection.execute(marked.on_conflict_do_nothing())


async def mark_shown(connection: AsyncConnection, response_id: int) -> None:
    await connection.execute(delete(unshown).where(unshown.c.response_id == response_id))


async def is_unshown(connection: AsyncConnection, response: Response) -> bool:
    found = select(unshown.c.response_id).where(unshown.c.response_id == response.id)
    return (await connection.execute(found)).first() is not None


async def all_unshown(connection: AsyncConnection) -> list[Unshown]:
    """The oldest responses first."""
    query = (
        select(responses.c.id, people.c.telegram_id, responses.c.campaign_id)
        .join(unshown, unshown.c.response_id == responses.c.id)
        .join(people, people.c.id == responses.c.person_id)
        .order_by(responses.c.id)
    )
    return [Unshown(*row) for row in await connection.execute(query)]

"""Which questionnaire a person has open, on which message, and which typed text was taken last."""

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.responses import Response
from storage.tables import dialogues, people, responses
from storage.upsert import upsert


async def active_response_id(connection: AsyncConnection, telegram_id: int) -> int | None:
    """The questionnaire that the person opened last."""
    return (
        await connection.execute(
            select(dialogues.c.response_id)
            .join(people, dialogues.c.person_id == people.c.id)
            .where(people.c.telegram_id == telegram_id)
        )
    ).scalar_one_or_none()


async def show(
    connection: AsyncConnection, response: Response, message_id: int, *, activate: bool
) -> int | None:
    """From now on this message is the screen of the response.

    With `activate` it is also the one that is answered by what the person types. Gives the message
    that was its screen before, if another. Nothing is kept where the response has gone since it
    was drawn, as anonymous ones do.
    """
    # The response first, as `touch` does: two processes must not wait for each other in a circle.
    # Not by the id alone: SQLite gives the id of a row that has gone to the next one.
    own = and_(
        responses.c.id == response.id,
        responses.c.person_id == response.person_id,
        responses.c.campaign_id == response.campaign_id,
    )
    before = await connection.execute(
        select(responses.c.screen_message_id).where(own).with_for_update()
    )
    row = before.one_or_none()
    if row is None:
        return None
    await connection.execute(update(responses).where(own).values(screen_message_id=message_id))
    if activate:
        active = {"person_id": response.person_id, "response_id": response.id}
        await upsert(connection, dialogues, [active])
    return row.screen_message_id if row.screen_message_id != message_id else None


async def take_message(connection: AsyncConnection, response: Response, message_id: int) -> bool:
    """False where this typed text, or a later one, was taken already."""
    saved = await connection.execute(
        select(dialogues.c.last_message_id).where(dialogues.c.person_id == response.person_id)
    )
    if message_id <= (saved.scalar_one_or_none() or 0):
        return False
    taken = {"person_id": response.person_id, "last_message_id": message_id}
    await upsert(connection, dialogues, [taken])
    return True

"""Which questionnaire a person has open, on which message, and which typed text was taken last."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.responses import Response, leave_other
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
    connection: AsyncConnection, person_id: int, response_id: int, screen_message_id: int
) -> int | None:
    """From now on this message is the person's screen, and shows this response.

    Gives the message that showed it before, if another. Nothing is kept where the response has gone
    since it was drawn, as anonymous ones do.
    """
    still = select(responses.c.id).where(responses.c.id == response_id)
    if (await connection.execute(still)).scalar_one_or_none() is None:
        return None
    await leave_other(connection, person_id, response_id)
    found = await connection.execute(
        select(dialogues.c.screen_message_id).where(dialogues.c.person_id == person_id)
    )
    before: int | None = found.scalar_one_or_none()
    await upsert(
        connection,
        dialogues,
        [
            {
                "person_id": person_id,
                "response_id": response_id,
                "screen_message_id": screen_message_id,
            }
        ],
    )
    return before if before != screen_message_id else None


async def take_message(connection: AsyncConnection, response: Response, message_id: int) -> bool:
    """False where this typed text, or a later one, was taken already."""
    saved = await connection.execute(
        select(dialogues.c.last_message_id).where(dialogues.c.person_id == response.person_id)
    )
    if message_id <= (saved.scalar_one_or_none() or 0):
        return False
    await leave_other(connection, response.person_id, response.id)
    row = {
        "person_id": response.person_id,
        "response_id": response.id,
        "last_message_id": message_id,
    }
    await upsert(connection, dialogues, [row])
    return True

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
    connection: AsyncConnection, person_id: int, response_id: int, screen_message_id: int
) -> int | None:
    """From now on this message is the person's screen, and shows this response.

    Gives the message that showed it before, if another. Nothing is kept where the response has gone
    since it was drawn, as anonymous ones do.
    """
    still = select(responses.c.id).where(responses.c.id == response_id)
    if (await connection.execute(still)).scalar_one_or_none() is None:
        return None
    mine = dialogues.c.person_id == person_id
    same = and_(mine, dialogues.c.response_id == response_id)
    found = await connection.execute(select(dialogues.c.screen_message_id).where(same))
    before: int | None = found.scalar_one_or_none()
    of_another = and_(mine, dialogues.c.response_id.is_distinct_from(response_id))
    # Where the person looked in another questionnaire means nothing in this one.
    await connection.execute(update(dialogues).where(of_another).values(shown_item=None))
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


async def move_screen(
    connection: AsyncConnection, person_id: int, response_id: int, old: int | None, new: int
) -> bool:
    """False where the person has another screen meanwhile."""
    same = dialogues.c.screen_message_id.is_not_distinct_from(old)
    mine = and_(dialogues.c.person_id == person_id, dialogues.c.response_id == response_id, same)
    moved = await connection.execute(update(dialogues).where(mine).values(screen_message_id=new))
    return moved.rowcount > 0


async def take_message(connection: AsyncConnection, response: Response, message_id: int) -> bool:
    """False where this typed text, or a later one, was taken already."""
    saved = await connection.execute(
        select(dialogues.c.last_message_id).where(dialogues.c.person_id == response.person_id)
    )
    if message_id <= (saved.scalar_one_or_none() or 0):
        return False
    row = {
        "person_id": response.person_id,
        "response_id": response.id,
        "last_message_id": message_id,
    }
    await upsert(connection, dialogues, [row])
    return True

"""Which questionnaire a person has open, on which message, and which typed text was taken last."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Dialogue:
    """`response_id` is the questionnaire opened last; `below` is what stands below it, if
    anything does.
    """

    person_id: int
    language: str
    response_id: int | None
    below: str | None


async def dialogue_of(connection: AsyncConnection, telegram_id: int) -> Dialogue | None:
    """None for somebody unknown."""
    query = (
        select(people.c.id, people.c.language, dialogues.c.response_id, dialogues.c.below)
        .outerjoin(dialogues, dialogues.c.person_id == people.c.id)
        .where(people.c.telegram_id == telegram_id)
    )
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else Dialogue(*row)


async def response_shown_on(
    connection: AsyncConnection, person_id: int, message_id: int
) -> int | None:
    """The person's questionnaire that has this message for a screen."""
    query = select(responses.c.id).where(
        responses.c.person_id == person_id, responses.c.screen_message_id == message_id
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def response_waiting_for(
    connection: AsyncConnection, person_id: int, message_id: int
) -> int | None:
    """The person's questionnaire in which this typed message waits, or was refused last."""
    waiting = and_(responses.c.person_id == person_id, responses.c.pending.is_not(None))
    rows = await connection.execute(select(responses.c.id, responses.c.pending).where(waiting))
    return next((row.id for row in rows if row.pending["message_id"] == message_id), None)


async def stands_below(connection: AsyncConnection, telegram_id: int, what: str) -> None:
    """Another message of the bot is the last one of the chat; of strangers nothing is kept."""
    found = await connection.execute(select(people.c.id).where(people.c.telegram_id == telegram_id))
    person_id = found.scalar_one_or_none()
    if person_id is not None:
        await upsert(connection, dialogues, [{"person_id": person_id, "below": what}])


async def nothing_below(connection: AsyncConnection, person_id: int) -> None:
    """The person looks at the questionnaire, wherever it stands."""
    below = and_(dialogues.c.person_id == person_id, dialogues.c.below.is_not(None))
    await connection.execute(update(dialogues).where(below).values(below=None))


async def show(
    connection: AsyncConnection, response: Response, message_id: int, *, activate: bool
) -> int | None:
    """From now on this message is the screen of the response.

    With `activate` it is also the one that is answered by what the person types, and what the
    person looks at. Gives the message that was its screen before, if another. Nothing is kept
    where the response has gone since it was drawn, as anonymous ones do.
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
        active = {"person_id": response.person_id, "response_id": response.id, "below": None}
        await upsert(connection, dialogues, [active])
    return row.screen_message_id if row.screen_message_id != message_id else None

"""Which sheet a person has open in a chat, and on which message."""

from dataclasses import dataclass

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.identities import Identity, is_identity, known_identity
from storage.sheets import Sheet
from storage.tables import dialogues, editors, identities, people, screens, sheets
from storage.upsert import upsert


async def active_sheet_id(connection: AsyncConnection, identity: Identity) -> int | None:
    """The questionnaire that the person opened last."""
    query = select(dialogues.c.sheet_id).join(
        identities, identities.c.id == dialogues.c.identity_id
    )
    return (await connection.execute(query.where(is_identity(identity)))).scalar_one_or_none()


@dataclass(frozen=True)
class Dialogue:
    """`sheet_id` is the questionnaire opened last; `below` is what stands below it, if
    anything does.
    """

    person_id: int
    identity_id: int
    language: str
    sheet_id: int | None
    below: str | None


async def dialogue_of(connection: AsyncConnection, identity: Identity) -> Dialogue | None:
    """None for somebody unknown."""
    of_person = (people.c.id, identities.c.id, people.c.language)
    query = (
        select(*of_person, dialogues.c.sheet_id, dialogues.c.below)
        .join(identities, identities.c.person_id == people.c.id)
        .outerjoin(dialogues, dialogues.c.identity_id == identities.c.id)
        .where(is_identity(identity))
    )
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else Dialogue(*row)


async def sheet_shown_on(connection: AsyncConnection, identity_id: int, message: str) -> int | None:
    """The sheet that has this message for a screen."""
    query = select(screens.c.sheet_id).where(
        screens.c.identity_id == identity_id, screens.c.message == message
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def sheet_waiting_for(
    connection: AsyncConnection, person_id: int, message: str
) -> int | None:
    """The sheet in which this typed message waits, or was refused last."""
    waiting = and_(editors.c.person_id == person_id, editors.c.pending.is_not(None))
    rows = await connection.execute(select(editors.c.sheet_id, editors.c.pending).where(waiting))
    return next((row.sheet_id for row in rows if row.pending["message"] == message), None)


async def stands_below(connection: AsyncConnection, identity: Identity, what: str) -> None:
    """Another message of the bot is the last one of the chat; of strangers nothing is kept."""
    known = await known_identity(connection, identity)
    if known is not None:
        await upsert(connection, dialogues, [{"identity_id": known.id, "below": what}])


async def nothing_below(connection: AsyncConnection, identity: Identity) -> None:
    """The person looks at the questionnaire, wherever it stands."""
    known = await known_identity(connection, identity)
    if known is not None:
        below = and_(dialogues.c.identity_id == known.id, dialogues.c.below.is_not(None))
        await connection.execute(update(dialogues).where(below).values(below=None))


async def show(
    connection: AsyncConnection, sheet: Sheet, message: str, *, activate: bool
) -> str | None:
    """From now on this message is the screen of the sheet.

    With `activate` it is also the one that is answered by what the person types, and what the
    person looks at. Gives the message that was its screen before, if another. Nothing is kept
    where the sheet has gone since it was drawn, as anonymous ones do.
    """
    # The sheet first, as `touch` does: two processes must not wait for each other in a circle.
    # Not by the id alone: SQLite gives the id of a row that has gone to the next one.
    own = (
        sheets.c.id == sheet.id,
        sheets.c.campaign_id == sheet.campaign_id,
        sheets.c.part == sheet.part,
        editors.c.person_id == sheet.person_id,
    )
    query = select(sheets.c.id).join(editors, editors.c.sheet_id == sheets.c.id).where(*own)
    if (await connection.execute(query.with_for_update(of=sheets))).one_or_none() is None:
        return None
    place = {"sheet_id": sheet.id, "identity_id": sheet.identity_id}
    shown = select(screens.c.message).filter_by(**place)
    before = (await connection.execute(shown)).scalar_one_or_none()
    await upsert(connection, screens, [place | {"message": message}])
    if activate:
        active = {"identity_id": sheet.identity_id, "sheet_id": sheet.id, "below": None}
        await upsert(connection, dialogues, [active])
    return before if before != message else None

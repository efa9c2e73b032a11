"""Questionnaires whose screen was saved but not shown, as when the messenger does not answer."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.identities import Identity, is_identity
from storage.parts import Part
from storage.sheets import Sheet, View
from storage.tables import editors, identities, sheets, unshown
from storage.upsert import insert_or


@dataclass(frozen=True)
class Unshown:
    view: View
    part: Part


async def mark_unshown(connection: AsyncConnection, view: View) -> None:
    """Nothing is marked where the sheet has gone, as anonymous ones do."""
    query = (
        select(editors.c.sheet_id, identities.c.id)
        .join(identities, identities.c.person_id == editors.c.person_id)
        .where(editors.c.sheet_id == view.sheet_id, is_identity(view.identity))
    )
    marked = insert_or(connection, unshown).from_select(["sheet_id", "identity_id"], query)
    await connection.execute(marked.on_conflict_do_nothing())


async def mark_shown(connection: AsyncConnection, view: View) -> None:
    of_identity = select(identities.c.id).where(is_identity(view.identity)).scalar_subquery()
    shown = (unshown.c.sheet_id == view.sheet_id, unshown.c.identity_id == of_identity)
    await connection.execute(delete(unshown).where(*shown))


async def is_unshown(connection: AsyncConnection, sheet: Sheet) -> bool:
    own = (unshown.c.sheet_id == sheet.id, unshown.c.identity_id == sheet.identity_id)
    return (await connection.execute(select(unshown.c.sheet_id).where(*own))).first() is not None


async def all_unshown(connection: AsyncConnection) -> list[Unshown]:
    """The oldest sheets first."""
    of_part = (sheets.c.campaign_id, sheets.c.part)
    query = (
        select(sheets.c.id, identities.c.channel, identities.c.external_id, *of_part)
        .join(unshown, unshown.c.sheet_id == sheets.c.id)
        .join(identities, identities.c.id == unshown.c.identity_id)
        .order_by(sheets.c.id, identities.c.id)
    )
    return [
        Unshown(View(id, Identity(channel, external_id)), Part(*part))
        for id, channel, external_id, *part in await connection.execute(query)
    ]

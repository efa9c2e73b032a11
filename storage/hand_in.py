"""Handing in, and taking back: what is handed in waits until it is counted, and moves no figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_key import CampaignKey
from storage.marks import has_departed, marked_in
from storage.parts import part_values
from storage.seal import DraftId
from storage.sheets import Sheet
from storage.tables import campaigns, sheets, submissions, waiting
from storage.upsert import upsert
from storage.waiting_answers import kept
from storage.workplaces import forget_unnamed


@dataclass(frozen=True)
class Terms:
    """What a part's campaign has for whoever hands in.

    `key` is None where it is lost: then no mark of who deleted everything is known.
    """

    code: str
    anonymous: bool
    key: CampaignKey | None

    @property
    def sealing(self) -> CampaignKey | None:
        return self.key if self.anonymous else None


async def lock_campaign(connection: AsyncConnection, campaign_id: int) -> None:
    """Whoever stops or closes it waits for who hands in. Before any sheet is locked."""
    if connection.dialect.name != "sqlite":
        query = select(campaigns.c.id).where(campaigns.c.id == campaign_id)
        await connection.execute(query.with_for_update(read=True))


async def hand_in(
    connection: AsyncConnection, terms: Terms, sheet: Sheet, now: datetime
) -> int | None:
    """Where it waits, or is counted; None where nothing can be handed in any more.

    The campaign is locked, and the sheet after it. Anonymous answers are not handed in without a
    key.
    """
    assert sheet.municipality_id is not None
    assert terms.key is not None or not terms.anonymous
    marked = await marked_in(connection, sheet.of_part, sheet.person_id)
    counted = None if marked is None else await _counted(connection, sheet)
    if marked is None:
        if terms.key is not None and await has_departed(
            connection, sheet.of_part, terms.code, terms.key, sheet.identity
        ):
            return None
    elif counted is None:
        return None
    place = sheet.municipality_id if marked is None else marked
    if counted == sheet.answers:
        await connection.execute(delete(waiting).where(waiting.c.sheet_id == sheet.id))
    else:
        await _wait(connection, terms, sheet, place, newcomer=marked is None)
    await _note(connection, terms, sheet, now)
    return place


async def _counted(connection: AsyncConnection, sheet: Sheet) -> Mapping[str, Any] | None:
    query = select(submissions.c.answers).join(sheets, sheets.c.submission_id == submissions.c.id)
    row = (await connection.execute(query.where(sheets.c.id == sheet.id))).first()
    return None if row is None else row.answers


async def _wait(
    connection: AsyncConnection, terms: Terms, sheet: Sheet, place: int, *, newcomer: bool
) -> None:
    text = kept(terms.sealing, sheet.answers, DraftId(terms.code, sheet.id, "waiting"))
    row = {
        "sheet_id": sheet.id,
        **part_values(sheet.of_part),
        "municipality_id": place,
        "newcomer": newcomer,
        "answers": text,
    }
    await upsert(connection, waiting, [row])


async def _note(connection: AsyncConnection, terms: Terms, sheet: Sheet, now: datetime) -> None:
    """Of an anonymous sheet no time is kept."""
    noted = {"handed_in": True, "submitted_at": None if terms.anonymous else now}
    await connection.execute(update(sheets).where(sheets.c.id == sheet.id).values(**noted))


async def withdraw(connection: AsyncConnection, sheet: Sheet) -> None:
    """Deletes the sheet with its answers, what waits of it and what is counted of it.

    The sums stand.
    """
    its_id = select(sheets.c.submission_id).where(sheets.c.id == sheet.id)
    await connection.execute(
        delete(submissions).where(submissions.c.id == its_id.scalar_subquery())
    )
    await connection.execute(delete(sheets).where(sheets.c.id == sheet.id))
    await forget_unnamed(connection, sheet.organization_id)

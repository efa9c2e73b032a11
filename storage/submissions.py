"""Handing in a questionnaire, and taking it back.

In an anonymous campaign the answers part from the person here. The databases themselves
remember an order: PostgreSQL keeps rows as they came and the number of the transaction in each.
So whoever submits is written together with others of the same municipality, drawn by lot and
written anew in random order: on both sides, who took part and what was answered. The counters are
written anew too, in the order of their keys: the choices of the last one would show in them.
"""

import random
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.counters import Choice, count, write_anew
from storage.parts import Part, of_part, part_values
from storage.sheets import Sheet
from storage.tables import campaign_municipalities as asked
from storage.tables import participations, sheets, submissions
from storage.workplaces import forget_unnamed

# With so many others one submission is mixed.
CROWD = 50


@dataclass(frozen=True)
class Submission:
    """`choices` are the counters that the answers add to, by the rule of the instrument."""

    municipality_id: int
    answers: Mapping[str, Any]
    choices: Iterable[Choice]


async def submit_named(
    connection: AsyncConnection,
    sheet: Sheet,
    new: Submission,
    old: Submission | None,
    now: datetime,
) -> None:
    """`old` is what the same person submitted before and now replaces."""
    if old is not None:
        await _take_out(connection, sheet, old)
    submission_id = secrets.token_hex(16)
    await connection.execute(
        insert(submissions).values(
            id=submission_id,
            **part_values(sheet.of_part),
            municipality_id=new.municipality_id,
            answers=dict(new.answers),
        )
    )
    await connection.execute(
        update(sheets)
        .where(sheets.c.id == sheet.id)
        .values(submission_id=submission_id, submitted_at=now)
    )
    await count(connection, sheet.of_part, new.municipality_id, added=new.choices)


async def submit_anonymously(connection: AsyncConnection, sheet: Sheet, new: Submission) -> None:
    place = {**part_values(sheet.of_part), "municipality_id": new.municipality_id}
    await _wait_for_others(connection, sheet.of_part, new.municipality_id)
    await connection.execute(delete(sheets).where(sheets.c.id == sheet.id))
    answered = {"id": secrets.token_hex(16), "answers": dict(new.answers)}
    await _hide_in_a_crowd(connection, submissions, place | answered)
    await _hide_in_a_crowd(connection, participations, place | {"person_id": sheet.person_id})
    await count(connection, sheet.of_part, new.municipality_id, added=new.choices)
    await write_anew(connection, sheet.of_part, new.municipality_id)


async def _wait_for_others(connection: AsyncConnection, part: Part, municipality_id: int) -> None:
    """Two processes at once would each write the other's rows anew."""
    of_place = (of_part(asked, part), asked.c.municipality_id == municipality_id)
    await connection.execute(select(asked.c.teachers).where(*of_place).with_for_update())


async def _hide_in_a_crowd(
    connection: AsyncConnection, table: Table, row: Mapping[str, Any]
) -> None:
    same_place: list[ColumnElement[bool]] = [
        table.c.campaign_id == row["campaign_id"],
        table.c.part == row["part"],
        table.c.municipality_id == row["municipality_id"],
    ]
    (key,) = [c for c in table.primary_key if c.name not in {"campaign_id", "part"}]
    # By the keys alone: a city's answers would take long to read through.
    lot = select(key).where(*same_place).order_by(func.random()).limit(CROWD)
    drawn = await connection.execute(select(table).where(*same_place, key.in_(lot)))
    crowd = [dict(other) for other in drawn.mappings()]
    await connection.execute(
        delete(table).where(*same_place, key.in_([other[key.name] for other in crowd]))
    )
    mixed = [*crowd, dict(row)]
    random.SystemRandom().shuffle(mixed)
    await connection.execute(insert(table), mixed)


async def participation_municipality(
    connection: AsyncConnection, part: Part, person_id: int
) -> int | None:
    """Where the person has taken part in this anonymous questionnaire; None if not at all."""
    return (
        await connection.execute(
            select(participations.c.municipality_id).where(
                of_part(participations, part),
                participations.c.person_id == person_id,
            )
        )
    ).scalar_one_or_none()


async def submitted_before(
    connection: AsyncConnection, sheet_id: int
) -> tuple[int, Mapping[str, Any]] | None:
    """(municipality, answers) as they were handed in last."""
    row = (
        await connection.execute(
            select(submissions.c.municipality_id, submissions.c.answers)
            .join(sheets, sheets.c.submission_id == submissions.c.id)
            .where(sheets.c.id == sheet_id)
        )
    ).first()
    return None if row is None else (row.municipality_id, row.answers)


async def _take_out(connection: AsyncConnection, sheet: Sheet, old: Submission) -> None:
    its_id = select(sheets.c.submission_id).where(sheets.c.id == sheet.id)
    await connection.execute(
        delete(submissions).where(submissions.c.id == its_id.scalar_subquery())
    )
    await count(connection, sheet.of_part, old.municipality_id, removed=old.choices)


async def withdraw(connection: AsyncConnection, sheet: Sheet, old: Submission | None) -> None:
    """Deletes the sheet with its answers; `old` is what was submitted of it."""
    if old is not None:
        await _take_out(connection, sheet, old)
    await connection.execute(delete(sheets).where(sheets.c.id == sheet.id))
    await forget_unnamed(connection, sheet.organization_id)

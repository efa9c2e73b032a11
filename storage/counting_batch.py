"""A group is counted: out of what waits, into the counters, all in the caller's transaction.

The rows of each table are written in an order of their own, so that nothing joins who was counted
with what was answered.
"""

import random
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.counters import Choice, move
from storage.counting import Handed, Place, handed, lock_place, lock_sheets
from storage.parts import Part, of_part, part_values
from storage.sealed_drafts import empty_drafts
from storage.tables import counting, participations, sheets, submissions, waiting


@dataclass(frozen=True)
class Counted:
    """Of one sheet: what was read of it, and its answers."""

    handed: Handed
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Group:
    """`change` is what the counters move by."""

    newcomers: Sequence[Counted]
    corrections: Sequence[Counted]
    change: Mapping[Choice, int]
    with_held: bool

    @property
    def all(self) -> list[Counted]:
        return [*self.newcomers, *self.corrections]


async def count_group(
    connection: AsyncConnection, place: Place, group: Group, *, anonymous: bool
) -> bool:
    """False where it has become stale: somebody took back or handed in anew. Nothing is done then.

    Otherwise all of the group is counted, once.
    """
    now = await lock_place(connection, place)
    if now is None or now.held != place.held:
        return False
    ids = [one.handed.sheet_id for one in group.all]
    await lock_sheets(connection, ids)
    read = {one.handed.sheet_id: one.handed for one in group.all}
    if await handed(connection, ids) != read:
        return False
    await write_group(connection, place.part, place.municipality_id, group, anonymous=anonymous)
    if group.with_held:
        await forget_held(connection, place.part, [place.municipality_id])
    return True


async def write_group(
    connection: AsyncConnection, part: Part, place: int | None, group: Group, *, anonymous: bool
) -> None:
    """Without a place, for the region only. What it counts is locked and was just read."""
    links = await _write_newcomers(connection, part, place, group.newcomers)
    if place is not None:
        await _mark(connection, part, place, group.newcomers)
    await _correct(connection, group.corrections)
    if not anonymous:
        await _link(connection, links)
    ids = [one.handed.sheet_id for one in group.all]
    await consume(connection, ids, anonymous=anonymous)
    await move(connection, part, place, group.change)


async def consume(
    connection: AsyncConnection, sheet_ids: Sequence[int], *, anonymous: bool
) -> None:
    """What waited goes; of an anonymous sheet the draft too, whose answers part from the person."""
    ids = sorted(sheet_ids)
    await connection.execute(delete(waiting).where(waiting.c.sheet_id.in_(ids)))
    if anonymous:
        await empty_drafts(connection, ids)


async def _write_newcomers(
    connection: AsyncConnection, part: Part, place: int | None, newcomers: Sequence[Counted]
) -> dict[int, str]:
    """The random keys of the answers, by sheet."""
    links = {one.handed.sheet_id: secrets.token_hex(16) for one in newcomers}
    rows = [
        {
            "id": links[one.handed.sheet_id],
            **part_values(part),
            "municipality_id": place,
            "answers": dict(one.answers),
        }
        for one in newcomers
    ]
    if rows:
        await connection.execute(insert(submissions), shuffled(rows))
    return links


async def _mark(
    connection: AsyncConnection, part: Part, place: int, newcomers: Sequence[Counted]
) -> None:
    where = {**part_values(part), "municipality_id": place}
    rows = [where | {"person_id": one.handed.person_id} for one in newcomers]
    if rows:
        await connection.execute(insert(participations), shuffled(rows))


async def _correct(connection: AsyncConnection, corrections: Sequence[Counted]) -> None:
    rows = [{"of": one.handed.submission_id, "now": dict(one.answers)} for one in corrections]
    if rows:
        of = submissions.c.id == bindparam("of")
        corrected = update(submissions).where(of).values(answers=bindparam("now"))
        await connection.execute(corrected, shuffled(rows))


async def _link(connection: AsyncConnection, links: Mapping[int, str]) -> None:
    if links:
        of = sheets.c.id == bindparam("of")
        linked = update(sheets).where(of).values(submission_id=bindparam("now"))
        rows = [{"of": id, "now": link} for id, link in sorted(links.items())]
        await connection.execute(linked, rows)


async def forget_held(connection: AsyncConnection, part: Part, places: Sequence[int]) -> None:
    own = (of_part(counting, part), counting.c.municipality_id.in_(places))
    gone = {"held": None, "held_people": 0, "held_alone": False}
    await connection.execute(update(counting).where(*own).values(**gone))


def shuffled(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    mixed = [*rows]
    random.SystemRandom().shuffle(mixed)
    return mixed

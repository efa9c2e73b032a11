"""Texts that were taken, so that one brought again is not taken twice.

They are known by the keys that their channel gives them; of each person the last ones are kept,
which is far more than a channel brings again.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import taken_acts
from storage.upsert import insert_or

KEPT = 100


class Act(NamedTuple):
    identity_id: int
    key: str


async def taken_before(connection: AsyncConnection, acts: Collection[Act]) -> set[Act]:
    if not acts:
        return set()
    columns = (taken_acts.c.identity_id, taken_acts.c.key)
    rows = await connection.execute(select(*columns).where(tuple_(*columns).in_(list(acts))))
    return {Act(*row) for row in rows}


async def remember_acts(connection: AsyncConnection, acts: Collection[Act]) -> None:
    if not acts:
        return
    rows = [act._asdict() for act in acts]
    await connection.execute(insert_or(connection, taken_acts).on_conflict_do_nothing(), rows)
    for identity_id in sorted({act.identity_id for act in acts}):
        await _forget_old(connection, identity_id)


async def _forget_old(connection: AsyncConnection, identity_id: int) -> None:
    own = taken_acts.c.identity_id == identity_id
    newest = select(taken_acts.c.id).where(own).order_by(taken_acts.c.id.desc())
    oldest_kept = newest.offset(KEPT - 1).limit(1).scalar_subquery()
    await connection.execute(delete(taken_acts).where(own, taken_acts.c.id < oldest_kept))

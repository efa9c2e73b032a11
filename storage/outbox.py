"""Messages that are to leave, each at most once.

Telegram cannot be asked whether a message has arrived. So a message is claimed and the claim is
committed before it is sent; a claim that a crash has left behind is never sent again but becomes
`uncertain`, for the administrator to see.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialogues import stands_below
from storage.identities import Identity, first_reachable, is_identity, mark_blocked
from storage.tables import identities, outbox, people
from storage.upsert import insert_or

STOPPED_MIDWAY = "stopped_midway"
"""The reason where the program itself was stopped."""

Parameters = Mapping[str, Any]


class State(StrEnum):
    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    """Telegram refused it for good."""
    BLOCKED = "blocked"
    UNCERTAIN = "uncertain"
    """It may have arrived or not."""
    DROPPED = "dropped"
    """Its reason had vanished when its turn came."""
    EXPIRED = "expired"


@dataclass(frozen=True)
class NewMessage:
    """`parameters` are plain JSON; the words are made when it is sent."""

    unique_key: str
    person: int
    kind: str
    parameters: Parameters
    due_at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Claimed:
    """`to` is whom the person is on the channel by which it goes."""

    id: int
    person: int
    to: Identity
    language: str
    kind: str
    parameters: Parameters


_CLAIMED = (
    outbox.c.id,
    people.c.id,
    identities.c.channel,
    identities.c.external_id,
    people.c.language,
    outbox.c.kind,
    outbox.c.parameters,
)


async def enqueue(connection: AsyncConnection, messages: Sequence[NewMessage]) -> dict[str, int]:
    """The row ids of those whose key was new; the others are there already."""
    if not messages:
        return {}
    statement = (
        insert_or(connection, outbox)
        .on_conflict_do_nothing(index_elements=[outbox.c.unique_key])
        .returning(outbox.c.unique_key, outbox.c.id)
    )
    rows = await connection.execute(statement, [_row(message) for message in messages])
    return {key: row_id for key, row_id in rows}  # noqa: C416 - dict() loses the types


def _row(message: NewMessage) -> dict[str, Any]:
    return {
        "unique_key": message.unique_key,
        "person_id": message.person,
        "kind": message.kind,
        "parameters": dict(message.parameters),
        "due_at": message.due_at,
        "expires_at": message.expires_at,
        "state": State.PENDING,
        "attempts": 0,
    }


async def claim(connection: AsyncConnection, now: datetime) -> Claimed | None:
    """The next message whose turn it is; a person's messages keep their order.

    Commit before sending it.
    """
    found = (await connection.execute(_next(now))).one_or_none()
    if found is None:
        return None
    claimed = _claimed(found)
    await connection.execute(
        update(outbox)
        .where(outbox.c.id == claimed.id)
        .values(state=State.CLAIMED, claimed_at=now, attempts=outbox.c.attempts + 1)
    )
    # Before it is sent: a text under it is not taken for an answer even after a crash.
    await stands_below(connection, claimed.to, f"{claimed.kind}:")
    return claimed


def _next(now: datetime) -> Any:
    earlier = outbox.alias()
    overtaken = exists().where(
        earlier.c.person_id == outbox.c.person_id,
        earlier.c.id < outbox.c.id,
        or_(earlier.c.state == State.CLAIMED, _waiting(earlier, now)),
    )
    return (
        select(*_CLAIMED)
        .join(people, people.c.id == outbox.c.person_id)
        .join(identities, identities.c.id == first_reachable(people.c.id))
        .where(_waiting(outbox, now), ~overtaken)
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(1)
        .with_for_update(of=outbox, skip_locked=True)
    )


def _waiting(table: FromClause, now: datetime) -> ColumnElement[bool]:
    return and_(
        table.c.state == State.PENDING,
        table.c.due_at <= now,
        or_(table.c.expires_at.is_(None), table.c.expires_at > now),
    )


async def told_to(connection: AsyncConnection, id: int, identity: Identity) -> Claimed | None:
    """A message of this person, whatever has become of it."""
    query = (
        select(*_CLAIMED)
        .join(people, people.c.id == outbox.c.person_id)
        .join(identities, identities.c.person_id == people.c.id)
        .where(outbox.c.id == id, is_identity(identity))
    )
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _claimed(row)


def _claimed(row: Any) -> Claimed:
    id, person, channel, external_id, *rest = row
    return Claimed(id, person, Identity(channel, external_id), *rest)


async def settle(
    connection: AsyncConnection, id: int, state: State, now: datetime, reason: str | None = None
) -> None:
    """`reason` is a code of what kept it from arriving."""
    await connection.execute(
        update(outbox).where(outbox.c.id == id).values(state=state, settled_at=now, reason=reason)
    )


async def release(connection: AsyncConnection, id: int, claimed_at: datetime) -> None:
    """It certainly was not sent; its turn comes again.

    Of that claim alone: where it was released before and nobody learnt so, it may be on its way.
    """
    this = and_(
        outbox.c.id == id, outbox.c.state == State.CLAIMED, outbox.c.claimed_at == claimed_at
    )
    await connection.execute(
        update(outbox).where(this).values(state=State.PENDING, claimed_at=None)
    )


async def block(connection: AsyncConnection, message: Claimed, now: datetime) -> None:
    """Nothing more is claimed for who is reachable on no channel until they are again."""
    await settle(connection, message.id, State.BLOCKED, now)
    await mark_blocked(connection, message.to, now)


async def expire(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(
        update(outbox)
        .where(outbox.c.state == State.PENDING, outbox.c.expires_at <= now)
        .values(state=State.EXPIRED, settled_at=now)
    )


async def overdue(
    connection: AsyncConnection, kinds: Collection[str], now: datetime
) -> list[tuple[int, Parameters]]:
    """Ids and parameters of those that could not leave in time."""
    late = (outbox.c.state == State.PENDING, outbox.c.expires_at <= now, outbox.c.kind.in_(kinds))
    rows = await connection.execute(select(outbox.c.id, outbox.c.parameters).where(*late))
    return [(id, parameters) for id, parameters in rows]


async def put_off(
    connection: AsyncConnection, id: int, due_at: datetime, expires_at: datetime
) -> None:
    waiting = (outbox.c.id == id, outbox.c.state == State.PENDING)
    await connection.execute(
        update(outbox).where(*waiting).values(due_at=due_at, expires_at=expires_at)
    )


async def waiting_for(connection: AsyncConnection, kind: str, key_prefix: str) -> set[int]:
    """The persons for whom a message of this kind and key has not had its turn yet."""
    query = select(outbox.c.person_id).where(
        outbox.c.kind == kind,
        outbox.c.state == State.PENDING,
        outbox.c.unique_key.startswith(key_prefix, autoescape=True),
    )
    return set(await connection.scalars(query))


async def give_up_orphans(connection: AsyncConnection, now: datetime) -> int:
    """Call it when nothing is being sent: then a claim is one that a crash has left."""
    orphans = await connection.execute(
        update(outbox)
        .where(outbox.c.state == State.CLAIMED)
        .values(state=State.UNCERTAIN, settled_at=now, reason=STOPPED_MIDWAY)
    )
    return orphans.rowcount


async def unsent(connection: AsyncConnection) -> int:
    """How many are waiting or on their way."""
    moving = outbox.c.state.in_((State.PENDING, State.CLAIMED))
    return (await connection.execute(select(func.count()).where(moving))).scalar_one()

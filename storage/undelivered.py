"""Messages that have not arrived, or perhaps not: to be seen, and to be sent again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, and_, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox import State
from storage.tables import outbox, reminders

FAILED_NOTICE = "failed_messages"
"""The kind that tells of failed ones; it never tells of itself."""

TOLD_FOR = timedelta(days=7)
"""What failed longer ago is told of no more, and sent again only one by one."""

RetryFault = Literal["unknown", "not_failed", "uncertain", "overtaken"]


class RetryRefused(Exception):
    """`state` is None where there is no such message."""

    def __init__(self, fault: RetryFault, state: State | None = None) -> None:
        self.fault, self.state = fault, state
        super().__init__(fault)


@dataclass(frozen=True)
class Entry:
    """A row of the outbox, without what it says."""

    id: int
    kind: str
    person: int
    state: State
    due_at: datetime
    claimed_at: datetime | None
    settled_at: datetime | None
    attempts: int
    reason: str | None


@dataclass(frozen=True)
class Failures:
    """How many messages failed for a reason."""

    reason: str
    count: int


async def entries(connection: AsyncConnection, state: State | None = None) -> list[Entry]:
    """In the order in which they were written; of all states where none is given."""
    query = select(*(outbox.c[name] for name in _COLUMNS)).order_by(outbox.c.id)
    if state is not None:
        query = query.where(outbox.c.state == state)
    rows = await connection.execute(query)
    return [Entry(id, kind, person, State(found), *rest) for id, kind, person, found, *rest in rows]


_COLUMNS = (
    "id",
    "kind",
    "person_id",
    "state",
    "due_at",
    "claimed_at",
    "settled_at",
    "attempts",
    "reason",
)


async def retry(
    connection: AsyncConnection, id: int, now: datetime, *, even_if_twice: bool = False
) -> None:
    """Lets a failed message try once more; an uncertain one only where twice does no harm.

    Raises RetryRefused, also where the person has been reminded anew since.
    """
    query = select(outbox.c.state).where(outbox.c.id == id).with_for_update()
    found = (await connection.execute(query)).scalar_one_or_none()
    if found is None:
        raise RetryRefused("unknown")
    state = State(found)
    if state is State.UNCERTAIN and not even_if_twice:
        raise RetryRefused("uncertain", state)
    if state not in {State.FAILED, State.UNCERTAIN}:
        raise RetryRefused("not_failed", state)
    if not await _retry(connection, outbox.c.id == id, now):
        raise RetryRefused("overtaken", state)


async def retry_failed(connection: AsyncConnection, now: datetime) -> int:
    """How many of those that are told of still make sense and try once more."""
    return await _retry(connection, _failed(now), now)


async def _retry(connection: AsyncConnection, which: ColumnElement[bool], now: datetime) -> int:
    again = {
        "state": State.PENDING,
        "due_at": now,
        "expires_at": None,
        "claimed_at": None,
        "settled_at": None,
        "reason": None,
    }
    result = await connection.execute(
        update(outbox).where(which, ~_overtaken()).values(again).returning(outbox.c.id)
    )
    return len(result.all())


def _overtaken() -> ColumnElement[bool]:
    """A reminder that came after it told, or tells, what it would."""
    later = outbox.alias()
    is_reminder = exists().where(reminders.c.outbox_id == outbox.c.id)
    is_newer = exists().where(
        later.c.person_id == outbox.c.person_id,
        later.c.id > outbox.c.id,
        later.c.state.not_in((State.FAILED, State.EXPIRED)),
        exists().where(reminders.c.outbox_id == later.c.id),
    )
    return and_(is_reminder, is_newer)


async def failures(connection: AsyncConnection, now: datetime) -> list[Failures]:
    """The most frequent reason first."""
    number = func.count()
    query = (
        select(func.coalesce(outbox.c.reason, "unknown"), number)
        .where(_failed(now))
        .group_by(outbox.c.reason)
        .order_by(number.desc(), outbox.c.reason)
    )
    return [Failures(reason, count) for reason, count in await connection.execute(query)]


async def has_failed_anew(connection: AsyncConnection, person_id: int, now: datetime) -> bool:
    """Whether anything failed that this person has not been told of."""
    told = select(func.max(outbox.c.due_at)).where(
        outbox.c.person_id == person_id, outbox.c.kind == FAILED_NOTICE
    )
    last = (await connection.execute(told)).scalar_one()
    anew = [] if last is None else [outbox.c.settled_at > last]
    query = select(exists().where(_failed(now), *anew))
    return bool((await connection.execute(query)).scalar_one())


def _failed(now: datetime) -> ColumnElement[bool]:
    return and_(
        outbox.c.state == State.FAILED,
        outbox.c.settled_at > now - TOLD_FOR,
        outbox.c.kind != FAILED_NOTICE,
    )

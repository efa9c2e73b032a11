"""Who a person is to a messenger, and whether they can be written to there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import identities, people


class Identity(NamedTuple):
    """The name of the channel, and the id that the channel knows the person by."""

    channel: str
    external_id: str


def is_identity(identity: Identity) -> ColumnElement[bool]:
    return and_(
        identities.c.channel == identity.channel, identities.c.external_id == identity.external_id
    )


def is_reachable(person: ColumnElement[int]) -> ColumnElement[bool]:
    """On one channel at least."""
    return exists().where(identities.c.person_id == person, identities.c.blocked_at.is_(None))


def first_reachable(person: ColumnElement[int]) -> Any:
    """The id of the identity that a message to the person goes to; empty where all are blocked."""
    own = (identities.c.person_id == person, identities.c.blocked_at.is_(None))
    return select(func.min(identities.c.id)).where(*own).correlate(person.table).scalar_subquery()


@dataclass(frozen=True)
class KnownIdentity:
    id: int
    person_id: int
    blocked: bool


def _known() -> Select[Any]:
    return select(identities.c.id, identities.c.person_id, identities.c.blocked_at.is_not(None))


async def known_identity(connection: AsyncConnection, identity: Identity) -> KnownIdentity | None:
    row = (await connection.execute(_known().where(is_identity(identity)))).one_or_none()
    return None if row is None else KnownIdentity(*row)


async def reachable_people(connection: AsyncConnection, among: Collection[Identity]) -> list[int]:
    """Those of them who are known and have not blocked the bot."""
    named = tuple_(identities.c.channel, identities.c.external_id).in_(list(among))
    query = select(people.c.id).join(identities, identities.c.person_id == people.c.id)
    found = query.where(named, identities.c.blocked_at.is_(None)).order_by(people.c.id).distinct()
    return list(await connection.scalars(found))


async def mark_blocked(connection: AsyncConnection, identity: Identity, now: datetime) -> None:
    blocked = update(identities).where(is_identity(identity)).values(blocked_at=now)
    await connection.execute(blocked)


async def mark_reachable(connection: AsyncConnection, *which: Identity) -> None:
    """Who writes can be written to."""
    for identity in which:
        marked = and_(is_identity(identity), identities.c.blocked_at.is_not(None))
        await connection.execute(update(identities).where(marked).values(blocked_at=None))

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import people, roles
from storage.upsert import insert_or

RoleName = Literal["coordinator", "official"]


@dataclass(frozen=True)
class Person:
    id: int
    telegram_id: int
    language: str


@dataclass(frozen=True)
class Role:
    """Without a municipality it is for the whole region."""

    role: RoleName
    region_id: int
    municipality_id: int | None


async def known_person(connection: AsyncConnection, telegram_id: int) -> Person | None:
    query = select(people.c.id, people.c.telegram_id, people.c.language)
    row = (await connection.execute(query.where(people.c.telegram_id == telegram_id))).one_or_none()
    return None if row is None else Person(*row)


async def reachable_people(connection: AsyncConnection, telegram_ids: Collection[int]) -> list[int]:
    """Those of them who are known and have not blocked the bot."""
    query = select(people.c.id).where(
        people.c.telegram_id.in_(telegram_ids), people.c.blocked_at.is_(None)
    )
    return list(await connection.scalars(query.order_by(people.c.id)))


async def remember_person(connection: AsyncConnection, telegram_id: int, language: str) -> Person:
    """Who is known already keeps the language they have."""
    await connection.execute(
        insert_or(connection, people)
        .values(telegram_id=telegram_id, language=language)
        .on_conflict_do_nothing(index_elements=[people.c.telegram_id])
    )
    person = await known_person(connection, telegram_id)
    assert person is not None
    return person


async def set_language(connection: AsyncConnection, person_id: int, language: str) -> None:
    await connection.execute(
        update(people).where(people.c.id == person_id).values(language=language)
    )


async def mark_blocked(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    await connection.execute(update(people).where(people.c.id == person_id).values(blocked_at=now))


async def mark_reachable(connection: AsyncConnection, *person_ids: int) -> None:
    blocked = and_(people.c.id.in_(person_ids), people.c.blocked_at.is_not(None))
    await connection.execute(update(people).where(blocked).values(blocked_at=None))


async def is_marked_blocked(connection: AsyncConnection, telegram_id: int) -> bool:
    query = select(people.c.blocked_at).where(people.c.telegram_id == telegram_id)
    return (await connection.execute(query)).scalar_one_or_none() is not None


async def mark_written(connection: AsyncConnection, telegram_id: int) -> None:
    """Who writes can be written to."""
    await connection.execute(
        update(people).where(people.c.telegram_id == telegram_id).values(blocked_at=None)
    )


async def forget_person(connection: AsyncConnection, person_id: int) -> None:
    """Also all that belongs to the person alone: roles, consents, answers not submitted yet."""
    await connection.execute(delete(people).where(people.c.id == person_id))


async def roles_of(connection: AsyncConnection, person_id: int) -> tuple[Role, ...]:
    """In the order in which they were granted."""
    query = select(roles.c.role, roles.c.region_id, roles.c.municipality_id)
    rows = await connection.execute(
        query.where(roles.c.person_id == person_id).order_by(roles.c.id)
    )
    return tuple(Role(*row) for row in rows)


async def grant(connection: AsyncConnection, person_id: int, role: Role, now: datetime) -> None:
    # Two grants at once wait for each other here, so that neither is stored twice.
    await connection.execute(select(people.c.id).where(people.c.id == person_id).with_for_update())
    if role not in await roles_of(connection, person_id):
        await connection.execute(
            insert(roles).values(
                person_id=person_id,
                role=role.role,
                region_id=role.region_id,
                municipality_id=role.municipality_id,
                granted_at=now,
            )
        )


async def revoke(connection: AsyncConnection, person_id: int, role: Role) -> None:
    await connection.execute(delete(roles).where(roles.c.person_id == person_id, _same(role)))


def _same(role: Role) -> ColumnElement[bool]:
    return and_(
        roles.c.role == role.role,
        roles.c.region_id == role.region_id,
        roles.c.municipality_id.is_not_distinct_from(role.municipality_id),
    )

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.identities import Identity, is_identity
from storage.tables import identities, people, roles
from storage.upsert import insert_or

RoleName = Literal["coordinator", "official"]


@dataclass(frozen=True)
class Person:
    """`identity` is the one that they are known by here."""

    id: int
    identity: Identity
    language: str


@dataclass(frozen=True)
class Role:
    """Without a municipality it is for the whole region."""

    role: RoleName
    region_id: int
    municipality_id: int | None


async def known_person(connection: AsyncConnection, identity: Identity) -> Person | None:
    query = select(people.c.id, people.c.language).join(
        identities, identities.c.person_id == people.c.id
    )
    row = (await connection.execute(query.where(is_identity(identity)))).one_or_none()
    return None if row is None else Person(row.id, identity, row.language)


async def remember_person(connection: AsyncConnection, identity: Identity, language: str) -> Person:
    """Who is known already keeps the language they have."""
    known = await known_person(connection, identity)
    if known is not None:
        return known
    new = insert(people).values(language=language).returning(people.c.id)
    person_id = (await connection.execute(new)).scalar_one()
    taken = insert_or(connection, identities).values(
        person_id=person_id, channel=identity.channel, external_id=identity.external_id
    )
    once = taken.on_conflict_do_nothing(index_elements=["channel", "external_id"])
    if (await connection.execute(once)).rowcount == 0:
        # Another process was faster.
        await forget_person(connection, person_id)
    person = await known_person(connection, identity)
    assert person is not None
    return person


async def set_language(connection: AsyncConnection, person_id: int, language: str) -> None:
    await connection.execute(
        update(people).where(people.c.id == person_id).values(language=language)
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

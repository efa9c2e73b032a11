"""Whom sheets, values and results are about."""

from collections.abc import Collection
from typing import Literal

from sqlalchemy import Column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.organization_key import organization_key
from storage.tables import subjects
from storage.upsert import insert_or

Named = Literal["programme", "association", "head"]
PlaceKind = Literal["region", "municipality", "organization"]

PERSON = "person"


async def subject_of_person(connection: AsyncConnection, person_id: int) -> int:
    return await _subject(connection, PERSON, subjects.c.person_id, person_id)


async def subject_of_region(connection: AsyncConnection, region_id: int) -> int:
    return await _subject(connection, "region", subjects.c.region_id, region_id)


async def subject_of_municipality(connection: AsyncConnection, municipality_id: int) -> int:
    return await _subject(connection, "municipality", subjects.c.municipality_id, municipality_id)


async def subjects_of_municipalities(
    connection: AsyncConnection, municipality_ids: Collection[int]
) -> dict[int, int]:
    """The subject of each municipality."""
    rows = [{"kind": "municipality", "municipality_id": id} for id in sorted(municipality_ids)]
    if rows:
        new = insert_or(connection, subjects).on_conflict_do_nothing()
        await connection.execute(new, rows)
    query = select(subjects.c.municipality_id, subjects.c.id).where(
        subjects.c.kind == "municipality", subjects.c.municipality_id.in_(municipality_ids)
    )
    return dict((await connection.execute(query)).all())


async def subject_of_organization(connection: AsyncConnection, organization_id: int) -> int:
    return await _subject(connection, "organization", subjects.c.organization_id, organization_id)


async def programme_of(
    connection: AsyncConnection, place: PlaceKind, place_id: int, name: str
) -> int:
    return await _named(connection, "programme", place, place_id, name)


async def association_of(
    connection: AsyncConnection, place: PlaceKind, place_id: int, name: str
) -> int:
    return await _named(connection, "association", place, place_id, name)


async def head_of(connection: AsyncConnection, place: PlaceKind, place_id: int, name: str) -> int:
    return await _named(connection, "head", place, place_id, name)


async def _named(
    connection: AsyncConnection, kind: Named, place: PlaceKind, place_id: int, name: str
) -> int:
    """Found by its name in other spellings too; it keeps the first one."""
    spelt = " ".join(name.split())
    if not spelt:
        raise ValueError(f"a {kind} needs a name")
    return await _subject(connection, kind, subjects.c[f"{place}_id"], place_id, spelt)


async def _subject(
    connection: AsyncConnection, kind: str, link: Column[int], id: int, name: str = ""
) -> int:
    key = organization_key(name) if name else ""
    query = select(subjects.c.id).where(
        link == id, subjects.c.kind == kind, subjects.c.name_key == key
    )
    found: int | None = (await connection.execute(query)).scalar_one_or_none()
    if found is not None:
        return found
    row = {"kind": kind, link.name: id, "name": name, "name_key": key}
    new = insert_or(connection, subjects).values(row).on_conflict_do_nothing()
    await connection.execute(new)
    made: int = (await connection.execute(query)).scalar_one()
    return made

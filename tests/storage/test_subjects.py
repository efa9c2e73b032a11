from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.people import remember_person
from storage.subjects import (
    association_of,
    head_of,
    programme_of,
    subject_of_municipality,
    subject_of_organization,
    subject_of_person,
    subject_of_region,
)
from storage.tables import subjects
from storage.territories import find_or_add_organization
from tests.identities import who
from tests.storage.places import load_small_region

Find = Callable[[AsyncConnection], Awaitable[int]]


async def _small_town(connection: AsyncConnection) -> None:
    """A region 1 with municipalities 1 and 2, an organization 1 and a person 1."""
    await load_small_region(connection)
    await find_or_add_organization(connection, 1, "Школа № 1")
    await remember_person(connection, who(7), "ru")


@pytest.mark.parametrize(
    ("find", "kind"),
    [
        (partial(subject_of_person, person_id=1), "person"),
        (partial(subject_of_region, region_id=1), "region"),
        (partial(subject_of_municipality, municipality_id=2), "municipality"),
        (partial(subject_of_organization, organization_id=1), "organization"),
        (partial(programme_of, place="organization", place_id=1, name="Наставник"), "programme"),
        (partial(association_of, place="municipality", place_id=1, name="Физики"), "association"),
        (partial(head_of, place="organization", place_id=1, name="Директор"), "head"),
    ],
)
async def test_a_subject_is_made_once_and_found_from_then_on(
    database: Database, find: Find, kind: str
) -> None:
    await database.write(_small_town)
    first = await database.write(find)
    assert await database.write(find) == first
    async with database.read() as connection:
        assert (await connection.execute(select(subjects.c.kind))).scalars().all() == [kind]


async def test_a_name_is_found_in_another_spelling_and_in_no_other_place(
    database: Database,
) -> None:
    async def found(connection: AsyncConnection) -> list[int]:
        await _small_town(connection)
        return [
            await association_of(connection, "municipality", 1, "МО «Физики и  химики»"),
            await association_of(connection, "municipality", 1, "мо физики и химики"),
            await association_of(connection, "municipality", 2, "МО «Физики и химики»"),
            await programme_of(connection, "municipality", 1, "МО «Физики и химики»"),
            await subject_of_municipality(connection, 1),
        ]

    first, again, elsewhere, programme, place = await database.write(found)
    assert again == first
    assert len({first, elsewhere, programme, place}) == 4
    async with database.read() as connection:
        names = await connection.scalars(select(subjects.c.name).where(subjects.c.id == first))
        assert names.all() == ["МО «Физики и химики»"]


async def test_what_has_no_row_elsewhere_needs_a_name(database: Database) -> None:
    await database.write(_small_town)
    with pytest.raises(ValueError, match="a head needs a name"):
        await database.write(partial(head_of, place="municipality", place_id=1, name="  "))


@pytest.mark.parametrize("place", ["region_id", "municipality_id", "organization_id"])
async def test_the_database_itself_refuses_the_same_subject_twice(
    database: Database, place: str
) -> None:
    async def twice(connection: AsyncConnection) -> None:
        await _small_town(connection)
        await connection.execute(insert(subjects).values(kind="head", **{place: 1}))
        await connection.execute(insert(subjects).values(kind="head", **{place: 1}))

    with pytest.raises(IntegrityError):
        await database.write(twice)


async def test_subjects_of_one_kind_are_told_apart_by_their_place(database: Database) -> None:
    async def all_of(connection: AsyncConnection) -> None:
        await _small_town(connection)
        await subject_of_municipality(connection, 1)
        await subject_of_municipality(connection, 2)
        await subject_of_region(connection, 1)

    await database.write(all_of)
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(subjects)) == 3

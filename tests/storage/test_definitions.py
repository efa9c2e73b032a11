import asyncio
from dataclasses import fields, replace
from functools import partial

import pytest
from sqlalchemy import URL

from storage.database import Database
from storage.definitions import Definition, definition_by_id, keep_definition
from tests.storage.places import definition

ONE = definition("tea", methodology_text="id: tea")


async def test_a_pair_is_kept_once_and_read_as_it_was(database: Database) -> None:
    first = await database.write(lambda c: keep_definition(c, ONE))
    assert await database.write(lambda c: keep_definition(c, ONE)) == first
    async with database.read() as connection:
        assert await definition_by_id(connection, first) == ONE


@pytest.mark.parametrize("field", [field.name for field in fields(Definition)])
async def test_whatever_differs_makes_another_pair(sqlite_database: Database, field: str) -> None:
    other = replace(ONE, **{field: "other"})
    first, second = [
        await sqlite_database.write(partial(keep_definition, definition=one))
        for one in (ONE, other)
    ]
    assert first != second


async def test_two_who_keep_the_same_pair_at_once_share_it(any_url: URL) -> None:
    bases = [Database(any_url) for _ in range(2)]
    ids = await asyncio.gather(*(base.write(lambda c: keep_definition(c, ONE)) for base in bases))
    for base in bases:
        await base.close()
    assert ids[0] == ids[1]

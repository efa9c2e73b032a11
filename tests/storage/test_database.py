import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, DatabaseUnavailable, DatabaseUrlRefused, database_url
from storage.tables import people


async def add_person(connection: AsyncConnection, number: int) -> None:
    await connection.execute(insert(people).values(id=number, language="ru"))


async def count(database: Database) -> int:
    async with database.read() as connection:
        return (await connection.execute(select(func.count()).select_from(people))).scalar_one()


async def test_many_writers_at_once_lose_nothing(database: Database) -> None:
    await asyncio.gather(
        *(database.write(lambda c, n=n: add_person(c, n)) for n in range(300))  # type: ignore[misc]
    )
    assert await count(database) == 300


async def test_one_callers_fault_leaves_the_others_of_the_same_commit_saved(
    database: Database,
) -> None:
    outcomes = await asyncio.gather(
        database.write(lambda c: add_person(c, 1)),
        database.write(lambda c: add_person(c, 1)),
        database.write(lambda c: add_person(c, 2)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), IntegrityError, type(None)]
    assert await count(database) == 2


async def test_items_that_wait_together_are_given_to_one_call(database: Database) -> None:
    calls: list[Sequence[int]] = []

    async def doubled(_connection: AsyncConnection, items: Sequence[int]) -> list[int]:
        calls.append(items)
        return [2 * item for item in items]

    results = await asyncio.gather(*(database.write_many(doubled, n) for n in range(5)))
    assert results == [0, 2, 4, 6, 8]
    assert calls == [[0, 1, 2, 3, 4]]


async def test_a_cancelled_caller_does_not_stop_the_writer(database: Database) -> None:
    cancelled = asyncio.create_task(database.write(lambda c: add_person(c, 1)))
    await asyncio.sleep(0)
    cancelled.cancel()
    await database.write(lambda c: add_person(c, 2))
    assert await count(database) == 2


@pytest.mark.parametrize("url", ["mysql://host/base", "no url", "sqlite://"])
def test_an_unsupported_url_is_refused(url: str) -> None:
    with pytest.raises(DatabaseUrlRefused):
        database_url(url)


def test_a_refused_url_does_not_tell_its_password() -> None:
    with pytest.raises(DatabaseUrlRefused) as refused:
        database_url("mysql://user:secret@host/base")
    assert "secret" not in str(refused.value)


async def test_a_missing_server_is_unavailable() -> None:
    database = Database(database_url("postgresql://nobody@127.0.0.1:1/base"))
    with pytest.raises(DatabaseUnavailable):
        await count(database)
    with pytest.raises(DatabaseUnavailable):
        await database.write(lambda c: add_person(c, 1))
    await database.close()

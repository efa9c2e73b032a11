from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from threading import current_thread

import pytest
from sqlalchemy import Connection, Engine, event, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import sqlite_writer
from storage.database import Database, DatabaseUnavailable
from storage.tables import people


@pytest.fixture
def another(sqlite_database: Database) -> Iterator[sqlite3.Connection]:
    """A process beside the bot, in the middle of writing."""
    file = sqlite_database.url.database
    assert file is not None
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


async def add_person(connection: AsyncConnection, number: int = 7) -> int:
    await connection.execute(insert(people).values(id=number, language="ru"))
    return (await connection.execute(select(func.count()).select_from(people))).scalar_one()


async def test_writing_waits_for_another_process_without_holding_up_the_event_loop(
    sqlite_database: Database, another: sqlite3.Connection
) -> None:
    writing = asyncio.create_task(sqlite_database.write(add_person))
    await asyncio.sleep(0.05)
    assert not writing.done()
    another.execute("ROLLBACK")
    assert await writing == 1


async def test_who_waits_too_long_is_told_that_the_database_is_unavailable(
    sqlite_database: Database, another: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_writer, "PATIENCE", 0.02)
    with pytest.raises(DatabaseUnavailable, match="locked"):
        await sqlite_database.write(add_person)
    another.execute("ROLLBACK")
    assert await sqlite_database.write(add_person) == 1


async def test_on_a_slow_disk_commits_are_saved_as_well(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_writer, "SLOW", -1.0)
    await sqlite_database.write(lambda connection: add_person(connection, 1))
    await sqlite_database.write(lambda connection: add_person(connection, 2))
    async with sqlite_database.read() as connection:
        saved = await connection.execute(select(people.c.id).order_by(people.c.id))
        assert list(saved.scalars()) == [1, 2]


@pytest.fixture
def committing() -> Iterator[list[str]]:
    """The names of the threads in which commits were made."""
    threads: list[str] = []

    def note(_connection: Connection) -> None:
        threads.append(current_thread().name)

    event.listen(Engine, "commit", note)
    yield threads
    event.remove(Engine, "commit", note)


async def test_after_a_slow_commit_the_next_is_made_in_a_thread_and_after_a_quick_one_is_not(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, committing: list[str]
) -> None:
    here = current_thread().name
    for person, slow in enumerate([-1.0, -1.0, 60.0, 60.0]):
        monkeypatch.setattr(sqlite_writer, "SLOW", slow)
        await sqlite_database.write(partial(add_person, number=person))
    assert [name if name == here else name.rstrip("_0123456789") for name in committing] == [
        here,
        "sqlite-writer",
        "sqlite-writer",
        here,
    ]

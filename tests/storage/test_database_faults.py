"""A database that goes away and comes back, and a writer that outlives all of it."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import database as shared_commits
from storage import engines
from storage.database import Database, DatabaseUnavailable
from storage.engines import migration_engine
from storage.people import Person, remember_person
from tests.identities import who


async def told(url: URL, statement: str) -> None:
    """By an administrator, from another database of the server."""
    engine = migration_engine(url.set(database="postgres"))
    async with engine.connect() as connection:
        apart = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await apart.execute(text(statement))
    await engine.dispose()


async def remember(database: Database, telegram_id: int = 7) -> Person:
    return await database.write(lambda c: remember_person(c, who(telegram_id), "ru"))


async def test_a_connection_that_is_ended_in_mid_flight_is_made_anew(postgres_url: URL) -> None:
    database = Database(postgres_url)

    async def ended(connection: AsyncConnection) -> None:
        await remember_person(connection, who(8), "ru")
        own = await connection.execute(text("SELECT pg_backend_pid()"))
        await told(postgres_url, f"SELECT pg_terminate_backend({own.scalar_one()})")
        await connection.execute(text("SELECT 1"))

    with pytest.raises(DatabaseUnavailable):
        await database.write(ended)
    assert (await remember(database)).identity == who(7)
    await database.close()


async def test_after_a_read_only_spell_the_same_process_writes_again(postgres_url: URL) -> None:
    database, spell = Database(postgres_url), f"ALTER DATABASE {postgres_url.database} SET "
    await told(postgres_url, f"{spell} default_transaction_read_only = on")
    for write in (lambda: remember(database), database.check_writing):
        with pytest.raises(DatabaseUnavailable, match="read-only"):
            await write()
    await database.check()
    await told(postgres_url, f"{spell} default_transaction_read_only = off")
    assert (await remember(database)).identity == who(7)
    await database.check_writing()
    await database.close()


async def test_a_server_that_hangs_holds_up_nobody_for_long(
    postgres_url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "LONGEST_WAIT", 0.2)
    database = Database(postgres_url)
    with pytest.raises(DatabaseUnavailable):
        await database.write(lambda c: c.execute(text("SELECT pg_sleep(20)")))
    assert (await remember(database)).identity == who(7)
    await database.close()


async def test_a_file_that_was_read_only_for_a_while_is_written_again(
    sqlite_database: Database,
) -> None:
    await sqlite_database.write(lambda c: c.execute(text("PRAGMA query_only = 1")))
    with pytest.raises(DatabaseUnavailable, match="readonly"):
        await remember(sqlite_database)
    assert (await remember(sqlite_database)).identity == who(7)


async def test_checking_finds_a_file_that_is_read_only(sqlite_database: Database) -> None:
    await sqlite_database.write(lambda c: c.execute(text("PRAGMA query_only = 1")))
    await sqlite_database.check()
    with pytest.raises(DatabaseUnavailable, match="readonly"):
        await sqlite_database.check_writing()


async def test_a_full_disk_passes(sqlite_database: Database) -> None:
    async def long(connection: AsyncConnection) -> None:
        for number in range(2_000):
            await remember_person(connection, who(1_000_000_000 + number), "ru")

    await sqlite_database.write(lambda c: c.execute(text("PRAGMA max_page_count = 1")))
    with pytest.raises(DatabaseUnavailable, match="full"):
        await sqlite_database.write(long)
    await sqlite_database.write(lambda c: c.execute(text("PRAGMA max_page_count = 100000")))
    await sqlite_database.write(long)


async def test_a_table_that_is_not_there_is_a_fault_of_the_program(database: Database) -> None:
    with pytest.raises(Exception, match="nowhere") as fault:
        await database.write(lambda c: c.execute(text("DELETE FROM nowhere")))
    assert not isinstance(fault.value, DatabaseUnavailable)


async def test_checking_finds_a_database_well(database: Database) -> None:
    await database.check()
    await database.check_writing()


async def test_a_check_does_not_wait_for_ever(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_commits, "CHECKED_WITHIN", 0.05)
    going_on = asyncio.create_task(sqlite_database.write(lambda _: asyncio.sleep(0.5)))
    await asyncio.sleep(0)
    with pytest.raises(DatabaseUnavailable):
        await sqlite_database.check_writing()
    await going_on


async def test_work_that_cancels_itself_ends_neither_the_writer_nor_who_waits(
    sqlite_database: Database,
) -> None:
    async def cancelled(_connection: AsyncConnection) -> None:
        raise asyncio.CancelledError

    async with asyncio.timeout(5):
        outcomes = await asyncio.gather(
            sqlite_database.write(cancelled),
            remember(sqlite_database),
            return_exceptions=True,
        )
        assert [type(outcome) for outcome in outcomes] == [DatabaseUnavailable] * 2
        assert (await remember(sqlite_database)).identity == who(7)


async def test_closing_writes_what_waits(sqlite_url: URL) -> None:
    database = Database(sqlite_url)
    waiting = [asyncio.create_task(remember(database, id)) for id in range(1, 4)]
    await asyncio.sleep(0)
    await database.close()
    assert [(await one).identity for one in waiting] == [who(1), who(2), who(3)]


async def test_after_closing_nobody_waits_for_ever(
    sqlite_url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_commits, "CLOSED_WITHIN", 0.05)
    database = Database(sqlite_url)
    hanging = asyncio.create_task(database.write(lambda _: asyncio.sleep(60)))
    await asyncio.sleep(0.01)
    behind = asyncio.create_task(remember(database))
    await asyncio.sleep(0)
    await database.close()
    for one in (hanging, behind, asyncio.create_task(remember(database))):
        async with asyncio.timeout(5):
            with pytest.raises(DatabaseUnavailable):
                await one

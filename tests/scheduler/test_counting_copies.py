"""Whoever has every copy of the database, with dead rows and free pages, and not the key."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from storage import tables
from storage.database import Database
from tests.scheduler.office import Office, office_of

APART = ("submissions", "participations", "counters")


def words_of(person: int) -> str:
    return f"zyxomma{person:02}q"


def file_of(database: Database) -> bytes:
    return Path(str(database.url.database)).read_bytes()


async def in_order(office: Office, people: range) -> None:
    for person in people:
        assert await office.hand_in(person, 1, {"1": words_of(person)})


@pytest.mark.parametrize("number", [1, 2, 5, 6, 30])
async def test_what_waits_is_in_no_copy_but_for_the_draft(
    sqlite_database: Database, number: int
) -> None:
    """A draft that is not sealed stands once, in `answers`."""
    async with office_of(sqlite_database) as office:
        await in_order(office, range(number))
        await sqlite_database.empty_journal()
        kept = file_of(sqlite_database)
        assert [kept.count(words_of(person).encode()) for person in range(number)] == [1] * number


@pytest.mark.parametrize("number", [10, 30])
async def test_after_the_count_no_page_of_sqlite_holds_a_counted_draft(
    sqlite_database: Database, number: int
) -> None:
    async with office_of(sqlite_database) as office:
        await in_order(office, range(number))
        await office.night()
        await sqlite_database.empty_journal()
        kept = file_of(sqlite_database)
        counted = str(await office.rows(tables.submissions))
        for person in range(number):
            word = words_of(person)
            # In the answers and as an option of a counter, or in the draft alone.
            assert kept.count(word.encode()) == (2 if word in counted else 1)


@pytest.mark.parametrize("number", [10, 30])
async def test_postgresql_marks_a_whole_count_alike_and_keeps_nothing_that_waited(
    postgres_url: object, number: int
) -> None:
    database = Database(postgres_url)  # type: ignore[arg-type]
    async with office_of(database) as office:
        await in_order(office, range(number))
        await office.night()
        await database.clear_dead_rows()
        await _looked_at(database, office, number)
    await database.close()


async def _looked_at(database: Database, office: Office, number: int) -> None:
    submitted = str(await office.rows(tables.submissions))
    counted = [person for person in range(number) if words_of(person) in submitted]
    assert len(counted) == number - 5
    async with database.read() as connection:
        for table in APART:
            marks = text(f"SELECT DISTINCT xmin::text FROM {table}")
            assert len((await connection.execute(marks)).all()) == 1, table
        await connection.rollback()
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text("CHECKPOINT"))
        # A vacuum overwrites nothing: what must not be read must be sealed, as what waits is.
        for table in ("waiting", "sheets", "participations"):
            page = text(f"SELECT pg_read_binary_file(pg_relation_filepath('{table}'))")
            pages: bytes = (await alone.execute(page)).scalar_one()
            for person in counted:
                assert words_of(person).encode() not in pages, (table, person)


async def test_the_order_of_coming_is_in_no_table_of_answers_or_marks(
    database: Database,
) -> None:
    """Thirty come one after another; of what is counted, neither side stands in that order."""
    async with office_of(database) as office:
        await in_order(office, range(30))
        await office.night()
        rows = await office.rows(tables.submissions)
        came = [row["answers"]["1"]["option"] for row in rows]
        assert came not in (sorted(came), sorted(came)[::-1])
        if not database.is_sqlite:
            people = [row["person_id"] for row in await office.rows(tables.participations)]
            assert people not in (sorted(people), sorted(people)[::-1])

"""Whoever has every copy of the database, with dead rows and free pages, and not the key."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from storage import tables
from storage.campaign_key import CampaignKey
from storage.database import Database
from storage.keys import Keys
from storage.seal import DraftId, SealBroken, unseal
from tests.scheduler.office import Office, office_of
from tests.storage.test_sealed_drafts import readable

APART = ("submissions", "participations", "counters")


def words_of(person: int) -> str:
    return f"zyxomma{person:02}q"


async def in_order(office: Office, people: range) -> None:
    for person in people:
        assert await office.hand_in(person, 1, {"1": words_of(person)})


async def found(database: Database, number: int) -> list[int]:
    """How often the answer of each person stands in the files of the database."""
    kept = await readable(database)
    return [kept.count(words_of(person).encode()) for person in range(number)]


async def counted_of(office: Office, number: int) -> set[int]:
    submitted = str(await office.rows(tables.submissions))
    return {person for person in range(number) if words_of(person) in submitted}


@pytest.mark.parametrize("number", [1, 2, 5, 6, 30])
async def test_what_waits_is_in_no_copy_and_neither_is_its_draft(
    database: Database, keys: Keys, number: int
) -> None:
    async with office_of(database, keys=keys) as office:
        await in_order(office, range(number))
        assert await office.count(tables.sealed_drafts) == number
        assert await found(database, number) == [0] * number


@pytest.mark.parametrize("number", [10, 30])
async def test_a_count_writes_an_answer_once_and_adds_it_up_and_leaves_it_nowhere_else(
    database: Database, keys: Keys, number: int
) -> None:
    async with office_of(database, keys=keys) as office:
        await in_order(office, range(number))
        await office.night()
        counted = await counted_of(office, number)
        assert len(counted) == number - 5
        # Among what was counted and as an option of a counter, on PostgreSQL in its index too.
        times = 2 if database.is_sqlite else 3
        assert await found(database, number) == [
            times if person in counted else 0 for person in range(number)
        ]


@pytest.mark.parametrize("number", [10, 30])
async def test_postgresql_marks_a_whole_count_alike(
    postgres_url: object, keys: Keys, number: int
) -> None:
    database = Database(postgres_url, keys)  # type: ignore[arg-type]
    async with office_of(database, keys=keys) as office:
        await in_order(office, range(number))
        await office.night()
        async with database.read() as connection:
            for table in APART:
                marks = text(f"SELECT DISTINCT xmin::text FROM {table}")
                assert len((await connection.execute(marks)).all()) == 1, table
    await database.close()


async def test_the_order_of_coming_is_in_no_table_of_answers_or_marks(
    database: Database, keys: Keys
) -> None:
    """Thirty come one after another; of what is counted, neither side stands in that order."""
    async with office_of(database, keys=keys) as office:
        await in_order(office, range(30))
        await office.night()
        rows = await office.rows(tables.submissions)
        came = [row["answers"]["1"]["option"] for row in rows]
        assert came not in (sorted(came), sorted(came)[::-1])
        if not database.is_sqlite:
            people = [row["person_id"] for row in await office.rows(tables.participations)]
            assert people not in (sorted(people), sorted(people)[::-1])


async def _sealed(office: Office) -> list[tuple[DraftId, bytes]]:
    """All that is sealed, by the place that it opens in."""
    code = office.campaign.code
    drafts = await office.rows(tables.sealed_drafts)
    return [
        *[(DraftId(code, row["sheet_id"]), row["sealed"]) for row in drafts if row["sealed"]],
        *[
            (DraftId(code, row["sheet_id"], "waiting"), row["answers"])
            for row in await office.rows(tables.waiting)
        ],
    ]


def _opens(secrets: list[bytes], sealed: list[tuple[DraftId, bytes]]) -> int:
    opened = 0
    for key in map(CampaignKey.derived, secrets):
        for id, one in sealed:
            try:
                unseal(key, one, id)
            except SealBroken:
                continue
            opened += 1
    return opened


@pytest.mark.parametrize("number", [1, 6])
async def test_after_the_close_all_copies_and_every_other_file_open_no_draft(
    database: Database, keys: Keys, number: int
) -> None:
    """With one, nobody is counted; another campaign's key lies in the same folder all along."""
    keys.make("another")
    async with office_of(database, keys=keys) as office:
        await in_order(office, range(number))
        before, at_work = await _sealed(office), [one.read_bytes() for one in keys.folder.iterdir()]
        assert _opens(at_work, before) == len(before) == 2 * number
        copies = [await readable(database)]
        await office.close()
        closing = await _sealed(office)
        copies.append(await readable(database))
        await office.forget()
        copies.append(await readable(database))
        left = [one.read_bytes() for one in keys.folder.iterdir()]
        assert len(left) == 1
        assert _opens(left, [*before, *closing]) == 0
        assert await _sealed(office) == []
        (gone,) = {*at_work} - {*left}
        assert not any(gone in copy for copy in copies)
        assert words_of(0).encode() not in copies[0]
        assert (words_of(0).encode() in copies[-1]) is (number >= 5)

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import submissions, tables
from storage.campaigns import Campaign
from storage.database import Database
from storage.submissions import (
    participation_municipality,
    submit_anonymously,
    submit_named,
    submitted_before,
    withdraw,
)
from tests.storage.handing_in import assert_counters_fit, begun, submission
from tests.storage.places import NOON, open_small_campaign


async def test_what_was_submitted_is_read_back(database: Database) -> None:
    campaign = await database.write(open_small_campaign)

    async def submit(connection: AsyncConnection) -> int:
        sheet = await begun(connection, campaign, 7, 1)
        assert await submitted_before(connection, sheet.id) is None
        await submit_named(connection, sheet, submission(1, "yes"), None, NOON)
        return sheet.id

    id = await database.write(submit)
    async with database.read() as connection:
        assert await submitted_before(connection, id) == (
            1,
            {"1": {"option": "yes", "text": None}},
        )
    await assert_counters_fit(database, campaign)


async def test_a_second_submission_takes_the_place_of_the_first(database: Database) -> None:
    campaign = await database.write(open_small_campaign)

    async def submit(connection: AsyncConnection) -> None:
        sheet = await begun(connection, campaign, 7, 1)
        first, second = submission(1, "yes"), submission(2, "no")
        await submit_named(connection, sheet, first, None, NOON)
        await submit_named(connection, sheet, second, first, NOON)

    await database.write(submit)
    async with database.read() as connection:
        rows = (await connection.execute(select(tables.submissions.c.municipality_id))).all()
    assert rows == [(2,)]
    await assert_counters_fit(database, campaign)


async def test_withdrawing_leaves_nothing(database: Database) -> None:
    campaign = await database.write(open_small_campaign)

    async def come_and_go(connection: AsyncConnection) -> None:
        sheet = await begun(connection, campaign, 7, 1)
        await submit_named(connection, sheet, submission(1, "yes"), None, NOON)
        await withdraw(connection, sheet, submission(1, "yes"))

    await database.write(come_and_go)
    async with database.read() as connection:
        for table in (tables.sheets, tables.submissions):
            assert (await connection.execute(select(table))).all() == []
    await assert_counters_fit(database, campaign)


async def submit_alone(database: Database, campaign: Campaign, *telegram_ids: int) -> None:
    async def submit(connection: AsyncConnection) -> None:
        for id in telegram_ids:
            sheet = await begun(connection, campaign, id, 1)
            handed_in = submission(1, "yes" if id % 2 else "no")
            await submit_anonymously(connection, sheet, handed_in)

    await database.write(submit)


async def test_an_anonymous_submission_leaves_the_mark_and_the_answers_apart(
    database: Database,
) -> None:
    campaign = await database.write(open_small_campaign)
    await submit_alone(database, campaign, 7)
    async with database.read() as connection:
        (person,) = (await connection.execute(select(tables.people.c.id))).scalars()
        assert await participation_municipality(connection, campaign.part(), person) == 1
        assert await participation_municipality(connection, campaign.part(), person + 1) is None
        assert (await connection.execute(select(tables.sheets))).all() == []
    await assert_counters_fit(database, campaign)


async def test_a_crowd_larger_than_is_mixed_stays_whole(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submissions, "CROWD", 5)
    campaign = await sqlite_database.write(open_small_campaign)
    await submit_alone(sqlite_database, campaign, *range(16))
    async with sqlite_database.read() as connection:
        kept = (await connection.execute(select(tables.submissions.c.id))).scalars().all()
        took_part = (await connection.execute(select(tables.participations))).all()
    assert len(set(kept)) == len(took_part) == 16
    await assert_counters_fit(sqlite_database, campaign)


async def test_two_processes_may_hand_in_at_once(database: Database) -> None:
    """On PostgreSQL they are two connections; SQLite lets one in at a time by itself."""
    campaign = await database.write(open_small_campaign)
    second = Database(database.url)
    await asyncio.gather(
        *(submit_alone(database, campaign, id) for id in range(8)),
        *(submit_alone(second, campaign, id) for id in range(8, 16)),
    )
    await second.close()
    async with database.read() as connection:
        took_part = (await connection.execute(select(tables.participations))).all()
    assert len(took_part) == 16
    await assert_counters_fit(database, campaign)

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.forget import due_under, forget_answers
from storage import tables
from storage.campaign_end import stop_campaign
from storage.campaign_key import CampaignKey
from storage.campaigns import Campaign
from storage.coverage import delivered_in
from storage.database import Database
from storage.parts import part_values
from storage.region_settings import Kept, keep_settings
from storage.sheets import Sheet
from storage.subjects import subject_of_municipality, subject_of_organization
from storage.territories import find_or_add_organization
from storage.workplaces import choose_organization
from tests.storage.handing_in import begun, counted_alone, handed_in
from tests.storage.places import NOON, close_for_good, open_small_campaign

# In Moscow the day has begun, in UTC it has not.
CLOSED = datetime(2026, 6, 30, 21, 30, tzinfo=UTC)
LAST_DAY = datetime(2027, 6, 30, 20, 59, tzinfo=UTC)
NEXT_DAY = datetime(2027, 6, 30, 21, 0, tzinfo=UTC)


@pytest.fixture
async def campaigns(database: Database) -> tuple[Campaign, Campaign]:
    """One that is closed, with two who were counted and one who never was; one that runs."""

    async def work(connection: AsyncConnection) -> tuple[Campaign, Campaign]:
        over, running = [
            await open_small_campaign(connection, instrument=name) for name in ("old", "new")
        ]
        school = await find_or_add_organization(connection, 1, "Школа № 1")
        named = await handed_in(connection, over, 7, 1, "male")
        await choose_organization(connection, named.id, school.id)
        await counted_alone(connection, over, named)
        key = CampaignKey.derived(bytes(32))
        anonymous = await handed_in(connection, over, 8, 1, "male", key=key)
        await counted_alone(connection, over, anonymous, anonymous=True)
        await forget_sheet(connection, anonymous)
        await handed_in(connection, over, 9, 1, "male")
        await begun(connection, running, 7, 1)
        await keep_settings(connection, over.region_id, Kept("", retention=12))
        await stop_campaign(connection, over.id, CLOSED, CLOSED)
        await close_for_good(connection, CLOSED)
        return over, running

    return await database.write(work)


async def forget_sheet(connection: AsyncConnection, sheet: Sheet) -> None:
    """As the close does with anonymous ones."""
    await connection.execute(delete(tables.sheets).where(tables.sheets.c.id == sheet.id))


async def left(database: Database) -> tuple[int, int, int]:
    """Sheets, answers under random keys, organizations."""
    async with database.read() as connection:
        counts = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (tables.sheets, tables.submissions, tables.organizations)
        ]
    return counts[0], counts[1], counts[2]


async def test_answers_go_on_the_day_that_was_promised_in_the_region(
    database: Database, campaigns: tuple[Campaign, Campaign]
) -> None:
    over, _ = campaigns
    await forget_answers(database, LAST_DAY)
    assert await left(database) == (3, 2, 1)
    await forget_answers(database, NEXT_DAY)
    assert await left(database) == (1, 0, 0)
    async with database.read() as connection:
        assert (await connection.execute(select(tables.waiting))).all() == []
        assert await delivered_in(connection, over.part()) == {1: 2, 2: 0}


async def test_more_answers_than_a_commit_takes_go_as_well(
    database: Database,
    campaigns: tuple[Campaign, Campaign],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scheduler.forget._AT_ONCE", 1)
    await forget_answers(database, NEXT_DAY)
    assert await left(database) == (1, 0, 0)


async def test_a_shorter_time_is_asked_about_before_it_deletes_anything(
    database: Database, campaigns: tuple[Campaign, Campaign]
) -> None:
    over, _ = campaigns
    async with database.read() as connection:
        due = partial(due_under, connection, now=LAST_DAY)
        assert await due(over.region_id, 11) == [over.id]
        assert await due(over.region_id, 12) == []
        assert await due(over.region_id, None) == []
        assert await due(over.region_id + 1, 1) == []


async def test_what_is_about_a_place_is_nobodys_answer_and_stays(
    database: Database, campaigns: tuple[Campaign, Campaign]
) -> None:
    over, _ = campaigns

    async def about_places(connection: AsyncConnection) -> None:
        await subject_of_organization(connection, 1)
        place = await subject_of_municipality(connection, 1)
        of_form = {**part_values(over.part()), "subject_id": place, "started_at": NOON}
        await connection.execute(insert(tables.sheets).values(**of_form))

    await database.write(about_places)
    await forget_answers(database, NEXT_DAY)
    # The sheet of the campaign that runs, and the one about a municipality.
    assert await left(database) == (2, 0, 1)
    await forget_answers(database, NEXT_DAY)

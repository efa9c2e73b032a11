import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, column, inspect, table, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migrate
from storage.campaign_end import stop_campaign
from storage.campaigns import Campaign, campaigns_of
from storage.database import Database, database_url
from storage.dialogues import show, stands_below
from storage.drafts import sheet_id_of
from storage.engines import migration_engine
from storage.keys import Keys
from storage.late_lists import choose_pace, paces
from storage.outbox import NewMessage, State, enqueue, settle
from storage.parts import Part
from storage.people import remember_person
from storage.sheets import Sheet, read_sheet
from storage.tables import metadata
from storage.touches import Decision, Touch, touch
from storage.undelivered import entries
from tests.identities import who
from tests.storage.handing_in import begun
from tests.storage.places import NOON, close_for_good, open_small_campaign

T = TypeVar("T")
# As named campaigns get it at the update.
RHYTHM = "as_they_come"


async def _inspected(url: URL, look: Callable[[Connection], T]) -> T:
    engine = migration_engine(url)
    async with engine.connect() as connection:
        result = await connection.run_sync(look)
    await engine.dispose()
    return result


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def test_every_migration_goes_up_down_and_up(any_url: URL) -> None:
    await migrate.downgrade(any_url, "base")
    assert await _inspected(any_url, _tables) == set()
    for revision in migrate.revisions():
        await migrate.upgrade(any_url, revision)
        await migrate.downgrade(any_url, "-1")
        await migrate.upgrade(any_url, revision)
    assert await _inspected(any_url, _tables) == set(metadata.tables)


async def test_the_migrations_make_the_schema_of_the_code(any_url: URL) -> None:
    assert await _inspected(any_url, _differences) == []


async def test_a_new_sqlite_file_gets_its_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("data") / "deep" / "metodbot.sqlite3"
    await migrate.upgrade(database_url(f"sqlite:///{file}"))
    assert file.exists()


async def test_answers_and_the_screen_outlive_the_way_down_and_up(any_url: URL, keys: Keys) -> None:
    async def answered(connection: AsyncConnection) -> Sheet:
        campaign = await open_small_campaign(connection)
        sheet = await begun(connection, campaign, 7, 1)
        await show(connection, sheet, "100", activate=True)
        answer = Decision({"1": {"text": "Этика"}}, "1")
        touched = Touch(who(7), sheet.id, Part(campaign.id), lambda _: answer)
        await touch(connection, [touched])
        return sheet

    async def saved() -> Sheet | None:
        database = Database(any_url)
        async with database.read() as connection:
            found = await read_sheet(connection, who(7), sheet.id)
        await database.close()
        return found

    database = Database(any_url)
    sheet = await database.write(answered)
    await database.close()
    before = await saved()
    assert before is not None
    assert (before.screen, before.shown_item, len(before.answers)) == ("100", "1", 1)
    await migrate.downgrade(any_url, "0001")
    await migrate.upgrade(any_url, keys=lambda: keys)
    assert await saved() == before


async def test_an_end_in_two_steps_outlives_the_way_down_and_up(any_url: URL, keys: Keys) -> None:
    closed, stopped, running = await _written(any_url, _ended)
    await migrate.downgrade(any_url, "0002")
    await _written(any_url, _lower_thresholds)
    await migrate.upgrade(any_url, keys=lambda: keys)
    # The version before knows no way back: what was stopped has ended there.
    stopped = replace(stopped, final_at=NOON, closed_at=NOON)
    least = [replace(one, publication_threshold=3) for one in (running, stopped, closed)]
    found = await _written(any_url, campaigns_of)
    assert sorted(found, key=lambda one: -one.id) == least
    assert await _written(any_url, partial(sheet_id_of, part=closed.part(), person_id=1)) == 1


async def _ended(connection: AsyncConnection) -> list[Campaign]:
    """One that is closed, with a draft; one that is stopped; one that runs."""
    opened = [
        await open_small_campaign(connection, instrument=name, rhythm=RHYTHM)
        for name in ("a", "b", "c")
    ]
    await begun(connection, opened[0], 7, 1)
    await stop_campaign(connection, opened[0].id, NOON, NOON)
    await close_for_good(connection, NOON)
    await stop_campaign(connection, opened[1].id, NOON, NOON + timedelta(hours=9))
    return sorted(await campaigns_of(connection), key=lambda one: one.id)


async def _lower_thresholds(connection: AsyncConnection) -> None:
    """As they could be set before three was the least."""
    campaigns = table("campaigns", column("publication_threshold"))
    await connection.execute(update(campaigns).values(publication_threshold=1))


async def test_messages_and_choices_outlive_the_way_down_and_up(any_url: URL, keys: Keys) -> None:
    await _written(any_url, _refused)
    before = await _written(any_url, entries)
    assert [one.reason for one in before] == ["chat_not_found"]
    await migrate.downgrade(any_url, "0004")
    await migrate.upgrade(any_url, keys=lambda: keys)
    # The version before keeps neither reasons nor choices, and loses nothing else by it.
    assert await _written(any_url, entries) == [replace(one, reason=None) for one in before]
    assert await _written(any_url, paces) == {}
    assert await _written(any_url, partial(sheet_id_of, part=Part(1), person_id=1)) == 1


async def _refused(connection: AsyncConnection) -> None:
    """A draft with its reminder, which was refused; its person wants to hear of no more."""
    campaign = await open_small_campaign(connection)
    sheet = await begun(connection, campaign, 7, 1)
    message = NewMessage("key", sheet.person_id, "teacher_unfinished", {}, NOON)
    (id,) = (await enqueue(connection, [message])).values()
    await settle(connection, id, State.FAILED, NOON, "chat_not_found")
    await choose_pace(connection, sheet.person_id, campaign.id, "never")
    assert await paces(connection) == {(sheet.person_id, campaign.id): "never"}


async def _written(url: URL, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    database = Database(url)
    try:
        return await database.write(work)
    finally:
        await database.close()


async def test_marks_and_reminders_that_wait_are_understood_on_the_way_back(
    any_url: URL, keys: Keys
) -> None:
    async def waits(connection: AsyncConnection) -> None:
        person = await remember_person(connection, who(7), "ru")
        await stands_below(connection, who(7), "consent:1-1:99")
        about = {"about": [[1, 2, 1], [1, 3, 1]]}
        message = NewMessage("key", person.id, "coordinator_deadline", about, NOON)
        await enqueue(connection, [message])

    async def found(connection: AsyncConnection) -> list[Any]:
        old = [text("SELECT below FROM dialogues"), text("SELECT parameters FROM outbox")]
        return [(await connection.execute(one)).scalar_one() for one in old]

    await _written(any_url, waits)
    await migrate.downgrade(any_url, "0008")
    below, parameters = await _written(any_url, found)
    kept = json.loads(parameters) if isinstance(parameters, str) else parameters
    assert (below, kept) == ("consent:1:99", {"about": [[1, 2], [1, 3]]})
    await migrate.upgrade(any_url, keys=lambda: keys)

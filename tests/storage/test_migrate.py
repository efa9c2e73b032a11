from collections.abc import Callable
from typing import TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, inspect
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migrate
from storage.database import Database, database_url
from storage.dialogues import show
from storage.engines import migration_engine
from storage.responses import Decision, Response, Touch, read_response, touch
from storage.tables import metadata
from tests.storage.handing_in import begun
from tests.storage.places import open_small_campaign

T = TypeVar("T")


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


async def test_answers_and_the_screen_outlive_the_way_down_and_up(any_url: URL) -> None:
    async def answered(connection: AsyncConnection) -> Response:
        campaign = await open_small_campaign(connection)
        response = await begun(connection, campaign, 7, 1)
        await show(connection, response, 100, activate=True)
        answer = Decision({"1": {"text": "Этика"}}, "1")
        touched = Touch(7, response.id, campaign.id, lambda _: answer)
        await touch(connection, [touched])
        return response

    async def saved() -> Response | None:
        database = Database(any_url)
        async with database.read() as connection:
            found = await read_response(connection, 7, response.id)
        await database.close()
        return found

    database = Database(any_url)
    response = await database.write(answered)
    await database.close()
    before = await saved()
    assert before is not None
    assert (before.screen_message_id, before.shown_item, len(before.answers)) == (100, "1", 1)
    await migrate.downgrade(any_url, "0001")
    await migrate.upgrade(any_url)
    assert await saved() == before

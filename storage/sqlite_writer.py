"""The writing connection to SQLite, whose statements run in the event loop's own thread.

A statement of the writer takes some twenty microseconds; to hand it to another thread and to wait
for the answer takes far longer, and for each statement anew. Only what may wait, for another
process or for the disk, is done in a thread: beginning and committing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Engine, Executable
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

T = TypeVar("T")


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
        """`engine` is of a driver without asyncio, `beside` another one of the same database."""
        self._engine, self._beside = engine, beside
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-writer")
        self._connection: Connection | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        connection = await self._apart(self._begun)
        try:
            yield _AtOnce(self._beside, connection)
            await self._apart(connection.commit)
        except BaseException:
            # Also where the commit goes on in its thread: this waits behind it there.
            await self._apart(connection.rollback)
            raise

    def _begun(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        self._connection.begin()
        return self._connection

    async def _apart(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def dispose(self) -> None:
        if self._connection is not None:
            await self._apart(self._connection.close)
        self._thread.shutdown()
        self._engine.dispose()

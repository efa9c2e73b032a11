"""One process at a time runs the tick and the sender; another takes over when it is gone."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout
from sqlalchemy import URL, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import DatabaseUnavailable
from storage.engines import lasting_engine
from storage.passing import is_passing
from storage.private_files import OWNER_ALONE

_ADVISORY_KEY = 0x4D65746F64  # "Metod", the same in every process of the project


class Lease(Protocol):
    async def holds(self) -> bool:
        """Takes the lease if it is free; ask again before each piece of work.

        Raises DatabaseUnavailable where nobody can tell.
        """

    async def close(self) -> None: ...


def lease_of(url: URL) -> Lease:
    if url.get_backend_name() == "sqlite":
        return FileLease(Path(f"{url.database}.lock"))
    return AdvisoryLease(url)


class FileLease:
    """The system releases the lock of a process that is killed."""

    def __init__(self, file: Path) -> None:
        self._lock = FileLock(file, mode=OWNER_ALONE, thread_local=False)

    async def holds(self) -> bool:
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return False
        except OSError as error:
            raise DatabaseUnavailable(f"{error.strerror}: {self._lock.lock_file}") from error
        return True

    async def close(self) -> None:
        self._lock.release()


class AdvisoryLease:
    """Lives with a connection of its own: whoever loses the connection has lost the lease."""

    def __init__(self, url: URL) -> None:
        self._engine = lasting_engine(url).execution_options(isolation_level="AUTOCOMMIT")
        self._connection: AsyncConnection | None = None
        self._asking = asyncio.Lock()

    async def holds(self) -> bool:
        """False as well while the server cannot be reached."""
        async with self._asking:
            try:
                return await self._confirm() if self._connection else await self._take()
            except Exception as error:
                await self._let_go()
                if not is_passing(error):
                    raise
                return False

    async def _confirm(self) -> bool:
        assert self._connection is not None
        await self._connection.execute(text("SELECT 1"))
        return True

    async def _take(self) -> bool:
        self._connection = await self._engine.connect()
        taken = await self._connection.execute(
            text("SELECT pg_try_advisory_lock(:key)"), {"key": _ADVISORY_KEY}
        )
        if not taken.scalar_one():
            await self._let_go()
            return False
        return True

    async def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            # What is broken already may break once more.
            with contextlib.suppress(SQLAlchemyError, OSError):
                await connection.invalidate()
                await connection.close()

    async def close(self) -> None:
        await self._let_go()
        await self._engine.dispose()

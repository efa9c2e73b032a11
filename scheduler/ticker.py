"""The one interval job of a process. Nothing of it is stored: what is due is in the data."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage.database import DatabaseUnavailable
from storage.lease import Lease

Clock = Callable[[], datetime]
Tick = Callable[[datetime], Awaitable[object]]

log = logging.getLogger(__name__)


class Ticker:
    """Runs the ticks one after the other, in the one process that holds the lease."""

    def __init__(
        self,
        ticks: Sequence[Tick],
        clock: Clock,
        lease: Lease,
        every: timedelta = timedelta(minutes=1),
    ) -> None:
        self._ticks, self._clock, self._lease = ticks, clock, lease
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=every.total_seconds(),
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
        )

    async def start(self) -> None:
        """Ticks at once, for what became due while the program was down, then at the interval."""
        await self.tick()
        self._scheduler.start()

    async def stop(self) -> None:
        self._scheduler.shutdown(wait=False)
        # The scheduler shuts down in the loop's next round.
        await asyncio.sleep(0)

    async def tick(self) -> None:
        if not await self._lease.holds():
            return
        for tick in self._ticks:
            await self._run(tick)

    async def _run(self, tick: Tick) -> None:
        try:
            await tick(self._clock())
        except DatabaseUnavailable as error:
            log.warning("tick put off, the database is unavailable: %s", error)
        except Exception:
            # One fault must end neither the other ticks nor the next round.
            log.exception("tick failed")

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
OnFault = Callable[[logging.Logger, str, BaseException], None]
"""Where to write, in what it happened, and what."""

# Rounds without an end, until the ticker counts as standing still.
MOST_MISSED = 5

log = logging.getLogger(__name__)


class Ticker:
    """Runs the ticks one after the other, in the one process that holds the lease."""

    def __init__(
        self,
        ticks: Sequence[Tick],
        clock: Clock,
        lease: Lease,
        on_fault: OnFault,
        every: timedelta = timedelta(minutes=1),
    ) -> None:
        self._ticks, self._clock, self._lease = ticks, clock, lease
        self._on_fault, self._every = on_fault, every.total_seconds()
        self._ended_at: float | None = None
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
        self._ended_at = _loop_time()
        await self.tick()
        self._scheduler.start()

    async def stop(self) -> None:
        self._scheduler.shutdown(wait=False)
        # The scheduler shuts down in the loop's next round.
        await asyncio.sleep(0)

    def stands_still(self) -> bool:
        """It has started, and its rounds come to no end."""
        limit = MOST_MISSED * self._every
        return self._ended_at is not None and _loop_time() > self._ended_at + limit

    async def tick(self) -> None:
        if await self._run(self._tick):
            self._ended_at = _loop_time()

    async def _tick(self, _now: datetime) -> None:
        if await self._lease.holds():
            for tick in self._ticks:
                await self._run(tick)

    async def _run(self, tick: Tick) -> bool:
        """Whether it succeeded: one fault must end neither the other ticks nor the next round."""
        try:
            await tick(self._clock())
        except DatabaseUnavailable as error:
            log.warning("a tick is put off, the database is unavailable: %s", str(error))
        except Exception as error:
            self._on_fault(log, "a tick", error)
        else:
            return True
        return False


def _loop_time() -> float:
    return asyncio.get_running_loop().time()

"""getUpdates: one poller at a time, an offset confirms what was before it."""

from __future__ import annotations

import asyncio

from bot.demo.emulator.errors import conflict
from bot.demo.emulator.updates import Pending, Updates
from bot.demo.emulator.wire import Json

ANOTHER_POLLER = "other getUpdates request; make sure that only one bot instance is running"


class Polling:
    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._waiting: asyncio.Future[None] | None = None
        updates.on_arrival(self._wake)

    async def take(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Up to `limit` unconfirmed updates, after at most so many seconds."""
        self.terminate(ANOTHER_POLLER)
        self._confirm(offset)
        batch = self._batch(offset, limit)
        if batch or not seconds:
            return batch
        await self._arrival(seconds)
        return self._batch(offset, limit)

    def terminate(self, cause: str) -> None:
        """End the poll that is waiting, if there is one."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(conflict(f"terminated by {cause}"))

    async def _arrival(self, seconds: float) -> None:
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        await asyncio.wait([waiting], timeout=seconds)
        if self._waiting is waiting:
            self._waiting = None
        if waiting.done():
            waiting.result()

    def _batch(self, offset: int, limit: int) -> list[Json]:
        batch = self._updates.last(-offset) if offset < 0 else self._updates.first(limit)
        for pending in batch:
            pending.handed_out = True
        return [pending.update for pending in batch[:limit]]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            kept = set(self._updates.last(-offset))
            self._updates.remove([one for one in self._updates if one not in kept])
        elif offset > 0:
            self._updates.remove(list(self._confirmed(offset)))

    def _confirmed(self, offset: int) -> list[Pending]:
        # An update that came out of order is confirmed together with those handed out after it.
        handed_out = [one for one in self._updates if one.handed_out]
        ids = [one.id for one in handed_out]
        together = ids.index(offset - 1) + 1 if offset - 1 in ids else 0
        below = (one for one in self._updates if one.id < offset and not one.forced)
        forced = (one for one in handed_out if one.id < offset)
        return [*handed_out[:together], *below, *forced]

    def _wake(self) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

"""How long a person, a messenger and an administrator wait for the bot, at most."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import inf

from storage.database import DatabaseUnavailable

_shown_until: ContextVar[float | None] = ContextVar("shown_until", default=None)


@dataclass(frozen=True)
class Limits:
    """In seconds."""

    call: float = 6.0
    """One call to the messenger that shows something."""
    answer: float = 2.0
    """The call that answers a press which came by polling, after all else."""
    showing: float = 13.0
    """From the arrival of an act until what it shows counts as not shown."""
    holding: float = 15.0
    """From the arrival of an act until it has its answer."""
    sending: float = 20.0
    """One message from the outbox."""
    goodbye: float = 3.0
    """What is still being shown or sent when the bot is told to stop."""
    stopping: float = 6.0
    """Until what came in has been dealt with; connections have some seconds more to be closed."""


USUAL = Limits()


@asynccontextmanager
async def act(limits: Limits = USUAL) -> AsyncIterator[None]:
    """All that one act leads to.

    Showing ends earlier than this does, so it is saving that is not done in time: nobody knows
    whether it will be, and the act is to come again. Raises DatabaseUnavailable.
    """
    shown_until = _shown_until.set(_now() + limits.showing)
    try:
        async with asyncio.timeout(limits.holding) as held:
            yield
    except TimeoutError as error:
        if not held.expired():
            raise
        raise DatabaseUnavailable("saving takes too long") from error
    finally:
        _shown_until.reset(shown_until)


def shown_until(limits: Limits) -> float:
    """In the loop's time: the end of the act that is going on, or of one that begins now."""
    return _shown_until.get() or _now() + limits.showing


class Timeouts:
    """Those that are running, to be cut short together."""

    def __init__(self) -> None:
        self.end = inf
        self._running: set[asyncio.Timeout] = set()

    @asynccontextmanager
    async def until(self, when: float) -> AsyncIterator[None]:
        """In the loop's time. Raises TimeoutError."""
        async with asyncio.timeout_at(min(when, self.end)) as limit:
            self._running.add(limit)
            try:
                yield
            finally:
                self._running.discard(limit)

    def hurry(self, seconds: float) -> None:
        """What is running, and whatever is begun now, is to be done by then."""
        self.end = _now() + seconds
        for one in self._running:
            if not one.expired():
                one.reschedule(min(one.when() or inf, self.end))


def _now() -> float:
    return asyncio.get_running_loop().time()

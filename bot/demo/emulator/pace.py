"""How fast messages may be sent, measured by the clock that was given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from bot.demo.emulator.chats import Chat
from bot.demo.emulator.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class PaceLimits:
    """`burst` messages in a row are taken in a chat that was quiet for as many seconds."""

    a_second: int = 30
    burst: int = 5
    a_minute_in_a_group: int = 20
    # After one 429 everything is refused until the time is over.
    holds_up_all: bool = True


@dataclass(slots=True)
class _Window:
    """So many messages in so many seconds."""

    size: int
    seconds: float
    sent: deque[datetime]

    def wait(self, now: datetime) -> float:
        while self.sent and (now - self.sent[0]).total_seconds() >= self.seconds:
            self.sent.popleft()
        if len(self.sent) < self.size:
            return 0.0
        return self.seconds - (now - self.sent[0]).total_seconds()


class Pace:
    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.limit(None)

    def limit(self, limits: PaceLimits | None) -> None:
        """Set new limits, or none at all."""
        self._limits = limits
        self._held_until: datetime | None = None
        self._chats: dict[int, _Window] = {}
        self._bulk = _Window(limits.a_second if limits else 0, 1, deque())

    def spend(self, chat: Chat) -> None:
        """Count one message; too early, it is refused with the seconds left to wait."""
        if self._limits is None:
            return
        now = self._clock()
        windows = (self._bulk, self._window(chat, self._limits))
        wait = max(self._left(now), *(window.wait(now) for window in windows))
        if wait > 0:
            self._hold(now + timedelta(seconds=ceil(wait)))
            raise too_many_requests(ceil(wait))
        for window in windows:
            window.sent.append(now)

    def _left(self, now: datetime) -> float:
        return (self._held_until - now).total_seconds() if self._held_until else 0.0

    def _hold(self, until: datetime) -> None:
        if self._limits and self._limits.holds_up_all:
            self._held_until = max(until, self._held_until or until)

    def _window(self, chat: Chat, limits: PaceLimits) -> _Window:
        if chat.id not in self._chats:
            group = chat.kind == "group"
            size = limits.a_minute_in_a_group if group else limits.burst
            self._chats[chat.id] = _Window(size, 60 if group else limits.burst, deque())
        return self._chats[chat.id]

"""Updates that wait to be taken by the bot, in the order in which they will be delivered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from typing import TypeAlias

from bot.demo.emulator.wire import Json

Lane: TypeAlias = tuple[str, int]
"""One update at a time is on its way in a lane: messages queue by chat, presses by user."""

_REMEMBERED = 10_000


@dataclass(slots=True, eq=False)
class Pending:
    """`forced`: an offset beyond its id does not confirm it before it has been handed out."""

    update: Json
    lane: Lane
    chat_id: int
    forced: bool = False
    handed_out: bool = False

    @property
    def id(self) -> int:
        update_id: int = self.update["update_id"]
        return update_id


class Updates:
    def __init__(self, first_id: int, on_change: Callable[[int], None]) -> None:
        # Empty: all the kinds that are sent here belong to Telegram's default.
        self.allowed: frozenset[str] = frozenset()
        self._ids = count(first_id)
        self._on_change = on_change
        self._pending: dict[Pending, None] = {}
        self._lanes: dict[Lane, dict[Pending, None]] = defaultdict(dict)
        self._per_chat: Counter[int] = Counter()
        self._past: dict[int, Pending] = {}
        self._held: list[Pending] | None = None
        self._wakers: list[Callable[[], None]] = []

    def on_arrival(self, wake: Callable[[], None]) -> None:
        self._wakers.append(wake)

    def wake(self) -> None:
        for wake in self._wakers:
            wake()

    def add(self, kind: str, content: Json, lane: Lane, chat_id: int) -> int:
        """The id of the new update, which may be of a kind that the bot did not ask for."""
        update_id = next(self._ids)
        if not self._wanted(kind):
            return update_id
        pending = Pending({"update_id": update_id, kind: content}, lane, chat_id)
        self._remember(pending)
        if self._held is None:
            self._enqueue(pending)
        else:
            self._held.append(pending)
        return update_id

    def redeliver(self, update_id: int) -> None:
        """Deliver an update again as if its confirmation had been lost."""
        past = self._past[update_id]
        self._enqueue(Pending(past.update, past.lane, past.chat_id, forced=True))

    def content(self, update_id: int) -> tuple[str, Json]:
        """Kind and content of an update of the past."""
        update = self._past[update_id].update
        kind = next(name for name in update if name != "update_id")
        return kind, update[kind]

    @contextmanager
    def out_of_order(self) -> Iterator[None]:
        """What arrives inside is delivered afterwards, the last first."""
        self._held = []
        try:
            yield
        finally:
            held, self._held = self._held, None
            for pending in reversed(held):
                pending.forced = True
                self._enqueue(pending)

    def waiting(self, chat_id: int | None = None) -> int:
        """How many are not confirmed, from one chat or from all."""
        return len(self._pending) if chat_id is None else self._per_chat[chat_id]

    def first(self, limit: int) -> list[Pending]:
        return list(islice(self._pending, limit))

    def last(self, limit: int) -> list[Pending]:
        return list(self._pending)[-limit:]

    def lanes(self) -> list[Lane]:
        return list(self._lanes)

    def next_in(self, lane: Lane) -> Pending | None:
        return next(iter(self._lanes.get(lane, ())), None)

    def __contains__(self, pending: Pending) -> bool:
        return pending in self._pending

    def remove(self, done: Iterable[Pending]) -> None:
        for pending in done:
            if pending in self._pending:
                self._remove(pending)

    def drop_all(self) -> None:
        self.remove(list(self._pending))

    def __iter__(self) -> Iterator[Pending]:
        return iter(self._pending)

    def _wanted(self, kind: str) -> bool:
        return not self.allowed or kind in self.allowed

    def _remove(self, pending: Pending) -> None:
        del self._pending[pending]
        lane = self._lanes[pending.lane]
        del lane[pending]
        if not lane:
            del self._lanes[pending.lane]
        self._per_chat[pending.chat_id] -= 1
        self._on_change(pending.chat_id)

    def _enqueue(self, pending: Pending) -> None:
        self._pending[pending] = self._lanes[pending.lane][pending] = None
        self._per_chat[pending.chat_id] += 1
        self.wake()

    def _remember(self, pending: Pending) -> None:
        self._past[pending.id] = pending
        if len(self._past) > _REMEMBERED:
            del self._past[next(iter(self._past))]

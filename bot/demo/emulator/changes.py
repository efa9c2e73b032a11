"""What changed, for those who wait: tests for a reaction, the page for something to draw."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.demo.emulator.wire import Json


class Changes:
    def __init__(self) -> None:
        self._waiting: dict[int | None, list[asyncio.Future[None]]] = defaultdict(list)
        self._subscribers: set[asyncio.Queue[Json]] = set()

    def notify(self, chat_id: int | None) -> None:
        """Let those look again who wait for this chat, or for all of them."""
        for key in {chat_id, None}:
            for future in self._waiting.pop(key, ()):
                if not future.done():
                    future.set_result(None)

    async def until(
        self, condition: Callable[[], bool], within: float, chat_id: int | None = None
    ) -> None:
        """Raises TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            while not condition():
                future = asyncio.get_running_loop().create_future()
                self._waiting[chat_id].append(future)
                await future

    def publish(self, kind: str, chat_id: int, **data: object) -> None:
        for queue in self._subscribers:
            queue.put_nowait({"event": kind, "chat_id": chat_id, **data})
        self.notify(chat_id)

    @contextmanager
    def subscription(self) -> Iterator[asyncio.Queue[Json]]:
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._subscribers.add(queue)
        try:
            yield queue
        finally:
            self._subscribers.discard(queue)

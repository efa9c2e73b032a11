"""Calls of the bot carried out: checked, troubled when that was ordered, logged."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from bot.demo.emulator.errors import ConnectionDropped, CutOff, Refused, Unanswered
from bot.demo.emulator.faults import (
    Cut,
    Delay,
    Drop,
    Fault,
    Faults,
    Hang,
    ServerError,
    TooManyRequests,
    refusal,
)
from bot.demo.emulator.fields import checked
from bot.demo.emulator.methods import BY_LOWER_CASE, HANDLERS
from bot.demo.emulator.wire import Body, Json
from bot.demo.emulator.world import Request, World


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it came and what was answered; `status` is None if nothing was."""

    method: str
    values: Json
    status: int | None
    description: str
    at: datetime


class Caller:
    def __init__(self, world: World, faults: Faults, remembered: int) -> None:
        self.log: deque[Call] = deque(maxlen=remembered)
        self._world = world
        self._faults = faults
        self._executing: Counter[int | None] = Counter()

    async def call(self, name: str, body: Body) -> object:
        """The result of a method. Raises Refused, ConnectionDropped, Unanswered and CutOff."""
        method = BY_LOWER_CASE.get(name.lower())
        if method is None:
            raise Refused(404, "Not Found: method not found")
        if method == "getUpdates":
            # Waiting for updates is not yet a reaction to any of them.
            return await self._logged(method, body, None)
        chat_id = self._subject(body.values)
        with self._execution(chat_id):
            return await self._logged(method, body, chat_id)

    def busy(self, chat_id: int | None = None) -> bool:
        """Whether a call is being executed, for one chat or for any."""
        return bool(self._executing) if chat_id is None else chat_id in self._executing

    @contextmanager
    def _execution(self, chat_id: int | None) -> Iterator[None]:
        self._executing[chat_id] += 1
        try:
            yield
        finally:
            self._executing[chat_id] -= 1
            if not self._executing[chat_id]:
                del self._executing[chat_id]
            self._world.changes.notify(chat_id)

    async def _logged(self, method: str, body: Body, chat_id: int | None) -> object:
        status: int | None = 200
        description = ""
        try:
            return await self._troubled(method, body, chat_id)
        except Refused as refused:
            status, description = refused.status, refused.description
            raise
        except (ConnectionDropped, Unanswered):
            status = None
            raise
        finally:
            now = self._world.clock()
            self.log.append(Call(method, body.values, status, description, now))

    async def _troubled(self, method: str, body: Body, chat_id: int | None) -> object:
        fault = self._faults.take(method, chat_id)
        if fault is not None:
            await _before(fault)
        result = await self._executed(method, body)
        if fault is not None:
            _after(fault, result)
        return result

    async def _executed(self, method: str, body: Body) -> object:
        request = Request(method, checked(method, body.values), body.uploads)
        result = HANDLERS[method](self._world, request)
        return await cast(Awaitable[Any], result) if asyncio.iscoroutine(result) else result

    def _subject(self, values: Json) -> int | None:
        if press := self._world.presses.get(str(values.get("callback_query_id"))):
            return press.chat_id
        try:
            return int(values["chat_id"])
        except (KeyError, TypeError, ValueError):
            return None


async def _before(fault: Fault) -> None:
    match fault:
        case Delay(seconds):
            await asyncio.sleep(seconds)
        case Drop("before"):
            raise ConnectionDropped
        case Hang("before"):
            raise Unanswered
        case TooManyRequests() | ServerError():
            raise refusal(fault)


def _after(fault: Fault, result: object) -> None:
    match fault:
        case Drop():
            raise ConnectionDropped
        case Hang():
            raise Unanswered
        case Cut():
            raise CutOff(result)

"""A stand-in for api.telegram.org that runs beside the bot."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import count
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.demo.emulator.caller import Call, Caller
from bot.demo.emulator.chats import Access, Chat
from bot.demo.emulator.control import Control
from bot.demo.emulator.delivery import Delivery
from bot.demo.emulator.faults import Faults
from bot.demo.emulator.pace import PaceLimits
from bot.demo.emulator.person import WITHIN, Person
from bot.demo.emulator.server import BotApi
from bot.demo.emulator.settling import Settling
from bot.demo.emulator.wire import BODY_LIMIT, Json
from bot.demo.emulator.world import World

TOKEN = "42:emulated"  # noqa: S105 — opens nothing but this emulator


class Emulator:
    """Everything is kept in memory; `application` takes more routes until it is started."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        token: str = TOKEN,
        *,
        username: str = "emulated_bot",
        pace: PaceLimits | None = None,
        time_scale: float = 1.0,
        answer_within: float = 60.0,
        remembered_calls: int = 10_000,
    ) -> None:
        """`clock` gives aware times.

        Pauses between attempts at a webhook are multiplied by `time_scale`; an attempt fails after
        `answer_within` seconds.
        """
        bot_id = int(token.partition(":")[0])
        bot: Json = {"id": bot_id, "is_bot": True, "first_name": "Bot", "username": username}
        self.world = World(clock, bot)
        self.world.pace.limit(pace)
        self.faults = Faults()
        self.people: dict[int, Person] = {}
        self.token = token
        self._ids = count(1001)
        self._caller = Caller(self.world, self.faults, remembered_calls)
        self._settling = Settling(self.world, self._caller)
        self._delivery = Delivery(self.world, self._caller, time_scale, answer_within)
        self.application = web.Application(client_max_size=BODY_LIMIT)
        self.application.add_routes(BotApi(self.world, self._caller, token).routes())
        self.application.add_routes(Control(self).routes())
        self._runner = web.AppRunner(self.application, access_log=None, shutdown_timeout=0.1)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        await self._delivery.start()

    async def stop(self) -> None:
        self.world.polling.terminate("the end of the emulator")
        await self._delivery.stop()
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    def person(self, first_name: str = "Анна", language_code: str = "ru") -> Person:
        """Somebody who has not yet written to the bot."""
        number = next(self._ids)
        user = {"id": number, "is_bot": False, "first_name": first_name}
        about = {"id": number, "type": "private", "first_name": first_name}
        user["language_code"] = language_code
        chat = Chat(number, "private", about, user, Access.NEVER_STARTED)
        self.world.chats[number] = chat
        self.people[number] = Person(self.world, self._settling, chat)
        return self.people[number]

    def group(self, title: str) -> Chat:
        """A group that the bot is in; nobody writes there but the bot."""
        number = -next(self._ids)
        chat = Chat(number, "group", {"id": number, "type": "group", "title": title})
        self.world.chats[number] = chat
        return chat

    @property
    def calls(self) -> list[Call]:
        """Every call of the bot that is remembered, the oldest first."""
        return list(self._caller.log)

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self._caller.log if call.method == method]

    async def settled(self, within: float = WITHIN) -> None:
        """Wait until every update is confirmed and no call is being executed."""
        await self._settling.wait(within)

    def redeliver(self, update_id: int) -> None:
        """Deliver an update again as if its confirmation had been lost."""
        self.world.updates.redeliver(update_id)

    def press_again(self, update_id: int) -> int:
        """The same press as an update of its own, as an impatient client sends it."""
        return self.world.press_again(update_id)

    def out_of_order(self) -> AbstractContextManager[None]:
        """What people do inside is delivered afterwards, the last first."""
        return self.world.updates.out_of_order()

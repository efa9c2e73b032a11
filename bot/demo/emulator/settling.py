"""Waiting until the bot has reacted."""

from __future__ import annotations

from bot.demo.emulator.caller import Caller
from bot.demo.emulator.world import World


class Settling:
    def __init__(self, world: World, caller: Caller) -> None:
        self._world = world
        self._caller = caller

    async def wait(self, within: float, chat_id: int | None = None) -> None:
        """Until every update is confirmed and no call is being executed, in one chat or in all.

        A bot that confirms before it has finished is not waited for: see `Person.sees`.
        """
        try:
            await self._world.changes.until(lambda: self._settled(chat_id), within, chat_id)
        except TimeoutError as error:
            raise AssertionError(self._unsettled(within, chat_id)) from error

    def _settled(self, chat_id: int | None) -> bool:
        return not self._world.updates.waiting(chat_id) and not self._caller.busy(chat_id)

    def _unsettled(self, within: float, chat_id: int | None) -> str:
        waiting = [one.update for one in self._world.updates if chat_id in (None, one.chat_id)]
        trouble = f"; the webhook's last error: {error}" if (error := self._last_error()) else ""
        return f"within {within} s the bot has not taken {waiting}{trouble}"

    def _last_error(self) -> str:
        return self._world.webhook.last_error

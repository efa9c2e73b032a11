"""Showing a screen in a chat: edited in place, and never an older state over a newer one.

A person waits for it no longer than the limits say, with all attempts and all turns of others.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self, TypeVar
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import DeleteMessage
from aiogram.methods.base import TelegramMethod

from bot.limits import USUAL, Limits, Timeouts, shown_until
from bot.plain_calls import PlainCall, as_method, edit_screen, send_screen
from bot.texts.screen import Screen
from storage.identities import Identity

T = TypeVar("T")

log = logging.getLogger(__name__)

# Seconds, while the connection to Telegram is broken.
PAUSES = (0.5, 2.0)
BROKEN = (TelegramNetworkError, TelegramServerError, ClientDecodeError)


class NotShown(Exception):
    """Telegram did not answer in time; nobody knows what the chat shows."""


class _Chat:
    """Kept as long as somebody draws in the chat or waits to."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.newest: dict[str, object] = {}
        self.replaced: dict[str, str] = {}


class Turn:
    """One caller's time to change what a chat shows: `async with`, in the order of asking.

    Ask in the order of the commits, for the message that was pressed or that is the screen.
    """

    def __init__(self, drawer: Drawer, chat: _Chat, who: Identity, message: str | None) -> None:
        self._drawer, self._chat, self._who = drawer, chat, who
        self._asked_for, self._ticket = message, object()
        self.message = message
        self.has_waited = False
        if message is not None:
            chat.newest[message] = self._ticket

    async def __aenter__(self) -> Self:
        """Raises NotShown."""
        self.has_waited = self._chat.lock.locked()
        if self.has_waited:
            async with self._drawer.in_time():
                await self._chat.lock.acquire()
        else:
            await self._chat.lock.acquire()
        # Another message may have taken its place while this one waited.
        while self.message in self._chat.replaced:
            self.message = self._chat.replaced[self.message]
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._chat.lock.release()

    @property
    def is_overtaken(self) -> bool:
        """A newer state of the same message waits already: this one need not be shown."""
        asked_for = self._asked_for
        return asked_for is not None and self._chat.newest[asked_for] is not self._ticket

    async def show(self, screen: Screen) -> str:
        """The message that shows it: the one asked for, or a new one in its place.

        Raises NotShown.
        """
        old = self.message
        if old is not None and await self._drawer.edit(self._who, old, screen):
            return old
        self.message = await self._drawer.send(self._who, screen)
        if old is not None:
            self._chat.replaced[old] = self.message
        return self.message

    async def retire(self, message: str, words: str) -> None:
        """Another message shows it now: this one goes, or loses its buttons for these words."""
        if self.message is not None:
            self._chat.replaced[message] = self.message
        if not await self._drawer.forget(self._who, message):
            with contextlib.suppress(TelegramAPIError, NotShown):
                await self._drawer.edit(self._who, message, Screen(words))


class Drawer:
    def __init__(self, bot: Bot, limits: Limits = USUAL) -> None:
        self._bot, self._limits = bot, limits
        self._chats: WeakValueDictionary[Identity, _Chat] = WeakValueDictionary()
        self._timeouts = Timeouts()

    def hurry(self, seconds: float) -> None:
        """All that is shown now or later is to be done by then."""
        self._timeouts.hurry(seconds)

    def turn(self, who: Identity, message: str | None = None) -> Turn:
        chat = self._chats.setdefault(who, _Chat())
        return Turn(self, chat, who, message)

    async def draw(self, who: Identity, message: str, screen: Screen) -> None:
        """On this message, or on a new one where there is none such any more. Raises NotShown."""
        async with self.turn(who, message) as turn:
            if not turn.is_overtaken:
                await turn.show(screen)

    async def edit(self, who: Identity, message: str, screen: Screen) -> bool:
        """False where there is no such message to edit any more. Raises NotShown."""
        try:
            async with self.in_time():
                await self._persistently(edit_screen(_chat_id(who), int(message), screen))
        except TelegramBadRequest as error:
            return "message is not modified" in error.message
        except TelegramForbiddenError:
            log.info("a screen was not shown: the chat is blocked")
        return True

    async def send(self, who: Identity, screen: Screen) -> str:
        """Raises NotShown."""
        async with self.in_time():
            sent = await self._patiently(send_screen(_chat_id(who), screen))
        return str(sent["message_id"])

    async def forget(self, who: Identity, message: str) -> bool:
        """Takes a message out of the chat, so that the questionnaire stays one message there.

        False where it stays: Telegram deletes nothing that is older than two days.
        """
        try:
            async with self.in_time():
                await self._once(DeleteMessage(chat_id=_chat_id(who), message_id=int(message)))
        except (TelegramAPIError, NotShown):
            log.debug("a message stays in the chat")
            return False
        return True

    @asynccontextmanager
    async def in_time(self) -> AsyncIterator[None]:
        """Whatever keeps a screen from being shown in the time of the act. Raises NotShown."""
        try:
            async with self._timeouts.until(shown_until(self._limits)):
                yield
        except (TimeoutError, TelegramRetryAfter, *BROKEN) as error:
            raise NotShown from error

    async def _persistently(self, call: PlainCall) -> Any:
        """For what may be done twice without harm, when nobody knows whether it was done."""
        for pause in PAUSES:
            try:
                return await self._patiently(call)
            except BROKEN:
                await asyncio.sleep(pause)
        return await self._patiently(call)

    async def _patiently(self, call: PlainCall) -> Any:
        try:
            return await self._once(call)
        except TelegramRetryAfter as error:
            if self._is_too_long(error.retry_after):
                raise
            await asyncio.sleep(error.retry_after)
            return await self._once(call)

    def _is_too_long(self, pause: float) -> bool:
        """Rather told at once than at the end of it."""
        now = asyncio.get_running_loop().time()
        return now + pause >= min(shown_until(self._limits), self._timeouts.end)

    async def _once(self, call: PlainCall | TelegramMethod[Any]) -> Any:
        try:
            async with asyncio.timeout(self._limits.call):
                return await self._bot(as_method(call))
        except TimeoutError as error:
            raise TelegramNetworkError(as_method(call), "no answer in time") from error


def _chat_id(who: Identity) -> int:
    """In private, which is the person's own id."""
    return int(who.external_id)

"""Showing a screen in a chat: edited in place, and never an older state over a newer one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Self, TypeVar
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

from bot.plain_calls import edit_screen, send_screen
from bot.texts.screen import Screen

T = TypeVar("T")

log = logging.getLogger(__name__)

# Telegram waits a minute for the answer to a webhook; beyond this the person taps again.
LONGEST_PAUSE = 20
# Seconds, while the connection to Telegram is broken.
PAUSES = (0.5, 2.0)


class _Chat:
    """Kept as long as somebody draws in the chat or waits to."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.newest: dict[int, object] = {}
        self.replaced: dict[int, int] = {}


class Turn:
    """One caller's time to change what a chat shows: `async with`, in the order of asking.

    Ask in the order of the commits, for the message that was pressed or that is the screen.
    """

    def __init__(self, drawer: Drawer, chat: _Chat, chat_id: int, message_id: int | None) -> None:
        self._drawer, self._chat, self._chat_id = drawer, chat, chat_id
        self._asked_for, self._ticket = message_id, object()
        self.message_id = message_id
        self.has_waited = False
        if message_id is not None:
            chat.newest[message_id] = self._ticket

    async def __aenter__(self) -> Self:
        self.has_waited = self._chat.lock.locked()
        await self._chat.lock.acquire()
        # Another message may have taken its place while this one waited.
        while self.message_id in self._chat.replaced:
            self.message_id = self._chat.replaced[self.message_id]
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._chat.lock.release()

    @property
    def is_overtaken(self) -> bool:
        """A newer state of the same message waits already: this one need not be shown."""
        asked_for = self._asked_for
        return asked_for is not None and self._chat.newest[asked_for] is not self._ticket

    async def show(self, screen: Screen) -> int:
        """The id of the message that shows it: the one asked for, or a new one in its place."""
        old = self.message_id
        if old is not None and await self._drawer.edit(self._chat_id, old, screen):
            return old
        self.message_id = await self._drawer.send(self._chat_id, screen)
        if old is not None:
            self._chat.replaced[old] = self.message_id
        return self.message_id

    async def retire(self, message_id: int, words: str) -> None:
        """Another message shows it now: this one goes, or loses its buttons for these words."""
        if self.message_id is not None:
            self._chat.replaced[message_id] = self.message_id
        if not await self._drawer.forget(self._chat_id, message_id):
            with contextlib.suppress(TelegramAPIError, ClientDecodeError):
                await self._drawer.edit(self._chat_id, message_id, Screen(words))


class Drawer:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._chats: WeakValueDictionary[int, _Chat] = WeakValueDictionary()

    def turn(self, chat_id: int, message_id: int | None = None) -> Turn:
        chat = self._chats.setdefault(chat_id, _Chat())
        return Turn(self, chat, chat_id, message_id)

    async def draw(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """On this message, or on a new one where there is none such any more."""
        async with self.turn(chat_id, message_id) as turn:
            if not turn.is_overtaken:
                await turn.show(screen)

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """False where there is no such message to edit any more."""
        try:
            await _persistently(lambda: self._bot(edit_screen(chat_id, message_id, screen)))
        except TelegramBadRequest as error:
            return "message is not modified" in error.message
        except TelegramForbiddenError:
            log.info("a screen was not shown: the chat is blocked")
        return True

    async def send(self, chat_id: int, screen: Screen) -> int:
        message = await _patiently(lambda: self._bot(send_screen(chat_id, screen)))
        return int(message["message_id"])

    async def forget(self, chat_id: int, message_id: int) -> bool:
        """Takes a message out of the chat, so that the questionnaire stays one message there.

        False where it stays: Telegram deletes nothing that is older than two days.
        """
        try:
            await self._bot.delete_message(chat_id, message_id)
        except (TelegramAPIError, ClientDecodeError):
            log.debug("a message stays in the chat")
            return False
        return True


async def _persistently(call: Callable[[], Awaitable[T]]) -> T:
    """For what may be done twice without harm, when nobody knows whether it was done."""
    for pause in PAUSES:
        try:
            return await _patiently(call)
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError):
            await asyncio.sleep(pause)
    return await _patiently(call)


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    try:
        return await call()
    except TelegramRetryAfter as error:
        await asyncio.sleep(min(error.retry_after, LONGEST_PAUSE))
        return await call()

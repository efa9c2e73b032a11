"""Showing a screen in a chat: edited in place, and never an older state over a newer one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
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
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.newest: dict[int, Screen] = {}


class Drawer:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._chats: WeakValueDictionary[int, _Chat] = WeakValueDictionary()

    async def draw(self, chat_id: int, message_id: int | None, screen: Screen) -> int:
        """The id of the message that shows the screen: the given one, or a new one.

        Call it in the order of the commits. A screen that was overtaken while it waited for its
        turn is not shown at all.
        """
        chat = self._chats.setdefault(chat_id, _Chat())
        if message_id is not None:
            chat.newest[message_id] = screen
        async with chat.lock:
            if message_id is not None and chat.newest[message_id] is not screen:
                return message_id
            return await self._show(chat_id, message_id, screen)

    async def _show(self, chat_id: int, message_id: int | None, screen: Screen) -> int:
        if message_id is not None and await self._edit(chat_id, message_id, screen):
            return message_id
        return await self.send(chat_id, screen)

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> bool:
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

    async def forget(self, chat_id: int, message_id: int) -> None:
        """Takes a message out of the chat, so that the questionnaire stays one message there."""
        try:
            await self._bot.delete_message(chat_id, message_id)
        except (TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter):
            log.debug("a message stays in the chat")


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

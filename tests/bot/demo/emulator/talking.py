"""What the tests of the emulator talk to it with."""

from __future__ import annotations

import struct
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any, Self

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import ClientSession, web

from bot.demo.emulator import Emulator


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 9, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class PromptSession(AiohttpSession):
    async def close(self) -> None:
        """Without the quarter of a second that aiogram waits for TLS to say goodbye."""
        if self._session is not None:
            await self._session.close()


def bot_for(emulator: Emulator, token: str | None = None) -> Bot:
    server = TelegramAPIServer.from_base(emulator.url)
    return Bot(token or emulator.token, session=PromptSession(api=server))


async def complaint(call: Awaitable[object]) -> str:
    """What Telegram says to a call that it refuses."""
    with pytest.raises(TelegramAPIError) as refused:
        await call
    return refused.value.message


async def raw(emulator: Emulator, method: str, **values: Any) -> tuple[int, dict[str, Any]]:
    """Status and body of a call that need not be one that aiogram would send."""
    url = f"{emulator.url}/bot{emulator.token}/{method}"
    async with ClientSession() as session, session.post(url, json=values) as response:
        return response.status, await response.json()


def keyboard(*rows: list[str]) -> InlineKeyboardMarkup:
    """Buttons whose data is their text."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=label) for label in row] for row in rows
        ]
    )


def png(width: int = 64, height: int = 48, padding: int = 0) -> bytes:
    header = struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header + bytes(4 + padding)


class Listener:
    """Answers at an address of its own, which a webhook can be set to."""

    def __init__(self) -> None:
        self.app = web.Application()
        self._stack = AsyncExitStack()
        self.url = ""

    async def __aenter__(self) -> Self:
        runner = web.AppRunner(self.app, shutdown_timeout=0.1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/hook"
        return self

    async def __aexit__(self, *trouble: object) -> None:
        await self._stack.aclose()


def dispatched(
    dispatcher: Dispatcher, bot: Bot, secret: str | None = None, *, in_background: bool = False
) -> Listener:
    listener = Listener()
    handler = SimpleRequestHandler(dispatcher, bot, in_background, secret)
    handler.register(listener.app, path="/hook")
    return listener

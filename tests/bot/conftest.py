from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from sqlalchemy import URL

from bot.demo.emulator import Emulator
from tests.bot.town import Clock, Town


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def emulator(clock: Clock) -> AsyncIterator[Emulator]:
    async with Emulator(clock, time_scale=0.005) as emulator:
        yield emulator


@pytest.fixture(scope="session")
def certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


@pytest.fixture
def prompt_goodbye(monkeypatch: pytest.MonkeyPatch, certificates: ssl.SSLContext) -> None:
    """Nobody speaks TLS here: neither its certificates nor its goodbye are worth the time."""
    monkeypatch.setattr(ssl, "create_default_context", lambda **_options: certificates)

    async def close(self: AiohttpSession) -> None:
        if self._session is not None:
            await self._session.close()

    monkeypatch.setattr(AiohttpSession, "close", close)


@pytest.fixture(params=["polling"])
async def town(
    request: pytest.FixtureRequest,
    emulator: Emulator,
    clock: Clock,
    sqlite_url: URL,
    prompt_goodbye: None,
) -> AsyncIterator[Town]:
    """On SQLite, by polling; with `by_both` also by webhook."""
    town = Town(emulator, sqlite_url, clock, by_webhook=request.param == "webhook")
    yield town
    await town.close()


@pytest.fixture
async def town_on_any(
    emulator: Emulator, clock: Clock, any_url: URL, prompt_goodbye: None
) -> AsyncIterator[Town]:
    """On each kind of database."""
    town = Town(emulator, any_url, clock, by_webhook=False)
    yield town
    await town.close()


@pytest.fixture
async def town_on_postgres(
    emulator: Emulator, clock: Clock, postgres_url: URL, prompt_goodbye: None
) -> AsyncIterator[Town]:
    town = Town(emulator, postgres_url, clock, by_webhook=False)
    yield town
    await town.close()

"""What `/health` says, a word for each thing that has come to a halt."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import ClientSession

from bot import delivery
from scheduler.ticker import Ticker
from storage.database import DatabaseUnavailable
from tests.bot.town import Town


async def health(town: Town) -> tuple[int, str]:
    url = f"http://127.0.0.1:{town.port}/health"
    async with ClientSession() as session, session.get(url) as response:
        return response.status, (await response.json())["status"]


async def test_all_is_well(town_on_any: Town) -> None:
    await town_on_any.start()
    assert await health(town_on_any) == (200, "ok")


@pytest.mark.parametrize("fault", [DatabaseUnavailable("away"), ZeroDivisionError()])
async def test_a_database_that_cannot_be_read(
    town: Town, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    await town.start()

    async def away() -> None:
        raise fault

    monkeypatch.setattr(town.app.database, "check", away)
    assert await health(town) == (503, "database unavailable")


async def test_a_database_that_can_only_be_read(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.start()

    async def read_only(*_given: Any) -> Any:
        raise DatabaseUnavailable("readonly")

    monkeypatch.setattr(town.app.database, "write_many", read_only)
    assert await health(town) == (503, "writing fails")


async def test_a_sender_that_hangs(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "LONGEST_ROUND", 0.05)
    monkeypatch.setattr(delivery, "POLL", 0.01)
    await town.start()
    await asyncio.sleep(0.1)
    assert await health(town) == (200, "ok")

    async def hangs() -> bool:
        await asyncio.sleep(60)
        return True

    monkeypatch.setattr(town.app._delivery._lease, "holds", hangs)
    await asyncio.sleep(0.15)
    assert await health(town) == (503, "sender stands still")
    monkeypatch.undo()


async def test_a_sender_that_has_ended(town: Town) -> None:
    await town.start()
    assert town.app._sender is not None
    town.app._sender.cancel()
    await asyncio.wait([town.app._sender])
    assert await health(town) == (503, "sender stands still")


async def test_a_tick_that_hangs(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ticker, "stands_still", lambda _self: True)
    await town.start()
    assert await health(town) == (503, "tick stands still")

import asyncio
import socket
from datetime import UTC, datetime

import pytest

from bot.demo.emulator import Emulator
from tests.bot.cli.conftest import Metodbot

INVITE = ("invite", "official", "--region", "leningrad")


async def invited(metodbot: Metodbot) -> str:
    """In a thread: the console brings an event loop of its own."""
    return (await asyncio.to_thread(metodbot, *INVITE)).stdout


async def test_the_link_bears_the_bots_name_where_telegram_tells_it(
    metodbot_with_region: Metodbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Emulator(lambda: datetime(2026, 5, 12, tzinfo=UTC)) as emulator:
        monkeypatch.setenv("METODBOT_API_URL", emulator.url)
        monkeypatch.setenv("METODBOT_TOKEN", emulator.token)
        assert "Link: https://t.me/emulated_bot?start=i_" in await invited(metodbot_with_region)


async def test_without_an_answer_the_end_of_the_link_is_told(
    metodbot_with_region: Metodbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        monkeypatch.setenv("METODBOT_API_URL", f"http://127.0.0.1:{nobody.getsockname()[1]}")
    monkeypatch.setenv("METODBOT_TOKEN", "42:emulated")
    assert "https://t.me/name_of_bot: ?start=i_" in await invited(metodbot_with_region)


async def test_a_token_that_telegram_refuses_does_not_lose_the_invitation(
    metodbot_with_region: Metodbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Emulator(lambda: datetime(2026, 5, 12, tzinfo=UTC)) as emulator:
        monkeypatch.setenv("METODBOT_API_URL", emulator.url)
        monkeypatch.setenv("METODBOT_TOKEN", "42:somebody-elses")
        assert "?start=i_" in await invited(metodbot_with_region)

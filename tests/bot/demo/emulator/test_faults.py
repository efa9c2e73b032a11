from __future__ import annotations

import asyncio
from typing import Literal

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import ClientSession

from bot.demo.emulator import Cut, Delay, Drop, Emulator, Hang, Person, ServerError, TooManyRequests
from tests.bot.demo.emulator.talking import complaint


async def test_the_next_calls_are_told_to_wait(bot: Bot, emulator: Emulator, anna: Person) -> None:
    emulator.faults.order("sendMessage", TooManyRequests(retry_after=3), times=2)
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(anna.id, "раз")
        assert refused.value.retry_after == 3
    assert await bot.send_message(anna.id, "два")
    assert [message.text for message in anna.chat] == ["/start", "два"]


async def test_the_header_says_how_long_to_wait(emulator: Emulator, anna: Person) -> None:
    emulator.faults.order("*", TooManyRequests(retry_after=7))
    url = f"{emulator.url}/bot{emulator.token}/getMe"
    async with ClientSession() as session, session.post(url) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "7")


@pytest.mark.parametrize("status", [500, 502])
async def test_a_server_error(bot: Bot, emulator: Emulator, anna: Person, status: int) -> None:
    emulator.faults.order("sendMessage", ServerError(500 if status == 500 else 502))
    with pytest.raises(TelegramServerError):
        await bot.send_message(anna.id, "раз")
    assert emulator.calls[-1].status == status


async def test_a_connection_dropped_before_leaves_nothing_behind(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    emulator.faults.order("sendMessage", Drop("before"))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.id, "раз")
    assert len(anna.chat) == 1
    assert emulator.calls[-1].status is None


async def test_a_connection_dropped_after_leaves_the_message_there(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    emulator.faults.order("sendMessage", Drop("after"))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.id, "раз")
    assert anna.screen.text == "раз"


@pytest.mark.parametrize(("when", "arrived"), [("before", False), ("after", True)])
async def test_a_call_that_hangs_is_answered_never(
    bot: Bot, emulator: Emulator, anna: Person, when: Literal["before", "after"], arrived: bool
) -> None:
    emulator.faults.order("sendMessage", Hang(when))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await bot.send_message(anna.id, "раз")
    assert len(anna.chat) == 1 + arrived
    assert emulator.calls[-1].status is None
    assert await bot.send_message(anna.id, "два")
    await emulator.settled()


async def test_an_answer_that_is_cut_off_cannot_be_read(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    emulator.faults.order("sendMessage", Cut())
    with pytest.raises((ClientDecodeError, UnicodeDecodeError)):
        await bot.send_message(anna.id, "раз")
    assert anna.screen.text == "раз"


async def test_a_delayed_call_is_executed_later(bot: Bot, emulator: Emulator, anna: Person) -> None:
    emulator.faults.order("sendMessage", Delay(0.1))
    sending = asyncio.create_task(bot.send_message(anna.id, "раз"))
    await asyncio.sleep(0.05)
    assert len(anna.chat) == 1
    await sending
    assert anna.screen.text == "раз"


async def test_a_fault_may_concern_one_chat_only(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    other = emulator.person()
    other.post("/start")
    emulator.faults.order("sendMessage", ServerError(), chat_id=anna.id)
    assert await bot.send_message(other.id, "раз")
    assert await complaint(bot.send_message(anna.id, "раз")) == "Internal Server Error"


async def test_faults_that_were_not_met_can_be_taken_back(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    emulator.faults.order("*", ServerError(), times=5)
    emulator.faults.clear()
    assert await bot.send_message(anna.id, "раз")


def test_a_fault_is_ordered_for_a_method_that_exists(emulator: Emulator) -> None:
    with pytest.raises(ValueError, match="sendMesage is not a method"):
        emulator.faults.order("sendMesage", ServerError())

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from bot.demo.emulator import Emulator, Person
from tests.bot.demo.emulator.talking import Clock, bot_for


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def emulator(clock: Clock) -> AsyncIterator[Emulator]:
    async with Emulator(clock, time_scale=0.005, answer_within=2.0) as emulator:
        yield emulator


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    bot = bot_for(emulator)
    yield bot
    await bot.session.close()


@pytest.fixture
async def anna(emulator: Emulator) -> Person:
    """She has written to the bot once, and nothing waits to be taken."""
    anna = emulator.person("Анна")
    anna.post("/start")
    emulator.world.updates.drop_all()
    return anna

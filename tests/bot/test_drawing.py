from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from bot.demo.emulator import Delay, Drop, Emulator, Person, ServerError
from bot.demo.emulator.faults import Fault
from bot.drawing import Drawer
from bot.texts.screen import Button, Screen
from tests.bot.demo.emulator.talking import bot_for


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    bot = bot_for(emulator)
    yield bot
    await bot.session.close()


@pytest.fixture
def anna(emulator: Emulator) -> Person:
    anna = emulator.person("Анна")
    anna.post("/start")
    emulator.world.updates.drop_all()
    return anna


async def test_a_screen_is_drawn_in_place(bot: Bot, anna: Person) -> None:
    drawer = Drawer(bot)
    first = await drawer.send(anna.id, Screen("раз", ((Button("1", "a"),),)))
    await drawer.draw(anna.id, first, Screen("два"))
    assert anna.screen.message_id == first
    assert (anna.screen.text, anna.screen.buttons) == ("два", ())


async def test_a_screen_that_stands_there_already_is_left_alone(bot: Bot, anna: Person) -> None:
    drawer = Drawer(bot)
    first = await drawer.send(anna.id, Screen("раз"))
    await drawer.draw(anna.id, first, Screen("раз"))
    assert len(anna.chat) == 2


async def test_an_older_screen_never_covers_a_newer_one(
    bot: Bot, anna: Person, emulator: Emulator
) -> None:
    drawer = Drawer(bot)
    at = await drawer.send(anna.id, Screen("раз"))
    emulator.faults.order("editMessageText", Delay(0.05))
    drawn = [asyncio.create_task(drawer.draw(anna.id, at, Screen(text))) for text in "абв"]
    await asyncio.gather(*drawn)
    assert (anna.screen.message_id, anna.screen.text) == (at, "в")
    edits = [call.values["text"] for call in emulator.calls_of("editMessageText")]
    assert edits == ["а", "в"]


async def test_what_cannot_be_taken_away_stays(bot: Bot, anna: Person) -> None:
    await Drawer(bot).forget(anna.id, 999)
    assert len(anna.chat) == 1


@pytest.mark.parametrize("fault", [Drop("before"), Drop("after"), ServerError()])
async def test_an_edit_is_tried_again_when_the_connection_breaks(
    bot: Bot, anna: Person, emulator: Emulator, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.drawing.PAUSES", (0.0, 0.0))
    drawer = Drawer(bot)
    at = await drawer.send(anna.id, Screen("раз"))
    emulator.faults.order("editMessageText", fault, times=2)
    await drawer.draw(anna.id, at, Screen("два"))
    assert (anna.screen.message_id, anna.screen.text) == (at, "два")

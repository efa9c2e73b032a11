from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from bot.demo.emulator import (
    Delay,
    Drop,
    Emulator,
    Hang,
    Person,
    ServerError,
    TooManyRequests,
)
from bot.demo.emulator.faults import Fault
from bot.drawing import Drawer, NotShown
from bot.limits import Limits, act
from bot.texts.screen import Button, Screen
from storage.database import DatabaseUnavailable
from tests.bot.json_bot import json_bot_for
from tests.identities import who


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    bot = json_bot_for(emulator)
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
    first = await drawer.send(who(anna.id), Screen("раз", ((Button("1", "a"),),)))
    await drawer.draw(who(anna.id), first, Screen("два"))
    assert str(anna.screen.message_id) == first
    assert (anna.screen.text, anna.screen.buttons) == ("два", ())


async def test_a_screen_that_stands_there_already_is_left_alone(bot: Bot, anna: Person) -> None:
    drawer = Drawer(bot)
    first = await drawer.send(who(anna.id), Screen("раз"))
    await drawer.draw(who(anna.id), first, Screen("раз"))
    assert len(anna.chat) == 2


async def test_an_older_screen_never_covers_a_newer_one(
    bot: Bot, anna: Person, emulator: Emulator
) -> None:
    drawer = Drawer(bot)
    at = await drawer.send(who(anna.id), Screen("раз"))
    emulator.faults.order("editMessageText", Delay(0.05))
    drawn = [asyncio.create_task(drawer.draw(who(anna.id), at, Screen(text))) for text in "абв"]
    await asyncio.gather(*drawn)
    assert (str(anna.screen.message_id), anna.screen.text) == (at, "в")
    edits = [call.values["text"] for call in emulator.calls_of("editMessageText")]
    assert edits == ["а", "в"]


async def test_who_waited_while_a_message_was_replaced_twice_draws_on_the_last_one(
    bot: Bot, anna: Person, emulator: Emulator
) -> None:
    drawer = Drawer(bot)
    at = await drawer.send(who(anna.id), Screen("раз"))
    waiting = drawer.turn(who(anna.id), at)
    for text in ("два", "три"):
        emulator.world.erase(anna.screen)
        async with drawer.turn(who(anna.id), at) as turn:
            at = await turn.show(Screen(text))
    async with waiting as turn:
        assert await turn.show(Screen("четыре")) == at
    assert [one.text for one in anna.chat if one.from_bot] == ["четыре"]


async def test_what_cannot_be_taken_away_stays(bot: Bot, anna: Person) -> None:
    await Drawer(bot).forget(who(anna.id), "999")
    assert len(anna.chat) == 1


@pytest.mark.parametrize("fault", [Drop("before"), Drop("after"), ServerError()])
async def test_an_edit_is_tried_again_when_the_connection_breaks(
    bot: Bot, anna: Person, emulator: Emulator, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.drawing.PAUSES", (0.0, 0.0))
    drawer = Drawer(bot)
    at = await drawer.send(who(anna.id), Screen("раз"))
    emulator.faults.order("editMessageText", fault, times=2)
    await drawer.draw(who(anna.id), at, Screen("два"))
    assert (str(anna.screen.message_id), anna.screen.text) == (at, "два")


QUICK = Limits(call=0.1, showing=0.3)


async def test_a_screen_that_hangs_is_given_up_in_time(
    bot: Bot, anna: Person, emulator: Emulator
) -> None:
    drawer = Drawer(bot, QUICK)
    at = await drawer.send(who(anna.id), Screen("раз"))
    emulator.faults.order("*", Hang(), times=9)
    for showing in (
        drawer.draw(who(anna.id), at, Screen("два")),
        drawer.send(who(anna.id), Screen("три")),
    ):
        async with asyncio.timeout(2):
            with pytest.raises(NotShown):
                await showing
    assert not await drawer.forget(who(anna.id), at)


async def test_a_call_that_hangs_once_is_made_again(
    bot: Bot, anna: Person, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.drawing.PAUSES", (0.0, 0.0))
    drawer = Drawer(bot, Limits(call=0.1, showing=5.0))
    at = await drawer.send(who(anna.id), Screen("раз"))
    emulator.faults.order("editMessageText", Hang())
    await drawer.draw(who(anna.id), at, Screen("два"))
    assert anna.screen.text == "два"


async def test_who_waits_behind_one_that_hangs_waits_no_longer_either(
    bot: Bot, anna: Person, emulator: Emulator
) -> None:
    drawer = Drawer(bot, QUICK)
    at = await drawer.send(who(anna.id), Screen("раз"))
    emulator.faults.order("editMessageText", Hang(), times=9)
    drawn = [drawer.draw(who(anna.id), at, Screen(text)) for text in "абв"]
    async with asyncio.timeout(2):
        outcomes = await asyncio.gather(*drawn, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} <= {NotShown, type(None)}
    assert NotShown in {type(outcome) for outcome in outcomes}
    emulator.faults.clear()
    await drawer.draw(who(anna.id), at, Screen("два"))
    assert anna.screen.text == "два"


async def test_a_pause_that_is_too_long_is_not_waited_for(
    bot: Bot, anna: Person, emulator: Emulator
) -> None:
    emulator.faults.order("sendMessage", TooManyRequests(30))
    async with asyncio.timeout(1):
        with pytest.raises(NotShown):
            await Drawer(bot).send(who(anna.id), Screen("раз"))


async def test_a_short_pause_is_waited_for(bot: Bot, anna: Person, emulator: Emulator) -> None:
    emulator.faults.order("sendMessage", TooManyRequests(1))
    await Drawer(bot).send(who(anna.id), Screen("раз"))
    assert anna.screen.text == "раз"


async def test_hurrying_cuts_short_what_is_going_on_and_what_comes_after(
    bot: Bot, anna: Person, emulator: Emulator
) -> None:
    drawer = Drawer(bot)
    emulator.faults.order("sendMessage", Hang(), times=2)
    going_on = asyncio.create_task(drawer.send(who(anna.id), Screen("раз")))
    await asyncio.sleep(0.05)
    drawer.hurry(0.05)
    async with asyncio.timeout(1):
        for showing in (going_on, drawer.send(who(anna.id), Screen("два"))):
            with pytest.raises(NotShown):
                await showing


async def test_all_that_an_act_shows_has_one_time_together(
    bot: Bot, anna: Person, emulator: Emulator
) -> None:
    limits = Limits(call=5.0, showing=0.2, holding=1.0)
    drawer = Drawer(bot, limits)
    emulator.faults.order("sendMessage", Hang(), times=9)
    async with asyncio.timeout(0.9), act(limits):
        for text in "абвгд":
            with pytest.raises(NotShown):
                await drawer.send(who(anna.id), Screen(text))


async def test_an_act_that_is_not_saved_in_time_is_to_come_again() -> None:
    with pytest.raises(DatabaseUnavailable):
        async with act(Limits(holding=0.01)):
            await asyncio.sleep(5)


async def test_a_timeout_of_something_else_is_not_taken_for_that() -> None:
    with pytest.raises(TimeoutError):
        async with act(Limits()):
            raise TimeoutError

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import polling
from bot.demo.emulator import TOKEN, Cut, Drop, Emulator, ServerError, TooManyRequests
from bot.demo.emulator.faults import Fault
from bot.json_session import JsonSession
from bot.polling import handle, poll, readable
from storage.campaigns import Campaign
from storage.database import DatabaseUnavailable
from tests.bot.demo.emulator.talking import bot_for
from tests.bot.town import Town, asked

KINDS = ("message", "callback_query", "my_chat_member")


class Listener:
    """Hears messages; some of them slowly, some not the first time, some never."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.failures = {"away": 1}
        self.dispatcher = Dispatcher()
        self.dispatcher.message.register(self.hear)

    async def hear(self, message: Message) -> None:
        text = message.text or ""
        if self.failures.get(text, 0):
            self.failures[text] -= 1
            raise DatabaseUnavailable("away")
        if text.startswith("slow"):
            await asyncio.sleep(0.05)
        self.heard.append(text)


def update(number: int, user: int, text: str) -> dict[str, Any]:
    sender = {"id": user, "is_bot": False, "first_name": "А"}
    chat = {"id": user, "type": "private", "first_name": "А"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": text}
    return {"update_id": number, "message": message}


async def test_people_are_handled_at_once_and_each_in_order(emulator: Emulator) -> None:
    bot, listener = bot_for(emulator), Listener()
    batch = readable(
        bot, [update(1, 7, "slow one"), update(2, 7, "then"), update(3, 8, "meanwhile")]
    )
    await handle(bot, listener.dispatcher, batch.updates, set())
    assert listener.heard == ["meanwhile", "slow one", "then"]
    await bot.session.close()


async def test_what_failed_is_tried_again_and_what_was_handled_is_not(
    emulator: Emulator,
) -> None:
    bot, listener, handled = bot_for(emulator), Listener(), set[int]()
    batch = readable(bot, [update(1, 7, "away"), update(2, 7, "then"), update(3, 8, "slow")])
    with pytest.raises(DatabaseUnavailable):
        await handle(bot, listener.dispatcher, batch.updates, handled)
    assert listener.heard == ["slow"]
    await handle(bot, listener.dispatcher, batch.updates, handled)
    assert listener.heard == ["slow", "away", "then"]
    await bot.session.close()


async def test_an_update_of_an_unknown_shape_does_not_stop_the_others(bot_of_town: Bot) -> None:
    poison = {"update_id": 2, "message": {"message_id": "two"}}
    batch = readable(bot_of_town, [update(1, 7, "one"), poison, update(3, 7, "three")])
    assert [one.update_id for one in batch.updates] == [1, 3]
    assert batch.next_offset == 4
    assert readable(bot_of_town, [poison]).next_offset == 3


@pytest.fixture
async def bot_of_town(emulator: Emulator) -> Bot:
    bot = bot_for(emulator)
    await bot.session.close()
    return bot


async def test_nothing_is_confirmed_before_it_was_handled(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "PAUSE_AFTER_FAULT", 0.01)
    bot, listener, anna = bot_for(emulator), Listener(), emulator.person()
    emulator.faults.order("getUpdates", ServerError(502))
    anna.post("away")
    anna.post("slow")
    running = asyncio.create_task(poll(bot, listener.dispatcher, KINDS, asyncio.Event()))
    await asyncio.sleep(0.03)
    assert emulator.world.updates.waiting() == 2
    await anna.settled()
    assert listener.heard == ["away", "slow"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await bot.session.close()


async def test_a_stop_handles_what_has_come_in_and_confirms_it(emulator: Emulator) -> None:
    bot, listener, anna = bot_for(emulator), Listener(), emulator.person()
    stopped = asyncio.Event()
    anna.post("slow")
    running = asyncio.create_task(poll(bot, listener.dispatcher, KINDS, stopped))
    await asyncio.sleep(0.02)
    stopped.set()
    anna.post("after it")
    async with asyncio.timeout(5):
        await running
    assert listener.heard == ["slow"]
    assert emulator.world.updates.waiting() == 1
    await bot.session.close()


async def test_a_stop_does_not_wait_for_an_update_that_may_never_come(emulator: Emulator) -> None:
    bot, stopped = bot_for(emulator), asyncio.Event()
    running = asyncio.create_task(poll(bot, Dispatcher(), KINDS, stopped))
    await asyncio.sleep(0.05)
    stopped.set()
    async with asyncio.timeout(1):
        await running
    await bot.session.close()


@pytest.mark.parametrize("fault", [ServerError(502), Drop(), Cut(), TooManyRequests(1)])
async def test_no_fault_of_the_messenger_ends_polling(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setattr(polling, "PAUSE_AFTER_FAULT", 0.01)
    bot, listener, anna = bot_for(emulator), Listener(), emulator.person()
    emulator.faults.order("getUpdates", fault, times=2)
    anna.post("Анна")
    running = asyncio.create_task(poll(bot, listener.dispatcher, KINDS, asyncio.Event()))
    await anna.settled()
    assert listener.heard == ["Анна"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await bot.session.close()


async def test_an_update_that_fails_beyond_all_handlers_is_told_and_got_past(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    bot, dispatcher, handled = bot_for(emulator), Dispatcher(), set[int]()

    async def broken(message: Message) -> None:
        raise KeyError(message.text)

    dispatcher.message.register(broken)
    batch = readable(bot, [update(1, 7, "что ответила Анна"), update(2, 7, "then")])
    await handle(bot, dispatcher, batch.updates, handled)
    assert handled == {1, 2}
    assert "KeyError in an update" in caplog.text
    assert "Анна" not in caplog.text
    await bot.session.close()


async def test_a_poison_message_among_those_that_wait_is_got_past(emulator: Emulator) -> None:
    bot, listener, anna = bot_for(emulator), Listener(), emulator.person()
    lane = ("chat", anna.id)
    emulator.world.updates.add("message", {"message_id": "poison"}, lane, anna.id)
    anna.post("after it")
    running = asyncio.create_task(poll(bot, listener.dispatcher, KINDS, asyncio.Event()))
    await anna.settled()
    assert listener.heard == ["after it"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await bot.session.close()


async def test_a_fault_of_the_bot_is_apologized_for_without_a_word_of_the_answer(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    campaign: Campaign = await town.open(await town.load(only=["luzhsky"]), "young_teacher")
    await town.start()
    anna = await town.answering(campaign)

    words = "что ответила Анна"

    async def broken(*_given: Any) -> None:
        raise RuntimeError(words)

    with monkeypatch.context() as patched:
        patched.setattr(town.app.database, "write_many", broken)
        await anna.tap("1")
    assert anna.notices[-1].text.startswith("Что-то пошло не так")
    assert "RuntimeError in a handler" in caplog.text
    assert words not in caplog.text
    await anna.tap("1")
    assert asked(anna.screen) == "2"


async def test_a_reply_that_is_not_the_bot_apis_does_not_end_polling(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def gateway(_request: web.Request) -> web.Response:
        return web.Response(status=502, text="<html>нет связи</html>", content_type="text/html")

    async def answer(query: CallbackQuery) -> AnswerCallbackQuery:
        return query.answer()

    application = web.Application()
    application.router.add_post("/{path:.*}", gateway)
    dispatcher, handled = Dispatcher(), set[int]()
    dispatcher.callback_query.register(answer)
    press = {"id": "7", "from": {"id": 5, "is_bot": False, "first_name": "Анна"}, "data": "x"}
    update = {"update_id": 1, "callback_query": press | {"chat_instance": "1"}}
    async with TestServer(application) as server:
        session = JsonSession(api=TelegramAPIServer.from_base(str(server.make_url(""))))
        async with Bot(TOKEN, session) as bot:
            await handle(bot, dispatcher, readable(bot, [update]).updates, handled)
    assert handled == {1}
    assert "answerCallbackQuery was not made: ClientDecodeError" in caplog.text
    assert "нет связи" not in caplog.text

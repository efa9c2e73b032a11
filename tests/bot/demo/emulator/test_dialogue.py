"""A small bot of aiogram, by webhook and by polling, and a person who talks to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import EditMessageText
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.demo.emulator import Emulator
from tests.bot.demo.emulator.talking import bot_for, dispatched, keyboard, png


def small_bot() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def start(message: Message, command: CommandObject) -> None:
        await message.answer(f"Код {command.args}. Готовы?", reply_markup=keyboard(["Да", "Нет"]))

    @dispatcher.message(F.text)
    async def echo(message: Message) -> None:
        await message.answer(message.html_text)

    @dispatcher.callback_query(F.data == "Да")
    async def agree(query: CallbackQuery) -> EditMessageText:
        assert isinstance(query.message, Message)
        await query.answer("Записано")
        # Returned, so that it travels in the reply to the webhook.
        return query.message.edit_text("Спасибо!")

    @dispatcher.callback_query()
    async def draw(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.answer_photo(BufferedInputFile(png(), "a.png"), caption="Вот")

    return dispatcher


@asynccontextmanager
async def by_webhook(emulator: Emulator) -> AsyncIterator[None]:
    bot = bot_for(emulator)
    async with dispatched(small_bot(), bot, secret="s3cret") as listener:
        await bot.set_webhook(listener.url, secret_token="s3cret")
        yield


@asynccontextmanager
async def by_polling(emulator: Emulator) -> AsyncIterator[None]:
    bot, dispatcher = bot_for(emulator), small_bot()
    polling = asyncio.create_task(_poll(dispatcher, bot))
    yield
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling


async def _poll(dispatcher: Dispatcher, bot: Bot) -> None:
    await dispatcher.start_polling(
        bot, handle_as_tasks=False, handle_signals=False, close_bot_session=True
    )


@pytest.fixture(params=[by_webhook, by_polling], ids=["webhook", "polling"])
async def running(request: pytest.FixtureRequest, emulator: Emulator) -> AsyncIterator[None]:
    async with request.param(emulator):
        yield


@pytest.mark.usefixtures("running")
async def test_a_dialogue_from_a_link_to_thanks(emulator: Emulator) -> None:
    anna = emulator.person("Анна")
    await anna.start("c_x")
    assert str(anna.screen) == "Код c_x. Готовы?\n[Да] [Нет]"
    await anna.tap("Да")
    assert anna.screen.text == "Спасибо!"
    assert [notice.text for notice in anna.notices] == ["Записано"]
    assert [message.text for message in anna.chat] == ["/start c_x", "Спасибо!"]


@pytest.mark.usefixtures("running")
async def test_the_bots_calls_are_logged(emulator: Emulator) -> None:
    anna = emulator.person("Анна")
    await anna.send("привет")
    (call,) = emulator.calls_of("sendMessage")
    assert (call.status, call.values["text"]) == (200, "привет")


@pytest.mark.usefixtures("running")
async def test_a_picture_is_seen(emulator: Emulator) -> None:
    anna = emulator.person("Анна")
    await anna.start("c_x")
    await anna.tap("Нет")
    assert str(await anna.sees("Вот")) == "<photo>\nВот"


@pytest.mark.usefixtures("running")
async def test_people_talk_at_once_and_each_sees_their_own(emulator: Emulator) -> None:
    crowd = [emulator.person(f"№ {number}") for number in range(20)]
    await asyncio.gather(*(person.send(f"я {person.id}") for person in crowd))
    assert [person.screen.text for person in crowd] == [f"я {person.id}" for person in crowd]


@pytest.mark.usefixtures("running")
async def test_an_old_button_still_works(emulator: Emulator) -> None:
    anna = emulator.person("Анна")
    await anna.start("c_x")
    stale = anna.screen
    await anna.send("а пока так")
    await anna.tap("Да", on=stale)
    assert anna.chat[1].text == "Спасибо!"


async def test_a_killed_bot_answers_what_waited_after_its_restart(emulator: Emulator) -> None:
    anna = emulator.person("Анна")
    async with by_polling(emulator):
        await anna.send("раз")
    anna.post("два")
    async with by_polling(emulator):
        await anna.settled()
    assert [message.text for message in anna.chat] == ["раз", "раз", "два", "два"]


async def test_a_bot_that_confirms_before_it_answers_is_waited_for_by_what_is_seen(
    emulator: Emulator,
) -> None:
    anna, bot = emulator.person("Анна"), bot_for(emulator)
    async with dispatched(small_bot(), bot, in_background=True) as listener:
        await bot.set_webhook(listener.url)
        await anna.send("раз")
        assert (await anna.sees("раз")).from_bot

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot

from bot.demo.emulator import Emulator, Person
from tests.bot.demo.emulator.talking import keyboard


async def test_a_button_that_is_not_there_is_named_together_with_the_screen(
    bot: Bot, anna: Person
) -> None:
    await bot.send_message(anna.id, "Готовы?", reply_markup=keyboard(["Да", "Нет"]))
    with pytest.raises(AssertionError) as missing:
        anna.press("Может быть")
    assert str(missing.value) == (
        "there is no button 'Может быть'. Анна sees:\nГотовы?\n[Да] [Нет]"
    )


async def test_a_button_is_found_by_what_is_true_of_it(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Готовы?", reply_markup=keyboard(["Да", "Нет"]))
    anna.press(lambda button: button.text.startswith("Н"))
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.data == "Нет"


async def test_an_empty_chat_has_no_screen(emulator: Emulator) -> None:
    with pytest.raises(AssertionError, match="the bot has written nothing to Олег"):
        _ = emulator.person("Олег").screen


@pytest.mark.parametrize("payload", ["x" * 65, "a b", "да"])
async def test_a_link_has_up_to_64_letters_of_its_alphabet(anna: Person, payload: str) -> None:
    with pytest.raises(AssertionError, match="Telegram opens no link with the payload"):
        await anna.start(payload)


@pytest.mark.parametrize("text", ["", "  ", "ы" * 4097])
def test_a_text_that_telegram_would_not_send(anna: Person, text: str) -> None:
    with pytest.raises(AssertionError, match="Telegram sends no text"):
        anna.post(text)


def test_who_blocked_the_bot_does_not_write_to_it(anna: Person) -> None:
    anna.block()
    with pytest.raises(AssertionError, match="Анна: bot was blocked by the user"):
        anna.post("привет")


def test_a_deleted_account_cannot_start_again(anna: Person) -> None:
    anna.deactivate()
    with pytest.raises(AssertionError, match="Анна: user is deactivated"):
        anna.post("/start")


async def test_waiting_for_nobody_says_what_was_not_taken(anna: Person) -> None:
    with pytest.raises(AssertionError, match="привет"):
        await anna.send("привет", within=0.05)


async def test_what_was_not_seen_is_named_together_with_the_screen(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Готовы?")
    with pytest.raises(AssertionError, match="'Спасибо' was not seen"):
        await anna.sees("Спасибо", within=0.05)


async def test_what_the_bot_writes_of_its_own_accord_is_seen(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Готовы?")
    waiting = asyncio.create_task(anna.sees(lambda message: message.text.startswith("Срок")))
    await asyncio.sleep(0)
    await bot.send_message(anna.id, "Срок — завтра")
    assert (await waiting).text == "Срок — завтра"

"""Calls as JSON, held against the stand-in for Telegram."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.demo.emulator import TOKEN, Button, Emulator
from bot.json_session import JsonSession


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator(lambda: datetime.now(UTC)) as emulator:
        yield emulator


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    session = JsonSession(api=TelegramAPIServer.from_base(emulator.url))
    async with Bot(TOKEN, session, DefaultBotProperties(parse_mode="HTML")) as bot:
        yield bot


async def test_a_screen_arrives_with_its_buttons_and_its_formatting(
    emulator: Emulator, bot: Bot
) -> None:
    anna = emulator.person()
    anna.post("/start")
    button = InlineKeyboardButton(text="Согласен", callback_data="y:0:1")
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
    await bot.send_message(anna.id, "<b>Ёлка</b> & «ель»", reply_markup=keyboard)
    assert anna.screen.text == "Ёлка & «ель»"
    assert anna.screen.buttons == (Button("Согласен", "y:0:1"),)
    assert [one["type"] for one in anna.screen.content.entities] == ["bold"]


async def test_a_file_still_travels(emulator: Emulator, bot: Bot) -> None:
    anna = emulator.person()
    anna.post("/start")
    await bot.send_document(anna.id, BufferedInputFile(b"a;b", "итоги.csv"), caption="Итоги")
    assert anna.screen.text == "Итоги"
    assert anna.screen.media is not None

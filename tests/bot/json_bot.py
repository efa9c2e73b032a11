"""A bot that calls Telegram as the program does, with plain calls as JSON."""

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.demo.emulator import Emulator
from bot.json_session import JsonSession
from tests.bot.demo.emulator.talking import PromptSession


class PromptJsonSession(JsonSession, PromptSession):
    pass


def json_bot_for(emulator: Emulator) -> Bot:
    server = TelegramAPIServer.from_base(emulator.url)
    return Bot(emulator.token, session=PromptJsonSession(api=server))

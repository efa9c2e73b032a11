"""The commands that Telegram offers in the chat's menu."""

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats

from bot.texts.fluent import LANGUAGES, chat_texts

COMMANDS = ("summary", "status", "mydata", "language", "help")


async def publish_commands(bot: Bot) -> None:
    for language in LANGUAGES:
        texts = chat_texts(language)
        commands = [
            BotCommand(command=name, description=texts(f"command-{name}")) for name in COMMANDS
        ]
        # Russian is what anybody sees whose language has no list of its own.
        await bot.set_my_commands(
            commands,
            scope=BotCommandScopeAllPrivateChats(),
            language_code=None if language == "ru" else language,
        )

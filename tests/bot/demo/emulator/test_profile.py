from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    MenuButtonCommands,
)

from bot.demo.emulator import Emulator, Person
from tests.bot.demo.emulator.talking import complaint, raw


async def test_the_bot_learns_its_own_name(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (42, True, "emulated_bot")


async def test_commands_are_kept_by_scope_and_language(bot: Bot, anna: Person) -> None:
    own = BotCommandScopeChat(chat_id=anna.id)
    await bot.set_my_commands([BotCommand(command="start", description="Начать")])
    await bot.set_my_commands([BotCommand(command="help", description="Help")], own, "en")
    assert [one.command for one in await bot.get_my_commands()] == ["start"]
    assert [one.command for one in await bot.get_my_commands(own, "en")] == ["help"]
    await bot.delete_my_commands(own, "en")
    assert await bot.get_my_commands(own, "en") == []


async def test_up_to_100_commands(bot: Bot) -> None:
    commands = [BotCommand(command=f"c{n}", description="?") for n in range(101)]
    assert await bot.set_my_commands(commands[:100])
    said = await complaint(bot.set_my_commands(commands))
    assert said == "Bad Request: BOT_COMMANDS_TOO_MUCH"


@pytest.mark.parametrize(
    ("command", "description", "fault"),
    [
        ("Start", "?", "BOT_COMMAND_INVALID"),
        ("старт", "?", "BOT_COMMAND_INVALID"),
        ("x" * 33, "?", "BOT_COMMAND_INVALID"),
        ("", "?", "BOT_COMMAND_INVALID"),
        ("start", "", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("start", "ы" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_a_wrong_command_is_refused(
    bot: Bot, command: str, description: str, fault: str
) -> None:
    commands = [BotCommand(command=command, description=description)]
    assert await complaint(bot.set_my_commands(commands)) == f"Bad Request: {fault}"


async def test_a_command_has_a_name_and_a_description(emulator: Emulator) -> None:
    _, body = await raw(emulator, "setMyCommands", commands=[{"command": "start"}])
    fault = 'can\'t parse BotCommand: Field "description" must be of type String'
    assert body["description"] == f"Bad Request: {fault}"


async def test_what_the_bot_says_of_itself_has_bounds(bot: Bot) -> None:
    assert await bot.set_my_name("ы" * 64)
    assert await bot.set_my_description("ы" * 512)
    assert await bot.set_my_short_description("ы" * 120)
    assert "too long" in await complaint(bot.set_my_name("ы" * 65))
    assert "too long" in await complaint(bot.set_my_description("ы" * 513))
    assert "too long" in await complaint(bot.set_my_short_description("ы" * 121))


async def test_the_menu_button_is_one_of_three(bot: Bot, emulator: Emulator, anna: Person) -> None:
    assert await bot.set_chat_menu_button(anna.id, MenuButtonCommands())
    assert emulator.world.profile.menu_buttons[anna.id]["type"] == "commands"
    status, _ = await raw(emulator, "setChatMenuButton", menu_button={"type": "feast"})
    assert status == 400


async def test_a_chat_tells_whose_it_is(bot: Bot, anna: Person) -> None:
    chat = await bot.get_chat(anna.id)
    assert (chat.type, chat.first_name) == ("private", "Анна")

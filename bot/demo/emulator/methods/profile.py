"""What the bot says of itself, and what it may know of a chat."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.demo.emulator.errors import bad_request
from bot.demo.emulator.wire import Json
from bot.demo.emulator.world import Request, World

_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_COMMANDS, _COMMAND_DESCRIPTION = 100, 256
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
_NAME, _DESCRIPTION, _SHORT_DESCRIPTION = 64, 512, 120


def get_me(world: World, request: Request) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    return {**world.bot, **abilities}


def get_chat(world: World, request: Request) -> Json:
    chat = world.reachable(request.values["chat_id"])
    about: Json = {**chat.about, "accent_color_id": 0, "max_reaction_count": 11}
    about["accepted_gift_types"] = dict.fromkeys(_GIFTS, False)
    if chat.pinned and chat.pinned[-1] in chat.messages:
        about["pinned_message"] = chat.messages[chat.pinned[-1]].as_json()
    return about


def set_my_commands(world: World, request: Request) -> bool:
    commands = request.values["commands"]
    if len(commands) > _COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[_place(request)] = [_command(command) for command in commands]
    return True


def get_my_commands(world: World, request: Request) -> list[Json]:
    return world.profile.commands.get(_place(request), [])


def delete_my_commands(world: World, request: Request) -> bool:
    world.profile.commands.pop(_place(request), None)
    return True


def set_my_name(world: World, request: Request) -> bool:
    return _tell(world.profile.names, request, "name", _NAME)


def set_my_description(world: World, request: Request) -> bool:
    return _tell(world.profile.descriptions, request, "description", _DESCRIPTION)


def set_my_short_description(world: World, request: Request) -> bool:
    told = world.profile.short_descriptions
    return _tell(told, request, "short_description", _SHORT_DESCRIPTION)


def set_chat_menu_button(world: World, request: Request) -> bool:
    chat_id = request.values.get("chat_id")
    button = request.values.get("menu_button", {"type": "default"})
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse MenuButton: Unsupported type")
    world.profile.menu_buttons[world.chat(chat_id).id if chat_id else None] = button
    return True


def _command(command: Any) -> Json:
    name, description = _string(command, "command"), _string(command, "description")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= _COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description.strip()}


def _string(command: Any, field: str) -> str:
    value = command.get(field) if isinstance(command, dict) else None
    if not isinstance(value, str):
        raise bad_request(f'can\'t parse BotCommand: Field "{field}" must be of type String')
    return value


def _tell(told: dict[str, str], request: Request, field: str, limit: int) -> bool:
    text = request.values.get(field, "")
    if len(text) > limit:
        raise bad_request(f"{field.replace('_', ' ')} is too long")
    told[request.values.get("language_code", "")] = text
    return True


def _place(request: Request) -> str:
    scope = request.values.get("scope", {"type": "default"})
    if not isinstance(scope.get("type"), str):
        raise bad_request('can\'t parse BotCommandScope: Field "type" must be of type String')
    return json.dumps([scope, request.values.get("language_code", "")], sort_keys=True)

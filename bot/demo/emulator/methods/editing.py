"""Changes to messages that stand in a chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.demo.emulator.content import caption_of, text_of
from bot.demo.emulator.errors import bad_request
from bot.demo.emulator.keyboards import inline_keyboard
from bot.demo.emulator.messages import Message
from bot.demo.emulator.methods.media import media_of
from bot.demo.emulator.wire import Json
from bot.demo.emulator.world import Request, World

_DELETABLE = timedelta(hours=48)


def edit_message_text(world: World, request: Request) -> Json:
    content = text_of(request.values)
    keyboard = inline_keyboard(request.values.get("reply_markup"))
    old = _own(world, request)
    if old.media:
        raise bad_request("there is no text in the message to edit")
    return _changed(world, old, replace(old, content=content, keyboard=keyboard))


def edit_message_reply_markup(world: World, request: Request) -> Json:
    keyboard = inline_keyboard(request.values.get("reply_markup"))
    old = _own(world, request)
    return _changed(world, old, replace(old, keyboard=keyboard))


def edit_message_media(world: World, request: Request) -> Json:
    described = request.values["media"]
    kind = described.get("type")
    if kind not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: Unsupported type")
    if not isinstance(described.get("media"), str):
        raise bad_request("can't parse InputMedia: media not found")
    keyboard = inline_keyboard(request.values.get("reply_markup"))
    content = caption_of(described)
    old = _own(world, request)
    media = media_of(world, request, kind, described["media"])
    return _changed(world, old, replace(old, content=content, media=media, keyboard=keyboard))


def delete_message(world: World, request: Request) -> bool:
    message = _standing(world, request, "message to delete not found")
    if world.now() - message.date > _DELETABLE.total_seconds():
        raise bad_request("message can't be deleted for everyone")
    world.erase(message)
    return True


def pin_chat_message(world: World, request: Request) -> bool:
    message = _standing(world, request, "message to pin not found")
    pinned = world.chats[message.chat_id].pinned
    if message.message_id not in pinned:
        pinned.append(message.message_id)
    return True


def unpin_chat_message(world: World, request: Request) -> bool:
    """Without a message the one that was pinned last."""
    pinned = world.reachable(request.values["chat_id"]).pinned
    number = request.values.get("message_id", pinned[-1] if pinned else None)
    if number not in pinned:
        raise bad_request("message to unpin not found")
    pinned.remove(number)
    return True


def _standing(world: World, request: Request, otherwise: str) -> Message:
    chat = world.reachable(request.values["chat_id"])
    message = chat.messages.get(request.values["message_id"])
    if message is None:
        raise bad_request(otherwise)
    return message


def _own(world: World, request: Request) -> Message:
    message = _standing(world, request, "message to edit not found")
    if not message.from_bot or not message.editable:
        raise bad_request("message can't be edited")
    return message


def _changed(world: World, old: Message, new: Message) -> Json:
    if new == old:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    return world.show(replace(new, edit_date=world.now())).as_json()

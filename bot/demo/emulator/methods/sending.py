"""New messages of the bot."""

from __future__ import annotations

from typing import Any, Literal

from bot.demo.emulator.chats import Chat
from bot.demo.emulator.content import caption_of, text_of
from bot.demo.emulator.entities import Formatted
from bot.demo.emulator.errors import bad_request
from bot.demo.emulator.keyboards import inline_keyboard, reply_keyboard
from bot.demo.emulator.methods.media import media_of
from bot.demo.emulator.wire import Json
from bot.demo.emulator.world import Request, World

_ACTIONS = frozenset(
    (
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    )
)


def send_message(world: World, request: Request) -> Json:
    return _send(world, request, text_of(request.values))


def send_photo(world: World, request: Request) -> Json:
    return _send_media(world, request, "photo")


def send_document(world: World, request: Request) -> Json:
    return _send_media(world, request, "document")


def send_chat_action(world: World, request: Request) -> bool:
    if request.values["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.reachable(request.values["chat_id"])
    world.changes.publish("action", chat.id, action=request.values["action"])
    return True


def get_file(world: World, request: Request) -> Json:
    return world.files.downloadable(request.values["file_id"]).as_json()


def _send_media(world: World, request: Request, kind: Literal["photo", "document"]) -> Json:
    content = caption_of(request.values)
    world.reachable(request.values["chat_id"])
    media = media_of(world, request, kind, request.values[kind])
    return _send(world, request, content, media=media)


def _send(world: World, request: Request, content: Formatted, **more: Any) -> Json:
    inline, lasting = _keyboards(request.values.get("reply_markup"))
    chat = world.reachable(request.values["chat_id"])
    world.pace.spend(chat)
    if lasting:
        _stand(chat, lasting)
    editable = lasting is None
    sent = world.post(chat, world.bot, content, keyboard=inline, editable=editable, **more)
    return sent.as_json()


def _keyboards(markup: Json | None) -> tuple[Json | None, Json | None]:
    """The keyboard under the message and the one in place of the letters."""
    if markup is None or "inline_keyboard" in markup:
        return inline_keyboard(markup), None
    return None, reply_keyboard(markup)


def _stand(chat: Chat, markup: Json) -> None:
    if "keyboard" in markup:
        chat.reply_keyboard = markup
    elif "remove_keyboard" in markup:
        chat.reply_keyboard = None

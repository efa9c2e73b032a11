"""Which fields each method takes, of which type, and which of them it cannot do without.

The facts are those of the Bot API's own description; a field that is not here is left unread, as
Telegram does.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeAlias

from bot.demo.emulator.errors import Refused, bad_request
from bot.demo.emulator.wire import Json

Kind: TypeAlias = Callable[[str, Any], Any]
"""Takes a field's name and raw value, gives the value in its type."""


def checked(method: str, raw: Json) -> Json:
    """Values of a method's fields in their types."""
    shape = SHAPES[method]
    values = {name: shape[name](name, value) for name, value in raw.items() if name in shape}
    for name, complaint in REQUIRED.get(method, {}).items():
        if name not in values:
            raise bad_request(complaint)
    return values


def _wrong(name: str, kind: str) -> Refused:
    return bad_request(f'field "{name}" must be of type {kind}')


def _text(name: str, raw: Any) -> str:
    if not isinstance(raw, str):
        raise _wrong(name, "String")
    try:
        raw.encode()
    except UnicodeEncodeError as error:
        # JSON can spell half of a pair of surrogates, UTF-8 cannot.
        raise bad_request("strings must be encoded in UTF-8") from error
    return raw


def _integer(name: str, raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | str):
        raise _wrong(name, "Number")
    try:
        return int(raw)
    except ValueError as error:
        raise _wrong(name, "Number") from error


def _flag(name: str, raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    if not isinstance(raw, str) or raw.lower() not in ("true", "false", "1", "0", "yes", "no"):
        raise _wrong(name, "Boolean")
    return raw.lower() in ("true", "1", "yes")


def _chat(name: str, raw: Any) -> int:
    try:
        return _integer(name, raw)
    except Refused as refusal:
        raise bad_request("chat not found" if raw else "chat_id is empty") from refusal


def _json(name: str, raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    try:
        return json.loads(raw)
    except ValueError as error:
        raise bad_request(f"can't parse {name} JSON object") from error


def _object(name: str, raw: Any) -> Json:
    value = _json(name, raw)
    if not isinstance(value, dict):
        raise bad_request(f"object expected as {name.replace('_', ' ')}")
    return value


def _array(name: str, raw: Any) -> list[Any]:
    value = _json(name, raw)
    if not isinstance(value, list):
        raise _wrong(name, "Array")
    return value


_ADDRESS: dict[str, Kind] = {"business_connection_id": _text, "chat_id": _chat}
_MESSAGE = {**_ADDRESS, "message_id": _integer}
_MARKUP: dict[str, Kind] = {"reply_markup": _object}
_TEXT: dict[str, Kind] = {
    "text": _text,
    "parse_mode": _text,
    "entities": _array,
    "link_preview_options": _object,
}
_CAPTION: dict[str, Kind] = {
    "caption": _text,
    "parse_mode": _text,
    "caption_entities": _array,
}
_SENDING: dict[str, Kind] = {
    **_ADDRESS,
    **_MARKUP,
    "message_thread_id": _integer,
    "direct_messages_topic_id": _integer,
    "disable_notification": _flag,
    "protect_content": _flag,
    "allow_paid_broadcast": _flag,
    "message_effect_id": _text,
    "reply_parameters": _object,
}
_SCOPE: dict[str, Kind] = {"scope": _object, "language_code": _text}

SHAPES: dict[str, dict[str, Kind]] = {
    "getMe": {},
    "getUpdates": {
        "offset": _integer,
        "limit": _integer,
        "timeout": _integer,
        "allowed_updates": _array,
    },
    "setWebhook": {
        "url": _text,
        "ip_address": _text,
        "max_connections": _integer,
        "allowed_updates": _array,
        "drop_pending_updates": _flag,
        "secret_token": _text,
    },
    "deleteWebhook": {"drop_pending_updates": _flag},
    "getWebhookInfo": {},
    "sendMessage": {**_SENDING, **_TEXT},
    "sendPhoto": {
        **_SENDING,
        **_CAPTION,
        "photo": _text,
        "show_caption_above_media": _flag,
        "has_spoiler": _flag,
    },
    "sendDocument": {
        **_SENDING,
        **_CAPTION,
        "document": _text,
        "thumbnail": _text,
        "disable_content_type_detection": _flag,
    },
    "sendChatAction": {**_ADDRESS, "message_thread_id": _integer, "action": _text},
    "editMessageText": {**_MESSAGE, **_TEXT, **_MARKUP},
    "editMessageReplyMarkup": {**_MESSAGE, **_MARKUP},
    "editMessageMedia": {**_MESSAGE, **_MARKUP, "media": _object},
    "deleteMessage": _MESSAGE,
    "pinChatMessage": {**_MESSAGE, "disable_notification": _flag},
    "unpinChatMessage": _MESSAGE,
    "answerCallbackQuery": {
        "callback_query_id": _text,
        "text": _text,
        "show_alert": _flag,
        "url": _text,
        "cache_time": _integer,
    },
    "getFile": {"file_id": _text},
    "getChat": {"chat_id": _chat},
    "setMyCommands": {**_SCOPE, "commands": _array},
    "getMyCommands": _SCOPE,
    "deleteMyCommands": _SCOPE,
    "setMyName": {"name": _text, "language_code": _text},
    "setMyDescription": {"description": _text, "language_code": _text},
    "setMyShortDescription": {"short_description": _text, "language_code": _text},
    "setChatMenuButton": {"chat_id": _integer, "menu_button": _object},
}

_TO_CHAT = {"chat_id": "chat_id is empty"}
_TO_MESSAGE = {**_TO_CHAT, "message_id": "message identifier is not specified"}

REQUIRED: dict[str, dict[str, str]] = {
    "sendMessage": {**_TO_CHAT, "text": "message text is empty"},
    "sendPhoto": {**_TO_CHAT, "photo": "there is no photo in the request"},
    "sendDocument": {**_TO_CHAT, "document": "there is no document in the request"},
    "sendChatAction": {**_TO_CHAT, "action": "wrong parameter action in request"},
    "editMessageText": {**_TO_MESSAGE, "text": "message text is empty"},
    "editMessageReplyMarkup": _TO_MESSAGE,
    "editMessageMedia": {**_TO_MESSAGE, "media": "there is no media in the request"},
    "deleteMessage": _TO_MESSAGE,
    "pinChatMessage": _TO_MESSAGE,
    "unpinChatMessage": _TO_CHAT,
    "answerCallbackQuery": {"callback_query_id": "callback_query_id is empty"},
    "getFile": {"file_id": "file_id is empty"},
    "getChat": _TO_CHAT,
    "setMyCommands": {"commands": "can't parse commands: they are not in the request"},
}

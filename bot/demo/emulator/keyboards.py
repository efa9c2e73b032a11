"""Keyboards under messages: what Telegram takes, and what it says to the rest."""

from __future__ import annotations

from typing import Any

from bot.demo.emulator.errors import Refused, bad_request
from bot.demo.emulator.wire import Json

_ACTIONS = frozenset(
    (
        "callback_data",
        "url",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    )
)
_BUTTONS, _IN_A_ROW, _DATA_BYTES = 100, 8, 64


def inline_keyboard(markup: Json | None) -> Json | None:
    """The keyboard to store, nothing for an empty one."""
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    rows = _rows(markup["inline_keyboard"], "inline keyboard")
    for row in rows:
        for button in row:
            _check_inline(button)
    return {"inline_keyboard": rows} if rows else None


def reply_keyboard(markup: Json) -> Json:
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return markup
    if "keyboard" not in markup:
        raise bad_request("can't parse reply keyboard markup JSON object")
    rows = [[_labelled(button) for button in row] for row in _rows(markup["keyboard"], "keyboard")]
    return {**markup, "keyboard": rows}


def _rows(rows: Any, what: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{what.replace(" ", "_")}" must be of type Array of Arrays')
    filled = [row for row in rows if row]
    if sum(map(len, filled)) > _BUTTONS or any(len(row) > _IN_A_ROW for row in filled):
        raise bad_request("reply markup is too long")
    return filled


def _labelled(button: Any) -> Json:
    labelled = {"text": button} if isinstance(button, str) else button
    if not isinstance(labelled, dict) or not isinstance(labelled.get("text"), str):
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    if not labelled["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return labelled


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise _unparsable('Field "text" must be of type String')
    if _ACTIONS.isdisjoint(button):
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if "callback_data" in button:
        _check_data(button["callback_data"])
    if "url" in button:
        _check_url(button["url"])


def _unparsable(reason: str) -> Refused:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _check_data(data: Any) -> None:
    if not isinstance(data, str):
        raise _unparsable('Field "callback_data" must be of type String')
    if not 1 <= len(data.encode()) <= _DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: Any) -> None:
    if not isinstance(url, str):
        raise _unparsable('Field "url" must be of type String')
    scheme, separator, rest = url.partition("://")
    if (separator and scheme not in ("http", "https", "tg")) or not rest.strip("/"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")

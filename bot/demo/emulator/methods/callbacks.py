"""Answers to presses."""

from __future__ import annotations

from bot.demo.emulator.chats import Notice
from bot.demo.emulator.errors import bad_request
from bot.demo.emulator.world import PRESS_LIFETIME, Request, World

_TEXT_LIMIT = 200


def answer_callback_query(world: World, request: Request) -> bool:
    text = request.values.get("text", "")
    if len(text) > _TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.presses.pop(request.values["callback_query_id"], None)
    if press is None or world.clock() - press.at > PRESS_LIFETIME:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if text:
        notice = Notice(text, alert=request.values.get("show_alert", False))
        world.chats[press.chat_id].notices.append(notice)
        world.changes.publish("notice", press.chat_id, text=text, alert=notice.alert)
    return True

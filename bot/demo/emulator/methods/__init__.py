"""The methods of the Bot API that are understood here, each with what does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from bot.demo.emulator.methods import callbacks, editing, profile, receiving, sending
from bot.demo.emulator.world import Request, World

Handler: TypeAlias = Callable[[World, Request], object]
"""Gives the result, or an awaitable of it; raises Refused."""

HANDLERS: dict[str, Handler] = {
    "getMe": profile.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "editMessageMedia": editing.edit_message_media,
    "deleteMessage": editing.delete_message,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "answerCallbackQuery": callbacks.answer_callback_query,
    "getFile": sending.get_file,
    "getChat": profile.get_chat,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.set_my_name,
    "setMyDescription": profile.set_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "setChatMenuButton": profile.set_chat_menu_button,
}
BY_LOWER_CASE = {name.lower(): name for name in HANDLERS}

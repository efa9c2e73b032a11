"""Calls to Telegram with a body of JSON.

In a form each Cyrillic letter becomes two percent signs with their digits, written one by one in
Python: that took longer than all else of a call.
"""

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods.base import TelegramMethod
from aiohttp.payload import BytesPayload


class JsonSession(AiohttpSession):
    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        """A form still where there is a file to send."""
        files: dict[str, Any] = {}
        given = method.model_dump(warnings=False)
        values = self.prepare_value(given, bot=bot, files=files, _dumps_json=False)
        if files:
            return super().build_form_data(bot, method)
        return BytesPayload(self.json_dumps(values).encode(), content_type="application/json")

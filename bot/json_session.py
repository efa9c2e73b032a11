"""Calls to Telegram with a body of JSON.

In a form each Cyrillic letter becomes two percent signs with their digits, written one by one in
Python: that took longer than all else of a call.
"""

from http import HTTPStatus
from typing import Any, NamedTuple, TypeVar, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import Response
from aiogram.methods.base import TelegramMethod
from aiohttp.payload import BytesPayload
from pydantic_core import from_json, to_json

from bot.plain_calls import PlainCall

T = TypeVar("T")


class _Made(NamedTuple):
    """Of a reply that says so the framework asks for the result alone."""

    result: Any


class JsonSession(AiohttpSession):
    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        """A form still where there is a file to send."""
        if isinstance(method, PlainCall):
            return _payload(method.values())
        files: dict[str, Any] = {}
        given = method.model_dump(warnings=False)
        values = self.prepare_value(given, bot=bot, files=files, _dumps_json=False)
        return super().build_form_data(bot, method) if files else _payload(values)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[T],
        timeout: int | None = None,  # noqa: ASYNC109 - of the library
    ) -> T:
        try:
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError as error:
            # A reply may end within a letter.
            raise ClientDecodeError("not a text", error, None) from error

    def check_response(
        self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str
    ) -> Response[Any]:
        if isinstance(method, PlainCall) and status_code == HTTPStatus.OK:
            answer = _answer(content)
            if answer.get("ok") is True:
                return cast(Response[Any], _Made(answer.get("result")))
        return super().check_response(bot, method, status_code, content)


def _answer(content: str) -> dict[str, Any]:
    """Empty where it is none."""
    try:
        answer = from_json(content)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _payload(values: object) -> BytesPayload:
    return BytesPayload(to_json(values), content_type="application/json")

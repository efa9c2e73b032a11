"""The calls that a tap leads to, with just what the bot says in them.

The framework's own make a model of every button, and another of the whole message that comes
back and that nobody reads: that took a third of a tap's time. Even a model of nothing but the
texts below took a thirtieth.
"""

import logging
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from aiogram.enums import ParseMode
from aiogram.methods.base import TelegramMethod

from bot.texts.fitting import fits, fitted
from bot.texts.limits import TELEGRAM
from bot.texts.screen import Button, Screen

log = logging.getLogger(__name__)

Keyboard = dict[str, list[list[dict[str, str]]]]


@dataclass(kw_only=True)
class PlainCall:
    """All values are plain JSON, and so is the result."""

    __api_method__: ClassVar[str]
    __returning__: ClassVar[Any] = Any

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(kw_only=True)
class SendScreen(PlainCall):
    __api_method__: ClassVar[str] = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str = ParseMode.HTML.value
    reply_markup: Keyboard | None = None


@dataclass(kw_only=True)
class EditScreen(SendScreen):
    __api_method__: ClassVar[str] = "editMessageText"

    message_id: int


@dataclass(kw_only=True)
class AnswerPress(PlainCall):
    __api_method__: ClassVar[str] = "answerCallbackQuery"

    callback_query_id: str
    text: str | None = None
    show_alert: bool | None = None


def as_method(call: PlainCall | TelegramMethod[Any]) -> TelegramMethod[Any]:
    """For the framework, which with JsonSession asks nothing of a call that a plain one lacks."""
    return cast(TelegramMethod[Any], call)


def edit_screen(chat_id: int, message_id: int, screen: Screen) -> EditScreen:
    shown = _fitted(screen)
    return EditScreen(
        chat_id=chat_id, message_id=message_id, text=shown.text, reply_markup=keyboard(shown)
    )


def send_screen(chat_id: int, screen: Screen) -> SendScreen:
    shown = _fitted(screen)
    return SendScreen(chat_id=chat_id, text=shown.text, reply_markup=keyboard(shown))


def _fitted(screen: Screen) -> Screen:
    """Whoever made the screen ought to have seen to it; the person is to see something at least."""
    if not fits(screen, TELEGRAM):
        log.warning("a screen was cut: %d characters, %d rows", len(screen.text), len(screen.rows))
    return fitted(screen, TELEGRAM)


def keyboard(screen: Screen) -> Keyboard | None:
    if not screen.rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in screen.rows]}


def _button(button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": button.data}

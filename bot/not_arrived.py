"""Why a message has not arrived, as a code: Telegram's own words may hold a part of it."""

from typing import Literal

from aiogram.exceptions import TelegramAPIError

Reason = Literal["chat_not_found", "too_long", "markup", "buttons", "refused", "program"]

BROKEN_CONNECTION = "broken_connection"
# In this order: of a keyboard that is too long its buttons are at fault.
_SAID: dict[str, Reason] = {
    "chat not found": "chat_not_found",
    "can't parse entities": "markup",
    "button": "buttons",
    "reply markup": "buttons",
    "is too long": "too_long",
}


def reason_of(error: Exception) -> Reason:
    """For what trying again does not help; `program` where Telegram was not even asked."""
    if not isinstance(error, TelegramAPIError):
        return "program"
    said = error.message.lower()
    return next((reason for words, reason in _SAID.items() if words in said), "refused")

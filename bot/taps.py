"""A press of a questionnaire's button as Telegram sends it.

Presses are most of what comes in. Read out of the JSON themselves they take a fifth of the time
that a model of the update takes, with its person, its message and each of its buttons, and the
way through the framework's routes.
"""

from typing import Any, NamedTuple

from aiogram.types import CallbackQuery

from bot.buttons import Press, pressed
from bot.telegram_identity import message_of, sender_of, telegram
from storage.identities import Identity

ANSWERING = frozenset("acudkbnjow")
"""The actions that go from question to question."""


class Tap(NamedTuple):
    """`id` is what the press is answered by; without a message it is too old to be edited."""

    id: str
    sender: Identity
    language_code: str | None
    message: str | None
    press: Press


def tap_in(update: Any) -> Tap | None:
    """Out of parsed JSON; None for any other update, and for one that looks odd."""
    match update:
        case {
            "callback_query": {
                "id": str(id),
                "from": {"id": int(person), **user},
                "message": {"message_id": int(message_id)},
                "data": str(data),
            }
        }:
            press = pressed(data)
            if press is not None and press.action in ANSWERING:
                code = user.get("language_code")
                language = code if isinstance(code, str) else None
                return Tap(id, telegram(person), language, str(message_id), press)
    return None


def tap_of(query: CallbackQuery, press: Press) -> Tap:
    language = query.from_user.language_code
    return Tap(query.id, sender_of(query), language, message_of(query), press)

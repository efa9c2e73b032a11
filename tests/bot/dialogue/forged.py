"""Presses that no screen offers: a client may send whatever it likes."""

from __future__ import annotations

from bot.demo.emulator import Button, Message, Person
from bot.demo.emulator.entities import Formatted


def with_button(person: Person, data: str) -> Message:
    """The person's screen, as if it had one more button."""
    shown = person.screen
    rows = [[{"text": "forged", "callback_data": data}]]
    return Message(
        shown.chat,
        shown.sender,
        shown.message_id,
        shown.date,
        Formatted(shown.text),
        keyboard={"inline_keyboard": rows},
    )


def _is_forged(button: Button) -> bool:
    return button.text == "forged"


async def forge(person: Person, data: str) -> None:
    await person.tap(_is_forged, on=with_button(person, data))

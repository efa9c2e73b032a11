"""What stands on a person's screen, by what the buttons carry."""

from __future__ import annotations

from bot.buttons import pressed
from bot.demo.emulator import Button, Message, Person


def newest(person: Person) -> Message | None:
    return next((message for message in reversed(person.chat) if message.from_bot), None)


def action_of(button: Button) -> str:
    press = pressed(button.data or "")
    return press.action if press else ""


def buttons_of(message: Message, actions: str) -> list[Button]:
    return [button for button in message.buttons if action_of(button) in set(actions)]

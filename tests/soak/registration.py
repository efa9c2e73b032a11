"""From the link to the first question, whatever the bot shows on the way."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bot.demo.emulator import Button, Message, Person
from tests.soak.screens import action_of, buttons_of, newest
from tests.soak.stage import Asked

LONGEST_WAY = 60
SETTLED_WITHIN = 120.0
ORGANIZATIONS = ("Школа № 1", "Лицей № 2", "Гимназия № 33", "Детский сад «Ёлочка»")


class NoWayIn(Exception):
    """The registration does not come to an end."""


async def register(
    asked: Asked, person: Person, random: Random, note: Callable[[int], object]
) -> list[Message]:
    """The screens on the way."""
    screens = []
    for _ in range(LONGEST_WAY):
        if shown := newest(person):
            screens.append(shown)
        update = _next(asked, person, random)
        if update is None:
            return screens
        note(update)
        await person.settled(SETTLED_WITHIN)
    raise NoWayIn(str(person.screen))


def _next(asked: Asked, person: Person, random: Random) -> int | None:
    """The update that was sent; None where the questions have begun."""
    shown = newest(person)
    actions = {action_of(button) for button in shown.buttons} if shown else set()
    if shown is None or not actions:
        return person.post(asked.link)
    for action in ("y", "m", "g"):
        if action in actions:
            return _press(person, random.choice(buttons_of(shown, action)))
    if "o" in actions <= {"o", "n"}:
        return person.post(random.choice(ORGANIZATIONS))
    return None


def _press(person: Person, button: Button) -> int:
    return person.press(button.data or "")

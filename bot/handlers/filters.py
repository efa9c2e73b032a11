from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from bot.buttons import Press, pressed
from bot.handlers.active import active_questionnaire
from bot.handlers.house import House


class Pressed(BaseFilter):
    """A button of a questionnaire with one of these actions; hands on what it carries."""

    def __init__(self, *actions: str) -> None:
        self._actions = frozenset(actions)

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Press]:
        press = pressed(query.data or "")
        return press is not None and press.action in self._actions and {"press": press}


class ActiveQuestionnaire(BaseFilter):
    """Somebody who is in the middle of a questionnaire; hands on the response."""

    async def __call__(self, message: Message, house: House) -> bool | dict[str, Any]:
        if message.from_user is None:
            return False
        found = await active_questionnaire(house, message.from_user.id)
        return found is not None and {"response": found[0], "opened": found[1]}


class UnknownCommand(BaseFilter):
    """What looks like a command and is none: it is nobody's answer."""

    async def __call__(self, message: Message) -> bool:
        entities = message.entities or []
        return any(one.type == "bot_command" and one.offset == 0 for one in entities)

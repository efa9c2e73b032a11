from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from bot.buttons import Press, pressed


class Pressed(BaseFilter):
    """A button of a questionnaire with one of these actions; hands on what it carries."""

    def __init__(self, *actions: str) -> None:
        self._actions = frozenset(actions)

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Press]:
        press = pressed(query.data or "")
        return press is not None and press.action in self._actions and {"press": press}


class UnknownCommand(BaseFilter):
    """What looks like a command and is none: it is nobody's answer."""

    async def __call__(self, message: Message) -> bool:
        entities = message.entities or []
        return any(one.type == "bot_command" and one.offset == 0 for one in entities)

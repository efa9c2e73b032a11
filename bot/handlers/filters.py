from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from bot.buttons import Press, pressed
from bot.handlers.house import House
from storage.responses import Response, active_response_id, read_response


class Pressed(BaseFilter):
    """A button of a questionnaire with one of these actions; hands on what it carries."""

    def __init__(self, *actions: str) -> None:
        self._actions = frozenset(actions)

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Press]:
        press = pressed(query.data or "")
        return press is not None and press.action in self._actions and {"press": press}


class ActiveQuestionnaire(BaseFilter):
    """Somebody who is in the middle of a questionnaire; hands on the response."""

    async def __call__(self, message: Message, house: House) -> bool | dict[str, Response]:
        if message.from_user is None:
            return False
        async with house.database.read() as connection:
            active = await active_response_id(connection, message.from_user.id)
            if active is None:
                return False
            response = await read_response(connection, message.from_user.id, active)
        if response is None or (response.submitted and response.shown_item is None):
            return False
        return {"response": response}

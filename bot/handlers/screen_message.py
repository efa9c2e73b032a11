"""Which message shows a person's questionnaire: one of them, and the database knows it.

What a chat shows and what is kept of it are changed in one turn, so that two updates at once
neither leave two messages with buttons nor none.
"""

from collections.abc import Awaitable, Callable

from bot.drawing import Turn
from bot.handlers.house import House
from bot.texts.fluent import chat_texts
from bot.texts.screen import Screen
from storage.dialogues import show
from storage.responses import Response, read_response

ScreenOf = Callable[[Response], Awaitable[Screen]]


async def draw_on(house: House, response: Response, screen: Screen, message_id: int | None) -> None:
    """The message that was pressed is the screen from now on.

    That is kept before it is drawn, which may take long: a text typed meanwhile is meant for it.
    """
    async with house.drawer.turn(response.telegram_id, message_id) as turn:
        if turn.is_overtaken:
            return
        asked_for = turn.message_id
        if asked_for not in {None, response.screen_message_id}:
            await _keep(house, response, turn)
        if await turn.show(screen) != asked_for:
            await _keep(house, response, turn, gone=asked_for)


async def draw_anew(house: House, telegram_id: int, response_id: int, screen_of: ScreenOf) -> None:
    """On a message of its own at the end of the chat, as it is saved when its turn has come."""
    async with house.drawer.turn(telegram_id) as turn:
        async with house.database.read() as connection:
            response = await read_response(connection, telegram_id, response_id)
        if response is not None:
            await turn.show(await screen_of(response))
            await _keep(house, response, turn)


async def _keep(house: House, response: Response, turn: Turn, gone: int | None = None) -> None:
    """The message that showed the questionnaire before is taken away."""
    person, id, at = response.person_id, response.id, turn.message_id
    assert at is not None
    before = await house.database.write(lambda connection: show(connection, person, id, at))
    if before not in {None, gone}:
        await turn.retire(before, chat_texts(response.language)("screen-elsewhere"))

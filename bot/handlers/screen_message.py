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


async def draw_on(
    house: House,
    response: Response,
    screen: Screen,
    message_id: int | None,
    *,
    activate: bool = True,
) -> None:
    """The message that was pressed is the screen from now on.

    That is kept before it is drawn, which may take long: a text typed meanwhile is meant for it,
    unless another questionnaire stays the active one. Raises NotShown.
    """
    async with house.unshown.unless_shown(response.id):
        await _draw_on(house, response, screen, message_id, activate=activate)


async def _draw_on(
    house: House, response: Response, screen: Screen, message_id: int | None, *, activate: bool
) -> None:
    async with house.drawer.turn(response.telegram_id, message_id) as turn:
        if turn.is_overtaken:
            return
        asked_for, before = turn.message_id, None
        # Who waited knows no more what is the screen, and which questionnaire the active one.
        is_active = response.active and not turn.has_waited
        if asked_for is not None and (
            asked_for != response.screen_message_id or (activate and not is_active)
        ):
            before = await _keep(house, response, asked_for, activate)
        try:
            shown = await turn.show(screen)
        except Exception:
            if before is not None:
                await _keep(house, response, before, activate)
            raise
        if shown != asked_for:
            replaced = await _keep(house, response, shown, activate)
            before = replaced if replaced not in {None, asked_for} else before
        await _retire(response, turn, before)


async def draw_anew(house: House, telegram_id: int, response_id: int, screen_of: ScreenOf) -> None:
    """On a message of its own at the end of the chat, as it is saved when its turn has come.

    Raises NotShown.
    """
    async with house.unshown.unless_shown(response_id):
        await _draw_anew(house, telegram_id, response_id, screen_of)


async def _draw_anew(house: House, telegram_id: int, response_id: int, screen_of: ScreenOf) -> None:
    async with house.drawer.turn(telegram_id) as turn:
        async with house.database.read() as connection:
            response = await read_response(connection, telegram_id, response_id)
        if response is not None:
            shown = await turn.show(await screen_of(response))
            await _retire(response, turn, await _keep(house, response, shown, activate=True))


async def _keep(house: House, response: Response, message_id: int, activate: bool) -> int | None:
    """Gives the message that showed the questionnaire before."""
    return await house.database.write(
        lambda connection: show(connection, response, message_id, activate=activate)
    )


async def _retire(response: Response, turn: Turn, message_id: int | None) -> None:
    if message_id is not None:
        await turn.retire(message_id, chat_texts(response.language)("screen-elsewhere"))

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
from storage.sheets import Sheet, View, read_sheet

ScreenOf = Callable[[Sheet], Awaitable[Screen]]


async def draw_on(
    house: House,
    sheet: Sheet,
    screen: Screen,
    message_id: str | None,
    *,
    activate: bool = True,
) -> None:
    """The message that was pressed is the screen from now on.

    That is kept before it is drawn, which may take long: a text typed meanwhile is meant for it,
    unless another questionnaire stays the active one. Raises NotShown.
    """
    async with house.unshown.unless_shown(sheet.view):
        await _draw_on(house, sheet, screen, message_id, activate=activate)


async def _draw_on(
    house: House, sheet: Sheet, screen: Screen, message_id: str | None, *, activate: bool
) -> None:
    async with house.drawer.turn(sheet.identity, message_id) as turn:
        if turn.is_overtaken:
            return
        asked_for, before = turn.message, None
        # Who waited knows no more what is the screen, and which questionnaire the active one.
        is_active = sheet.active and not turn.has_waited
        if asked_for is not None and (asked_for != sheet.screen or (activate and not is_active)):
            before = await _keep(house, sheet, asked_for, activate)
        try:
            shown = await turn.show(screen)
        except Exception:
            if before is not None:
                await _keep(house, sheet, before, activate)
            raise
        if shown != asked_for:
            replaced = await _keep(house, sheet, shown, activate)
            before = replaced if replaced not in {None, asked_for} else before
        await _retire(sheet, turn, before)


async def draw_anew(house: House, view: View, screen_of: ScreenOf) -> None:
    """On a message of its own at the end of the chat, as it is saved when its turn has come.

    Raises NotShown.
    """
    async with house.unshown.unless_shown(view):
        await _draw_anew(house, view, screen_of)


async def _draw_anew(house: House, view: View, screen_of: ScreenOf) -> None:
    async with house.drawer.turn(view.identity) as turn:
        async with house.database.read() as connection:
            sheet = await read_sheet(connection, view.identity, view.sheet_id)
        if sheet is not None:
            shown = await turn.show(await screen_of(sheet))
            await _retire(sheet, turn, await _keep(house, sheet, shown, activate=True))


async def _keep(house: House, sheet: Sheet, message_id: str, activate: bool) -> str | None:
    """Gives the message that showed the questionnaire before."""
    return await house.database.write(
        lambda connection: show(connection, sheet, message_id, activate=activate)
    )


async def _retire(sheet: Sheet, turn: Turn, message_id: str | None) -> None:
    if message_id is not None:
        await turn.retire(message_id, chat_texts(sheet.language)("screen-elsewhere"))

"""Which message shows a person's questionnaire: one of them, and the database knows it."""

from bot.handlers.house import House
from bot.texts.screen import Screen
from storage.dialogues import move_screen, show
from storage.responses import Response


async def draw_on(house: House, response: Response, screen: Screen, message_id: int | None) -> None:
    """The message that was pressed is the screen from now on.

    That is kept before it is drawn, which may take long: who opens another questionnaire meanwhile
    must not be brought back.
    """
    before = None
    if message_id is not None and message_id != response.screen_message_id:
        before = await _keep(house, response, message_id)
    shown = await house.drawer.draw(response.telegram_id, message_id, screen)
    if shown != message_id and not await _moved(house, response, message_id, shown):
        await house.drawer.forget(response.telegram_id, shown)
    if before is not None:
        await house.drawer.forget(response.telegram_id, before)


async def draw_anew(house: House, response: Response, screen: Screen) -> None:
    """On a message of its own at the end of the chat."""
    shown = await house.drawer.draw(response.telegram_id, None, screen)
    before = await _keep(house, response, shown)
    if before is not None:
        await house.drawer.forget(response.telegram_id, before)


async def _keep(house: House, response: Response, message_id: int) -> int | None:
    """Gives the message that showed the questionnaire before."""
    person, id = response.person_id, response.id
    return await house.database.write(lambda connection: show(connection, person, id, message_id))


async def _moved(house: House, response: Response, old: int | None, new: int) -> bool:
    person, id = response.person_id, response.id
    return await house.database.write(
        lambda connection: move_screen(connection, person, id, old, new)
    )

"""The questionnaire that a person is in the middle of."""

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.questionnaire import is_registered, shown_step
from storage.dialogues import active_response_id
from storage.responses import Response, read_response


async def active_questionnaire(house: House, telegram_id: int) -> tuple[Response, Opened] | None:
    """The one opened last, until it is handed in; also when its campaign is closed meanwhile."""
    async with house.database.read() as connection:
        active = await active_response_id(connection, telegram_id)
        response = active and await read_response(connection, telegram_id, active)
    opened = response and await house.campaigns.opened(response.campaign_id)
    if not response or not opened or _is_over(response, opened):
        return None
    return response, opened


def _is_over(response: Response, opened: Opened) -> bool:
    """Handed in, and no correction has opened a question since."""
    return (
        response.submitted
        and is_registered(opened.instrument, response)
        and shown_step(opened.instrument, response) is None
    )

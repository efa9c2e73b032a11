"""The questionnaire that a person is in the middle of."""

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.rules.shown import is_over
from storage.dialogues import active_response_id
from storage.responses import Response, read_response


async def active_questionnaire(house: House, telegram_id: int) -> tuple[Response, Opened] | None:
    """The one opened last, until it is handed in; also when its campaign is closed meanwhile."""
    async with house.database.read() as connection:
        active = await active_response_id(connection, telegram_id)
    return await questionnaire_in_hand(house, telegram_id, active)


async def questionnaire_in_hand(
    house: House, telegram_id: int, response_id: int | None
) -> tuple[Response, Opened] | None:
    """None where it is gone or handed in."""
    if response_id is None:
        return None
    async with house.database.read() as connection:
        response = await read_response(connection, telegram_id, response_id)
    opened = response and await house.campaigns.opened(response.campaign_id)
    if not response or not opened or is_over(opened.instrument, response):
        return None
    return response, opened

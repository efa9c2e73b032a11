"""Opening a questionnaire where its person left off, at the end of the chat."""

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.handlers.screen_message import draw_anew
from bot.handlers.stage import current_screen
from bot.handlers.submitting import finished_screen
from bot.rules.shown import is_over
from bot.texts.screen import Screen
from storage.drafts import begin_response
from storage.people import Person
from storage.responses import Response


async def open_questionnaire(house: House, person: Person, opened: Opened) -> None:
    response_id = await house.database.write(
        lambda connection: begin_response(connection, opened.campaign.id, person.id, house.now())
    )
    await show_anew(house, person.telegram_id, response_id, opened)


async def show_anew(house: House, telegram_id: int, response_id: int, opened: Opened) -> None:
    async def screen_of(response: Response) -> Screen:
        if is_over(opened.instrument, response):
            return await finished_screen(house, response, opened)
        return await current_screen(house, response, opened)

    await draw_anew(house, telegram_id, response_id, screen_of)

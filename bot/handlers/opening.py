"""Opening a questionnaire where its person left off, at the end of the chat."""

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.handlers.screen_message import draw_anew
from bot.handlers.stage import current_screen
from bot.handlers.submitting import finished_screen
from bot.rules.shown import is_over
from bot.texts.screen import Screen
from storage.drafts import begin_sheet
from storage.people import Person
from storage.sheets import Sheet, View


async def open_questionnaire(house: House, person: Person, opened: Opened) -> None:
    sheet_id = await house.database.write(
        lambda connection: begin_sheet(
            connection, opened.part, person.id, house.now(), sealed=opened.instrument.anonymous
        )
    )
    await show_anew(house, View(sheet_id, person.identity), opened)


async def show_anew(house: House, view: View, opened: Opened) -> None:
    async def screen_of(sheet: Sheet) -> Screen:
        if sheet.parted or is_over(opened.instrument, sheet):
            return await finished_screen(house, sheet, opened)
        return await current_screen(house, sheet, opened)

    await draw_anew(house, view, screen_of)

"""The questionnaire that a person is in the middle of."""

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.rules.shown import is_over
from storage.dialogues import active_sheet_id
from storage.identities import Identity
from storage.sheets import Sheet, read_sheet


async def active_questionnaire(house: House, who: Identity) -> tuple[Sheet, Opened] | None:
    """The one opened last, until it is handed in; also when its campaign is closed meanwhile."""
    async with house.database.read() as connection:
        active = await active_sheet_id(connection, who)
    return await questionnaire_in_hand(house, who, active)


async def questionnaire_in_hand(
    house: House, who: Identity, sheet_id: int | None
) -> tuple[Sheet, Opened] | None:
    """None where it is gone or handed in."""
    if sheet_id is None:
        return None
    async with house.database.read() as connection:
        sheet = await read_sheet(connection, who, sheet_id)
    opened = sheet and await house.campaigns.opened(sheet.of_part)
    if not sheet or not opened or is_over(opened.instrument, sheet):
        return None
    # Who was in the middle of correcting is told when they go on.
    if sheet.parted and sheet.shown_item is None:
        return None
    return sheet, opened

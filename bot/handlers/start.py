"""`/start` without a link: back to an own questionnaire."""

from aiogram.types import Message, User

from bot.campaign_book import Opened
from bot.handlers.active import active_questionnaire
from bot.handlers.general import on_help
from bot.handlers.house import House, language_of, texts_for
from bot.handlers.opening import show_anew
from bot.rules.shown import is_finished
from bot.telegram_identity import identity_of, sender_of
from bot.texts.own_questionnaires import own_questionnaires_screen
from storage.identities import Identity
from storage.own_questionnaires import OwnQuestionnaire, own_questionnaires
from storage.people import known_person, remember_person
from storage.sheets import Sheet


async def on_start(message: Message, house: House) -> None:
    """Back to the unfinished questionnaire; else a choice of all that may still be changed."""
    assert message.from_user is not None
    if sender_of(message) in house.admins:
        await _remember(house, message.from_user)
    active = await active_questionnaire(house, sender_of(message))
    if active is not None and _goes_on(*active):
        sheet, opened = active
        await show_anew(house, sheet.view, opened)
        return
    await on_help(message, house)
    own = await _own(house, sender_of(message))
    if own:
        texts = await texts_for(house, message.from_user)
        titles = await house.campaigns.titles(one.definition_id for one in own)
        await house.tell(sender_of(message), own_questionnaires_screen(texts, own, titles))


def _goes_on(sheet: Sheet, opened: Opened) -> bool:
    return sheet.stopped_at is None and not is_finished(opened.instrument, sheet)


async def _remember(house: House, admin: User) -> None:
    """From now on they can be told what goes wrong."""
    language = language_of(admin)
    await house.database.write(lambda c: remember_person(c, identity_of(admin), language))


async def _own(house: House, who: Identity) -> list[OwnQuestionnaire]:
    async with house.database.read() as connection:
        person = await known_person(connection, who)
        return await own_questionnaires(connection, person.id) if person else []

"""`/start`: with a campaign's link to its questionnaire, without one back to an own one."""

from aiogram.filters import CommandObject
from aiogram.types import Message, User

from bot.campaign_book import Opened
from bot.handlers.active import active_questionnaire
from bot.handlers.consenting import ask_consent, refusal_of, taken_part
from bot.handlers.general import on_help
from bot.handlers.house import House, language_of, texts_for
from bot.handlers.once import is_over_for
from bot.handlers.opening import open_questionnaire, show_anew
from bot.rules.shown import is_finished
from bot.telegram_identity import identity_of, sender_of
from bot.texts.fluent import Texts
from bot.texts.own_questionnaires import own_questionnaires_screen
from bot.texts.screen import Screen
from storage.campaigns import campaign_by_code
from storage.consents import consent_version
from storage.days import zone_of_person
from storage.identities import Identity
from storage.own_questionnaires import OwnQuestionnaire, own_questionnaires
from storage.people import known_person, remember_person
from storage.sheets import Sheet


async def on_campaign_link(message: Message, command: CommandObject, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    async with house.database.read() as connection:
        campaign = await campaign_by_code(connection, (command.args or "").removeprefix("c_"))
        known = campaign.id if campaign else 0
        zone = await zone_of_person(connection, known, sender_of(message))
    if campaign is None or zone is None:
        await house.tell(sender_of(message), Screen(texts("consent-unknown")))
        return
    refusal = refusal_of(texts, campaign, zone, house.now())
    if refusal:
        await house.tell(sender_of(message), Screen(refusal))
        return
    await _enter(house, texts, message.from_user, await house.campaigns.of(campaign))


async def _enter(house: House, texts: Texts, user: User, opened: Opened) -> None:
    async with house.database.read() as connection:
        person = await known_person(connection, identity_of(user))
        agreed = person and await consent_version(connection, person.id, opened.part)
        over = await is_over_for(connection, house.keys, opened, identity_of(user))
    if over:
        await house.tell(identity_of(user), Screen(taken_part(texts, opened)))
    elif person and agreed:
        await open_questionnaire(house, person, opened)
    else:
        await ask_consent(house, texts, identity_of(user), opened)


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
        await house.tell(sender_of(message), own_questionnaires_screen(texts, own))


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

"""The ways into a questionnaire: by the link of its campaign, or of one of its parts."""

import re

from aiogram.filters import CommandObject
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message, User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press
from bot.campaign_book import Opened
from bot.handlers.admission import Admitted, NotAdmitted, admission, refusal_of
from bot.handlers.consenting import ask_consent, taken_part
from bot.handlers.house import House, texts_for
from bot.handlers.once import is_over_for
from bot.handlers.opening import open_questionnaire
from bot.standing import standings
from bot.telegram_identity import identity_of, sender_of
from bot.texts.fitting import alert_words
from bot.texts.fluent import Texts
from bot.texts.parts import parts_screen
from bot.texts.screen import Screen
from storage.campaigns import Campaign, campaign_by_code
from storage.consents import consent_version
from storage.days import zone_of_person
from storage.parts import Part
from storage.people import known_person

_OF_PART = re.compile(r"(.+)-([1-9])", re.ASCII)


async def on_campaign_link(message: Message, command: CommandObject, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    async with house.database.read() as connection:
        campaign, number = await _linked(connection, (command.args or "").removeprefix("c_"))
        part = Part(campaign.id if campaign else 0, number or 1)
        zone = await zone_of_person(connection, part, sender_of(message))
    if campaign is None or zone is None:
        await house.tell(sender_of(message), Screen(texts("consent-unknown")))
        return
    refusal = refusal_of(texts, campaign, zone, house.now())
    if refusal:
        await house.tell(sender_of(message), Screen(refusal))
    elif number is None:
        await _show_parts(house, texts, message.from_user, campaign)
    else:
        opened = await house.campaigns.of(campaign, number)
        await _enter(house, texts, message.from_user, opened)


async def _linked(connection: AsyncConnection, code: str) -> tuple[Campaign | None, int | None]:
    """With the number of the part; None leads to all of several."""
    campaign = await campaign_by_code(connection, code)
    if campaign is not None:
        return campaign, 1 if len(campaign.parts) == 1 else None
    match = _OF_PART.fullmatch(code)
    if match is None:
        return None, None
    campaign, number = await campaign_by_code(connection, match[1]), int(match[2])
    is_there = campaign is not None and campaign.has(campaign.part(number))
    return (campaign, number) if is_there else (None, None)


async def _show_parts(house: House, texts: Texts, user: User, campaign: Campaign) -> None:
    who = identity_of(user)
    stands = await standings(house.database, house.campaigns, campaign, who)
    await house.tell(who, parts_screen(texts, campaign.title, stands))


async def on_part(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    match await admission(house, texts, press.part, sender_of(query)):
        case NotAdmitted(words):
            return query.answer(alert_words(words), show_alert=True)
        case Admitted(opened):
            await _enter(house, texts, query.from_user, opened)
    return query.answer()


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

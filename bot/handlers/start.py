"""`/start` with a campaign's link, and the consent that comes before anything is stored."""

from dataclasses import dataclass

from aiogram.filters import CommandObject
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message, User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press
from bot.campaign_book import Opened
from bot.handlers.closed import end_words
from bot.handlers.house import House, texts_for
from bot.handlers.screen_message import draw_anew
from bot.handlers.stage import current_screen
from bot.handlers.submitting import finished_screen
from bot.questionnaire import is_registered
from bot.texts.fitting import alert_words
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from bot.texts.registration import consent_screen, consent_words
from bot.texts.screen import Screen
from storage.campaigns import Campaign, campaign_by_code, campaign_by_id
from storage.consents import consent_version, give_consent
from storage.dialogues import active_response_id
from storage.people import Person, known_person, remember_person
from storage.responses import Response, begin_response, response_id_of
from storage.submissions import participation_municipality

# Goes up with the wording of consent-* in the locales.
CONSENT_WORDS = "1"


async def on_campaign_link(message: Message, command: CommandObject, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    async with house.database.read() as connection:
        campaign = await campaign_by_code(connection, (command.args or "").removeprefix("c_"))
    if campaign is None:
        await house.drawer.send(message.chat.id, Screen(texts("consent-unknown")))
        return
    refusal = _refusal(house, texts, campaign)
    if refusal:
        await house.drawer.send(message.chat.id, Screen(refusal))
        return
    await _enter(house, texts, message.from_user, house.campaigns.of(campaign))


def _refusal(house: House, texts: Texts, campaign: Campaign) -> str:
    if ended := end_words(house, texts, campaign):
        return ended
    if house.today() < campaign.opens_on:
        return texts("refused-not-yet", date=day(campaign.opens_on, texts.language))
    return ""


async def _enter(house: House, texts: Texts, user: User, opened: Opened) -> None:
    async with house.database.read() as connection:
        person = await known_person(connection, user.id)
        agreed = person and await consent_version(connection, person.id, opened.campaign.id)
        over = person and await participation_municipality(
            connection, opened.campaign.id, person.id
        )
    if over:
        await house.drawer.send(user.id, Screen(_taken_part(texts, opened)))
    elif person and agreed:
        await open_questionnaire(house, person, opened)
    else:
        screen = consent_screen(texts, opened.campaign.id, opened.instrument)
        await house.drawer.send(user.id, screen)


def _taken_part(texts: Texts, opened: Opened) -> str:
    title = opened.instrument.title.in_language(texts.language)
    return texts("consent-taken-part", title=title)


async def open_questionnaire(house: House, person: Person, opened: Opened) -> None:
    """Where the person left off, on a message of its own at the end of the chat."""
    response_id = await house.database.write(
        lambda connection: begin_response(connection, opened.campaign.id, person.id, house.now())
    )
    await show_anew(house, person.telegram_id, response_id, opened)


async def show_anew(house: House, telegram_id: int, response_id: int, opened: Opened) -> None:
    async def screen_of(response: Response) -> Screen:
        if response.submitted and is_registered(opened.instrument, response):
            return await finished_screen(house, response, opened)
        return await current_screen(house, response, opened)

    await draw_anew(house, telegram_id, response_id, screen_of)


async def on_declined(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    if query.message is not None:
        screen = Screen(texts("consent-declined"))
        await house.drawer.draw(query.from_user.id, query.message.message_id, screen)
    return query.answer()


async def on_agreed(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    async with house.database.read() as connection:
        campaign = await campaign_by_id(connection, press.campaign_id)
    if campaign is None:
        return query.answer(texts("consent-unknown"), show_alert=True)
    if refusal := _refusal(house, texts, campaign):
        return query.answer(refusal, show_alert=True)
    opened = house.campaigns.of(campaign)
    agreed = await _agree(house, query.from_user.id, texts.language, opened)
    if agreed is None:
        return query.answer(alert_words(_taken_part(texts, opened)), show_alert=True)
    if query.message is not None:
        await _sign(house, texts, opened, query.from_user.id, query.message.message_id)
    if agreed.response_id is not None:
        await show_anew(house, agreed.person.telegram_id, agreed.response_id, opened)
    return query.answer()


async def _sign(house: House, texts: Texts, opened: Opened, chat_id: int, message_id: int) -> None:
    """The consent stays in the chat, with its day in place of the buttons."""
    given = texts("consent-given", date=day(house.today(), texts.language))
    words = f"{consent_words(texts, opened.instrument)}\n\n{given}"
    await house.drawer.draw(chat_id, message_id, Screen(words))


@dataclass(frozen=True)
class _Agreed:
    """`response_id` is None for a second tap: the first one has opened the questionnaire."""

    person: Person
    response_id: int | None


async def _agree(house: House, telegram_id: int, language: str, opened: Opened) -> _Agreed | None:
    """None for who has taken part already and cannot once more."""
    version, campaign_id = f"{opened.instrument.version}.{CONSENT_WORDS}", opened.campaign.id

    async def agree(connection: AsyncConnection) -> _Agreed | None:
        person = await remember_person(connection, telegram_id, language)
        if await participation_municipality(connection, campaign_id, person.id):
            return None
        if await consent_version(connection, person.id, campaign_id) != version:
            await give_consent(connection, person.id, campaign_id, version, house.now())
        elif (begun := await response_id_of(connection, campaign_id, person.id)) is not None:
            # Not where the program fell between saving and showing, and the tap came again.
            is_shown = await active_response_id(connection, telegram_id) == begun
            return _Agreed(person, None if is_shown else begun)
        begun = await begin_response(connection, campaign_id, person.id, house.now())
        return _Agreed(person, begun)

    return await house.database.write(agree)

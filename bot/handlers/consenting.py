"""The consent that comes before anything is stored: asked for, given, declined, reconsidered."""

from dataclasses import dataclass
from datetime import date, datetime

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message, User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press
from bot.campaign_book import Opened
from bot.handlers.addressee import Addressee, consent_mark
from bot.handlers.house import House, texts_for
from bot.handlers.opening import show_anew
from bot.handlers.stage import remark
from bot.texts.consent import (
    Decided,
    consent_screen,
    consent_words,
    decided,
    declined_screen,
)
from bot.texts.ended import end_words
from bot.texts.fitting import alert_words
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from bot.texts.screen import Screen
from storage.campaigns import Campaign, campaign_by_id
from storage.consents import consent_version, give_consent
from storage.days import day_in, zone_of_person
from storage.dialogues import active_response_id
from storage.drafts import begin_response, response_id_of
from storage.people import Person, remember_person
from storage.submissions import participation_municipality

# Goes up with the wording of consent-* in the locales.
CONSENT_WORDS = "1"


def refusal_of(texts: Texts, campaign: Campaign, zone: str, now: datetime) -> str:
    """Why the campaign takes no answers now; empty where it does. `zone` is the person's."""
    if ended := end_words(texts, zone, campaign):
        return ended
    if day_in(zone, now) < campaign.opens_on:
        return texts("refused-not-yet", date=day(campaign.opens_on, texts.language))
    return ""


def taken_part(texts: Texts, opened: Opened) -> str:
    title = opened.instrument.title.in_language(texts.language)
    return texts("consent-taken-part", title=title)


async def ask_consent(
    house: House, texts: Texts, chat_id: int, opened: Opened, remark: str = ""
) -> None:
    screen = consent_screen(texts, opened.campaign.id, opened.instrument, remark=remark)
    await house.tell(chat_id, screen, consent_mark(opened.campaign.id))


async def on_agreed(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    message_id = query.message.message_id if query.message else None
    words = await _agree(house, query.from_user, press.campaign_id, message_id)
    return query.answer(alert_words(words), show_alert=True) if words else query.answer()


async def on_declined(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    if query.message is not None:
        await _decline(house, query.from_user, press.campaign_id, query.message.message_id)
    return query.answer()


async def on_reconsidered(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    """The consent once more, in place of the words that nothing was saved."""
    texts = await texts_for(house, query.from_user)
    async with house.database.read() as connection:
        campaign = await campaign_by_id(connection, press.campaign_id)
        zone = await zone_of_person(connection, press.campaign_id, query.from_user.id)
    if campaign is None or zone is None:
        return query.answer(alert_words(texts("consent-unknown")), show_alert=True)
    if refusal := refusal_of(texts, campaign, zone, house.now()):
        return query.answer(alert_words(refusal), show_alert=True)
    if query.message is not None:
        opened = await house.campaigns.of(campaign)
        screen = consent_screen(texts, campaign.id, opened.instrument)
        await house.drawer.draw(query.from_user.id, query.message.message_id, screen)
    return query.answer()


async def consent_typed(
    house: House, message: Message, to: Addressee, *, may_be_answer: bool
) -> bool:
    """Whether the text is dealt with: what is neither yes nor no may answer a questionnaire."""
    user, campaign_id = message.from_user, to.campaign_id
    assert user is not None
    assert campaign_id is not None
    texts = await texts_for(house, user)
    match decided(message.text or ""):
        case Decided.YES:
            words = await _agree(house, user, campaign_id, to.message_id)
            if words:
                await house.tell(user.id, Screen(words))
        case Decided.NO:
            await _decline(house, user, campaign_id, to.message_id)
        case None if may_be_answer:
            return False
        case None:
            await _ask_again(house, texts, user.id, campaign_id)
    return True


async def _ask_again(house: House, texts: Texts, chat_id: int, campaign_id: int) -> None:
    opened = await house.campaigns.opened(campaign_id)
    if opened is None:
        await house.tell(chat_id, Screen(texts("consent-unknown")))
    else:
        await ask_consent(house, texts, chat_id, opened, remark(texts("consent-press")))


async def _decline(house: House, user: User, campaign_id: int, message_id: int | None) -> None:
    texts = await texts_for(house, user)
    screen = declined_screen(texts, campaign_id)
    if message_id is None:
        await house.tell(user.id, screen)
    else:
        await house.drawer.draw(user.id, message_id, screen)


async def _agree(house: House, user: User, campaign_id: int, message_id: int | None) -> str:
    """Why it was not taken; empty where it was."""
    texts = await texts_for(house, user)
    async with house.database.read() as connection:
        campaign = await campaign_by_id(connection, campaign_id)
        zone = await zone_of_person(connection, campaign_id, user.id)
    if campaign is None or zone is None:
        return texts("consent-unknown")
    if refusal := refusal_of(texts, campaign, zone, house.now()):
        return refusal
    opened = await house.campaigns.of(campaign)
    agreed = await _save(house, user.id, texts.language, opened)
    if agreed is None:
        return taken_part(texts, opened)
    if message_id is not None:
        await _sign(house, texts, opened, user.id, message_id, today=day_in(zone, house.now()))
    if agreed.response_id is not None:
        await show_anew(house, agreed.person.telegram_id, agreed.response_id, opened)
    return ""


async def _sign(
    house: House, texts: Texts, opened: Opened, chat_id: int, message_id: int, *, today: date
) -> None:
    """The consent stays in the chat, with its day in place of the buttons."""
    given = texts("consent-given", date=day(today, texts.language))
    words = f"{consent_words(texts, opened.instrument)}\n\n{given}"
    await house.drawer.draw(chat_id, message_id, Screen(words))


@dataclass(frozen=True)
class _Agreed:
    """`response_id` is None for a second tap: the first one has opened the questionnaire."""

    person: Person
    response_id: int | None


async def _save(house: House, telegram_id: int, language: str, opened: Opened) -> _Agreed | None:
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

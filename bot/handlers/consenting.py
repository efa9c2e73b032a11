"""The consent that comes before anything is stored: asked for, given, declined, reconsidered."""

from dataclasses import dataclass
from datetime import date

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message, User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press
from bot.campaign_book import Opened
from bot.handlers.addressee import Addressee, consent_mark
from bot.handlers.admission import Admitted, NotAdmitted, admission
from bot.handlers.house import House, texts_for
from bot.handlers.once import is_over_for
from bot.handlers.opening import show_anew
from bot.handlers.stage import remark
from bot.telegram_identity import identity_of, message_of, sender_of
from bot.texts.consent import (
    Decided,
    consent_screen,
    consent_words,
    decided,
    declined_screen,
)
from bot.texts.fitting import alert_words
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from bot.texts.screen import Screen
from storage.consents import consent_version, give_consent
from storage.days import day_in
from storage.dialogues import active_sheet_id
from storage.drafts import begin_sheet, sheet_id_of
from storage.identities import Identity
from storage.parts import Part
from storage.people import Person, remember_person
from storage.sheets import View

# Goes up with the wording of consent-* in the locales.
CONSENT_WORDS = "2"


def taken_part(texts: Texts, opened: Opened) -> str:
    title = opened.instrument.title.in_language(texts.language)
    return texts("consent-taken-part", title=title)


async def ask_consent(
    house: House, texts: Texts, who: Identity, opened: Opened, remark: str = ""
) -> None:
    screen = consent_screen(texts, opened.part, opened.instrument, remark=remark)
    await house.tell(who, screen, consent_mark(opened.part))


async def on_agreed(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    message_id = message_of(query)
    words = await _agree(house, query.from_user, press.part, message_id)
    return query.answer(alert_words(words), show_alert=True) if words else query.answer()


async def on_declined(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    if query.message is not None:
        await _decline(house, query.from_user, press.part, str(query.message.message_id))
    return query.answer()


async def on_reconsidered(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    """The consent once more, in place of the words that nothing was saved."""
    texts = await texts_for(house, query.from_user)
    match await admission(house, texts, press.part, sender_of(query)):
        case NotAdmitted(words):
            return query.answer(alert_words(words), show_alert=True)
        case Admitted(opened) if (message := message_of(query)) is not None:
            screen = consent_screen(texts, press.part, opened.instrument)
            await house.drawer.draw(sender_of(query), message, screen)
    return query.answer()


async def consent_typed(
    house: House, message: Message, to: Addressee, *, may_be_answer: bool
) -> bool:
    """Whether the text is dealt with: what is neither yes nor no may answer a questionnaire."""
    user, part = message.from_user, to.part
    assert user is not None
    assert part is not None
    texts = await texts_for(house, user)
    match decided(message.text or ""):
        case Decided.YES:
            words = await _agree(house, user, part, to.message_id)
            if words:
                await house.tell(identity_of(user), Screen(words))
        case Decided.NO:
            await _decline(house, user, part, to.message_id)
        case None if may_be_answer:
            return False
        case None:
            await _ask_again(house, texts, identity_of(user), part)
    return True


async def _ask_again(house: House, texts: Texts, who: Identity, part: Part) -> None:
    opened = await house.campaigns.opened(part)
    if opened is None:
        await house.tell(who, Screen(texts("consent-unknown")))
    else:
        await ask_consent(house, texts, who, opened, remark(texts("consent-press")))


async def _decline(house: House, user: User, part: Part, message_id: str | None) -> None:
    texts = await texts_for(house, user)
    screen = declined_screen(texts, part)
    if message_id is None:
        await house.tell(identity_of(user), screen)
    else:
        await house.drawer.draw(identity_of(user), message_id, screen)


async def _agree(house: House, user: User, part: Part, message_id: str | None) -> str:
    """Why it was not taken; empty where it was."""
    texts = await texts_for(house, user)
    found = await admission(house, texts, part, identity_of(user))
    if isinstance(found, NotAdmitted):
        return found.words
    opened, today = found.opened, day_in(found.zone, house.now())
    agreed = await _save(house, identity_of(user), texts.language, opened)
    if agreed is None:
        return taken_part(texts, opened)
    if message_id is not None:
        await _sign(house, texts, opened, identity_of(user), message_id, today=today)
    if agreed.sheet_id is not None:
        await show_anew(house, View(agreed.sheet_id, agreed.person.identity), opened)
    return ""


async def _sign(
    house: House, texts: Texts, opened: Opened, who: Identity, message_id: str, *, today: date
) -> None:
    """The consent stays in the chat, with its day in place of the buttons."""
    given = texts("consent-given", date=day(today, texts.language))
    words = f"{consent_words(texts, opened.instrument)}\n\n{given}"
    await house.drawer.draw(who, message_id, Screen(words))


@dataclass(frozen=True)
class _Agreed:
    """`sheet_id` is None for a second tap: the first one has opened the questionnaire."""

    person: Person
    sheet_id: int | None


async def _save(house: House, who: Identity, language: str, opened: Opened) -> _Agreed | None:
    """None for who has taken part already and cannot once more."""
    version, part = f"{opened.instrument.version}.{CONSENT_WORDS}", opened.part
    sealed, now = opened.instrument.anonymous, house.now()

    async def agree(connection: AsyncConnection) -> _Agreed | None:
        person = await remember_person(connection, who, language)
        if await is_over_for(connection, house.keys, opened, who):
            return None
        if await consent_version(connection, person.id, part) != version:
            await give_consent(connection, person.id, part, version, None if sealed else now)
        elif (begun := await sheet_id_of(connection, part, person.id)) is not None:
            # Not where the program fell between saving and showing, and the tap came again.
            is_shown = await active_sheet_id(connection, who) == begun
            return _Agreed(person, None if is_shown else begun)
        begun = await begin_sheet(connection, part, person.id, now, sealed=sealed)
        return _Agreed(person, begun)

    return await house.database.write(agree)

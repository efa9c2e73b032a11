"""The consent that comes before anything is stored: asked for, given, declined, reconsidered."""

from dataclasses import dataclass
from datetime import date

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message, User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press
from bot.campaign_book import Opened
from bot.handlers.addressee import Addressee, consent_mark, is_consent_on
from bot.handlers.admission import Admitted, NotAdmitted, admission
from bot.handlers.agreeing import Agreed, NotAgreed, agree, current_wording
from bot.handlers.house import House, texts_for
from bot.handlers.opening import show_anew
from bot.handlers.stage import remark
from bot.telegram_identity import identity_of, message_of, sender_of
from bot.texts.consent import Decided, consent_screen, decided, declined_screen
from bot.texts.fitting import alert_words
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from bot.texts.screen import Screen
from storage.days import day_in
from storage.dialogues import dialogue_of, stands_below
from storage.identities import Identity
from storage.parts import Part
from storage.sheets import View


@dataclass(frozen=True)
class _OtherWords:
    """It was not taken: what is to be agreed to reads otherwise than what was shown."""

    opened: Opened


def taken_part(texts: Texts, opened: Opened) -> str:
    title = opened.instrument.title.in_language(texts.language)
    return texts("consent-taken-part", title=title)


async def ask_consent(
    house: House, texts: Texts, who: Identity, opened: Opened, remark: str = ""
) -> None:
    wording = await current_wording(house, opened)
    screen = consent_screen(texts, opened.part, wording, remark=remark)
    await house.tell(who, screen, consent_mark(opened.part, wording.shown_in(texts.language)))


async def _ask_on(
    house: House, texts: Texts, who: Identity, opened: Opened, message: str, *, remark: str = ""
) -> None:
    """In place of what the message shows; what is typed under it answers these words."""
    wording = await current_wording(house, opened)
    mark = consent_mark(opened.part, wording.shown_in(texts.language))

    async def work(connection: AsyncConnection) -> None:
        dialogue = await dialogue_of(connection, who)
        if dialogue is not None and is_consent_on(dialogue.below, message):
            await stands_below(connection, who, f"{mark}:{message}")

    await house.database.write(work)
    screen = consent_screen(texts, opened.part, wording, remark=remark)
    await house.drawer.draw(who, message, screen)


async def on_agreed(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    message_id = message_of(query)
    shown = press.args[0] if press.args else None
    words = await _agree(house, query.from_user, press.part, message_id, shown)
    if isinstance(words, _OtherWords):
        texts, opened = await texts_for(house, query.from_user), words.opened
        words = texts("consent-changed")
        if message_id is not None:
            again = remark(words)
            await _ask_on(house, texts, sender_of(query), opened, message_id, remark=again)
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
            await _ask_on(house, texts, sender_of(query), opened, message)
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
            words = await _agree(house, user, part, to.message_id, to.shown)
            if isinstance(words, _OtherWords):
                again = remark(texts("consent-changed"))
                await ask_consent(house, texts, identity_of(user), words.opened, again)
            elif words:
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


async def _agree(
    house: House, user: User, part: Part, message_id: str | None, shown: str | None
) -> str | _OtherWords:
    """Why it was not taken; empty where it was."""
    texts, who = await texts_for(house, user), identity_of(user)
    found = await admission(house, texts, part, who)
    if isinstance(found, NotAdmitted):
        return found.words
    opened, today = found.opened, day_in(found.zone, house.now())
    match await agree(house, who, texts.language, opened, shown):
        case NotAgreed.OVER:
            return taken_part(texts, opened)
        case NotAgreed.OTHER_WORDS:
            return _OtherWords(opened)
        case Agreed() as agreed:
            if message_id is not None:
                await _sign(house, texts, agreed, message_id, today=today)
            if agreed.sheet_id is not None:
                await show_anew(house, View(agreed.sheet_id, agreed.person.identity), opened)
    return ""


async def _sign(
    house: House, texts: Texts, agreed: Agreed, message_id: str, *, today: date
) -> None:
    """The consent stays in the chat, with its day in place of the buttons."""
    given = texts("consent-given", date=day(today, texts.language))
    screen = Screen(f"{agreed.words}\n\n{given}")
    await house.drawer.draw(agreed.person.identity, message_id, screen)

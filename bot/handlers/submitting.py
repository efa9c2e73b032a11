"""Handing in the answers, and going back to them while the campaign is open."""

from dataclasses import dataclass, replace
from datetime import datetime

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press
from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.handlers.once import terms_of
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import current_screen, place_of
from bot.interview.walk import is_complete
from bot.rules.barred import barred
from bot.rules.outcomes import Closed, Counted, Lost
from bot.rules.shown import is_registered
from bot.standing import Standing, next_to_fill_in, standings
from bot.telegram_identity import message_of, sender_of
from bot.texts.ended import stopped_words
from bot.texts.fluent import chat_texts
from bot.texts.screen import Screen
from bot.texts.thanks import thanks_screen
from storage.days import day_in
from storage.hand_in import hand_in, lock_campaign
from storage.identities import Identity
from storage.people import known_person
from storage.sheets import Sheet, read_sheet
from storage.territories import municipality
from storage.touches import look_at


@dataclass(frozen=True)
class Submitted:
    """`municipality_id` is where the answers are counted, now or later."""

    municipality_id: int
    sheet: Sheet


@dataclass(frozen=True)
class Incomplete:
    sheet: Sheet


@dataclass(frozen=True)
class Unopened:
    """Nobody can open the answers any more."""

    sheet: Sheet


@dataclass(frozen=True)
class Shut:
    stopped_at: datetime
    zone: str


@dataclass(frozen=True)
class CountedAlready:
    """Nothing can be handed in any more: the person is counted, and corrects nothing."""

    sheet: Sheet


@dataclass(frozen=True)
class Gone:
    """There is no such sheet of this person."""


Result = Submitted | Incomplete | Unopened | Shut | CountedAlready | Gone


async def on_submit(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    message_id = message_of(query)
    opened = await house.campaigns.opened(press.part)
    if opened is None or message_id is None:
        words = chat_texts(await _language(house, sender_of(query)))("refused-gone")
        return query.answer(words, show_alert=True)
    said = await _show_handed_in(house, opened, press, sender_of(query), message_id)
    return query.answer(said.words, show_alert=said.as_alert) if said else query.answer()


async def hand_in_by_word(house: House, sheet: Sheet, opened: Opened) -> None:
    """As by the button of the list that is shown."""
    press = Press("s", sheet.id, sheet.of_part)
    chat, shown_on = sheet.identity, sheet.screen
    if shown_on is not None:
        said = await _show_handed_in(house, opened, press, chat, shown_on)
        if said:
            await house.tell(chat, Screen(said.words))


@dataclass(frozen=True)
class _Said:
    words: str
    as_alert: bool


async def _show_handed_in(
    house: House, opened: Opened, press: Press, chat: Identity, message: str
) -> _Said | None:
    """Gives what is to be said beside what is shown."""
    result = await _submit(house, opened, press, chat)
    match result:
        case Submitted(municipality_id, sheet):
            screen = await thanks_in(house, opened, sheet, municipality_id)
            await draw_on(house, sheet, screen, message, activate=False)
            return None
        case CountedAlready(sheet):
            screen = await finished_screen(house, replace(sheet, parted=True), opened)
            await draw_on(house, sheet, screen, message, activate=False)
            return _Said(chat_texts(sheet.language)("refused-counted"), as_alert=True)
        case Incomplete(sheet):
            screen = await current_screen(house, sheet, opened)
            await draw_on(house, sheet, screen, message)
            return _Said(chat_texts(sheet.language)("refused-incomplete"), as_alert=False)
        case Unopened(sheet):
            await draw_on(house, sheet, await current_screen(house, sheet, opened), message)
            return None
        case Shut(stopped_at, zone):
            texts = chat_texts(await _language(house, chat))
            return _Said(stopped_words(texts, zone, stopped_at), as_alert=True)
        case Gone():
            texts = chat_texts(await _language(house, chat))
            return _Said(texts("refused-gone"), as_alert=True)


async def _language(house: House, who: Identity) -> str:
    async with house.database.read() as connection:
        person = await known_person(connection, who)
    return person.language if person else "ru"


async def _submit(house: House, opened: Opened, press: Press, who: Identity) -> Result:
    async def work(connection: AsyncConnection) -> Result:
        await lock_campaign(connection, press.part.campaign_id)
        sheet = await read_sheet(connection, who, press.sheet_id, press.part)
        if sheet is None:
            return Gone()
        if (kept := _kept_from_it(opened, sheet)) is not None:
            return kept
        place = await hand_in(connection, terms_of(house.keys, opened), sheet, house.now())
        if place is None:
            return CountedAlready(sheet)
        # Nothing that is typed from now on is an answer, until a question is opened again.
        await look_at(connection, sheet, None)
        return Submitted(place, sheet)

    return await house.database.write(work)


def _kept_from_it(opened: Opened, sheet: Sheet) -> Result | None:
    match barred(sheet):
        case Closed(at):
            return Shut(at, sheet.zone)
        case Counted():
            return CountedAlready(sheet)
        case Lost():
            return Unopened(sheet)
    told = is_registered(opened.instrument, sheet)
    whole = told and is_complete(opened.instrument, sheet.answers)
    return None if whole else Incomplete(sheet)


async def finished_screen(house: House, sheet: Sheet, opened: Opened) -> Screen:
    assert sheet.municipality_id is not None
    return await thanks_in(house, opened, sheet, sheet.municipality_id)


async def thanks_in(house: House, opened: Opened, sheet: Sheet, municipality_id: int) -> Screen:
    async with house.database.read() as connection:
        place = await municipality(connection, municipality_id)
    assert place is not None
    return thanks_screen(
        chat_texts(sheet.language),
        place_of(sheet),
        opened.instrument,
        place.genitive,
        opened.campaign.deadline,
        threshold=opened.campaign.publication_threshold,
        today=day_in(place.timezone, house.now()),
        counted=sheet.parted,
        further=await _further(house, opened, sheet.identity),
    )


async def _further(house: House, opened: Opened, who: Identity) -> Standing | None:
    campaign = opened.campaign
    if len(campaign.parts) == 1 or campaign.stopped_at is not None:
        return None
    stands = await standings(house.database, house.campaigns, campaign, who)
    return next_to_fill_in(stands, opened.part.number)

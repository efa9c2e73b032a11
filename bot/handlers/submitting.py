"""Handing in the answers, and going back to them while the campaign is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Place, Press
from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import current_screen
from bot.interview.counts import closed_counts
from bot.interview.instrument import Instrument
from bot.interview.walk import is_complete
from bot.rules.shown import is_registered
from bot.standing import Standing, next_to_fill_in, standings
from bot.telegram_identity import message_of, sender_of
from bot.texts.ended import stopped_words
from bot.texts.fluent import chat_texts
from bot.texts.screen import Screen
from bot.texts.thanks import thanks_screen
from storage.counters import RESPONDENTS
from storage.days import day_in
from storage.identities import Identity
from storage.parts import Part
from storage.people import known_person
from storage.sheets import Sheet, read_sheet
from storage.submissions import (
    Submission,
    participation_municipality,
    submit_anonymously,
    submit_named,
    submitted_before,
)
from storage.territories import municipality
from storage.touches import look_at


@dataclass(frozen=True)
class Submitted:
    """`sheet` is None for a second tap, where the first has taken it away."""

    municipality_id: int
    sheet: Sheet | None = None


@dataclass(frozen=True)
class Incomplete:
    sheet: Sheet


@dataclass(frozen=True)
class Shut:
    stopped_at: datetime
    zone: str


@dataclass(frozen=True)
class Gone:
    """There is no such sheet of this person."""


Result = Submitted | Incomplete | Shut | Gone


def submission_of(
    instrument: Instrument, municipality_id: int, answers: Mapping[str, Any]
) -> Submission:
    choices = [RESPONDENTS, *closed_counts(instrument, answers)]
    return Submission(municipality_id, answers, choices)


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
            screen = await _thanks(house, opened, press, chat, municipality_id)
            if sheet is None:
                await house.drawer.draw(chat, message, screen)
            else:
                await draw_on(house, sheet, screen, message, activate=False)
            return None
        case Incomplete(sheet):
            screen = await current_screen(house, sheet, opened)
            await draw_on(house, sheet, screen, message)
            return _Said(chat_texts(sheet.language)("refused-incomplete"), as_alert=False)
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
        sheet = await read_sheet(connection, who, press.sheet_id, press.part)
        if sheet is None:
            return await _submitted_already(connection, press.part, who)
        if sheet.stopped_at is not None:
            return Shut(sheet.stopped_at, sheet.zone)
        if not is_registered(opened.instrument, sheet) or not is_complete(
            opened.instrument, sheet.answers
        ):
            return Incomplete(sheet)
        return await _hand_in(connection, house, opened, sheet)

    return await house.database.write(work)


async def _submitted_already(connection: AsyncConnection, part: Part, who: Identity) -> Result:
    """A second tap in an anonymous campaign, where the first has taken the sheet away."""
    person = await known_person(connection, who)
    place = person and await participation_municipality(connection, part, person.id)
    return Submitted(place) if place else Gone()


async def _hand_in(
    connection: AsyncConnection, house: House, opened: Opened, sheet: Sheet
) -> Result:
    assert sheet.municipality_id is not None
    new = submission_of(opened.instrument, sheet.municipality_id, sheet.answers)
    if opened.instrument.anonymous:
        await submit_anonymously(connection, sheet, new)
        return Submitted(sheet.municipality_id, sheet)
    # Nothing that is typed from now on is an answer, until a question is opened again.
    await look_at(connection, sheet, None)
    saved = await submitted_before(connection, sheet.id)
    old = saved and submission_of(opened.instrument, *saved)
    if old is None or (old.municipality_id, old.answers) != (new.municipality_id, new.answers):
        await submit_named(connection, sheet, new, old or None, house.now())
    return Submitted(sheet.municipality_id, sheet)


async def finished_screen(house: House, sheet: Sheet, opened: Opened) -> Screen:
    assert sheet.municipality_id is not None
    press = Press("s", sheet.id, sheet.of_part)
    return await _thanks(house, opened, press, sheet.identity, sheet.municipality_id)


async def _thanks(
    house: House, opened: Opened, press: Press, who: Identity, municipality_id: int
) -> Screen:
    language = await _language(house, who)
    async with house.database.read() as connection:
        place = await municipality(connection, municipality_id)
    assert place is not None
    return thanks_screen(
        chat_texts(language),
        Place(press.sheet_id, press.part),
        opened.instrument,
        place.genitive,
        opened.campaign.deadline,
        today=day_in(place.timezone, house.now()),
        further=await _further(house, opened, who),
    )


async def _further(house: House, opened: Opened, who: Identity) -> Standing | None:
    campaign = opened.campaign
    if len(campaign.parts) == 1 or campaign.stopped_at is not None:
        return None
    stands = await standings(house.database, house.campaigns, campaign, who)
    return next_to_fill_in(stands, opened.part.number)

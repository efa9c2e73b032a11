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
from bot.texts.ended import stopped_words
from bot.texts.fluent import chat_texts
from bot.texts.screen import Screen
from bot.texts.thanks import thanks_screen
from storage.counters import RESPONDENTS
from storage.days import day_in
from storage.people import known_person
from storage.responses import Response, read_response
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
    """`response` is None for a second tap, where the first has taken it away."""

    municipality_id: int
    response: Response | None = None


@dataclass(frozen=True)
class Incomplete:
    response: Response


@dataclass(frozen=True)
class Shut:
    stopped_at: datetime
    zone: str


@dataclass(frozen=True)
class Gone:
    """There is no such response of this person."""


Result = Submitted | Incomplete | Shut | Gone


def submission_of(
    instrument: Instrument, municipality_id: int, answers: Mapping[str, Any]
) -> Submission:
    choices = [RESPONDENTS, *closed_counts(instrument, answers)]
    return Submission(municipality_id, answers, choices)


async def on_submit(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    message_id = query.message.message_id if query.message else None
    opened = await house.campaigns.opened(press.campaign_id)
    if opened is None or message_id is None:
        words = chat_texts(await _language(house, query.from_user.id))("refused-gone")
        return query.answer(words, show_alert=True)
    said = await _show_handed_in(house, opened, press, query.from_user.id, message_id)
    return query.answer(said.words, show_alert=said.as_alert) if said else query.answer()


async def hand_in_by_word(house: House, response: Response, opened: Opened) -> None:
    """As by the button of the list that is shown."""
    press = Press("s", response.id, response.campaign_id, ())
    chat, shown_on = response.telegram_id, response.screen_message_id
    if shown_on is not None:
        said = await _show_handed_in(house, opened, press, chat, shown_on)
        if said:
            await house.tell(chat, Screen(said.words))


@dataclass(frozen=True)
class _Said:
    words: str
    as_alert: bool


async def _show_handed_in(
    house: House, opened: Opened, press: Press, chat: int, message: int
) -> _Said | None:
    """Gives what is to be said beside what is shown."""
    result = await _submit(house, opened, press, chat)
    match result:
        case Submitted(municipality_id, response):
            screen = await _thanks(house, opened, press, chat, municipality_id)
            if response is None:
                await house.drawer.draw(chat, message, screen)
            else:
                await draw_on(house, response, screen, message, activate=False)
            return None
        case Incomplete(response):
            screen = await current_screen(house, response, opened)
            await draw_on(house, response, screen, message)
            return _Said(chat_texts(response.language)("refused-incomplete"), as_alert=False)
        case Shut(stopped_at, zone):
            texts = chat_texts(await _language(house, chat))
            return _Said(stopped_words(texts, zone, stopped_at), as_alert=True)
        case Gone():
            texts = chat_texts(await _language(house, chat))
            return _Said(texts("refused-gone"), as_alert=True)


async def _language(house: House, telegram_id: int) -> str:
    async with house.database.read() as connection:
        person = await known_person(connection, telegram_id)
    return person.language if person else "ru"


async def _submit(house: House, opened: Opened, press: Press, telegram_id: int) -> Result:
    async def work(connection: AsyncConnection) -> Result:
        response = await read_response(
            connection, telegram_id, press.response_id, press.campaign_id
        )
        if response is None:
            return await _submitted_already(connection, press.campaign_id, telegram_id)
        if response.stopped_at is not None:
            return Shut(response.stopped_at, response.zone)
        if not is_registered(opened.instrument, response) or not is_complete(
            opened.instrument, response.answers
        ):
            return Incomplete(response)
        return await _hand_in(connection, house, opened, response)

    return await house.database.write(work)


async def _submitted_already(
    connection: AsyncConnection, campaign_id: int, telegram_id: int
) -> Result:
    """A second tap in an anonymous campaign, where the first has taken the response away."""
    person = await known_person(connection, telegram_id)
    place = person and await participation_municipality(connection, campaign_id, person.id)
    return Submitted(place) if place else Gone()


async def _hand_in(
    connection: AsyncConnection, house: House, opened: Opened, response: Response
) -> Result:
    assert response.municipality_id is not None
    new = submission_of(opened.instrument, response.municipality_id, response.answers)
    if opened.instrument.anonymous:
        await submit_anonymously(connection, response, new)
        return Submitted(response.municipality_id, response)
    # Nothing that is typed from now on is an answer, until a question is opened again.
    await look_at(connection, response, None)
    saved = await submitted_before(connection, response.id)
    old = saved and submission_of(opened.instrument, *saved)
    if old is None or (old.municipality_id, old.answers) != (new.municipality_id, new.answers):
        await submit_named(connection, response, new, old or None, house.now())
    return Submitted(response.municipality_id, response)


async def finished_screen(house: House, response: Response, opened: Opened) -> Screen:
    assert response.municipality_id is not None
    press = Press("s", response.id, response.campaign_id, ())
    return await _thanks_in(house, opened, press, response.language, response.municipality_id)


async def _thanks(
    house: House, opened: Opened, press: Press, telegram_id: int, municipality_id: int
) -> Screen:
    language = await _language(house, telegram_id)
    return await _thanks_in(house, opened, press, language, municipality_id)


async def _thanks_in(
    house: House, opened: Opened, press: Press, language: str, municipality_id: int
) -> Screen:
    async with house.database.read() as connection:
        place = await municipality(connection, municipality_id)
    assert place is not None
    return thanks_screen(
        chat_texts(language),
        Place(press.response_id, press.campaign_id),
        opened.instrument,
        place.genitive,
        opened.campaign.deadline,
        today=day_in(place.timezone, house.now()),
    )

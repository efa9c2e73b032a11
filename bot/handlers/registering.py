"""Where a respondent works: the municipality, then the organization by its name."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery
from rapidfuzz import process
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press, id_in
from bot.campaign_book import Opened
from bot.handlers.asked_municipalities import asked_municipalities, municipalities_asked
from bot.handlers.house import House
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import current_screen, place_of, remark
from bot.rules.outcomes import NamesWorkplace
from bot.rules.shown import AT_ORGANIZATION, asked_workplace
from bot.territories.search import Ambiguous, Found, NotFound, search
from bot.texts.ended import stopped_words
from bot.texts.fluent import chat_texts
from bot.texts.registration import (
    letter_at,
    municipality_screen,
    similar_municipalities,
    similar_organizations,
)
from bot.texts.screen import Screen
from storage.dialogues import nothing_below
from storage.organization_key import organization_key
from storage.responses import Response, read_response
from storage.territories import (
    Municipality,
    Organization,
    find_or_add_organization,
    organizations_of,
)
from storage.touches import Touch, Touched, look_at, touch
from storage.workplaces import choose_municipality, choose_organization

# From this likeness on (of 100) the person is asked whether another name is meant.
SIMILAR = 88
MOST_SIMILAR = 4

Choose: TypeAlias = Callable[[AsyncConnection, int], Awaitable[None]]


async def on_registering(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    opened = await house.campaigns.opened(press.campaign_id)
    async with house.database.read() as connection:
        response = await read_response(
            connection, query.from_user.id, press.response_id, press.campaign_id
        )
    if opened is None or response is None or query.message is None:
        texts = chat_texts(response.language if response else "ru")
        return query.answer(texts("refused-gone"), show_alert=True)
    if response.stopped_at is not None:
        texts = chat_texts(response.language)
        words = stopped_words(texts, response.zone, response.stopped_at)
        return query.answer(words, show_alert=True)
    screen = await _pressed(house, opened, response, press)
    await draw_on(house, response, screen, query.message.message_id)
    return query.answer()


async def _pressed(house: House, opened: Opened, response: Response, press: Press) -> Screen:
    asked = asked_workplace(opened.instrument, response)
    match press.action, press.args:
        case "l", args:
            texts, place = chat_texts(response.language), place_of(response)
            choices = await asked_municipalities(house, opened)
            letter = letter_at(choices, args[0] if args else "")
            return municipality_screen(texts, place, choices, letter=letter)
        case "m", (id,) if asked == "municipality":
            known = {one.id for one in await asked_municipalities(house, opened)}
            if (chosen := id_in(id)) is not None and chosen in known:
                await _save(house, response, partial(choose_municipality, municipality_id=chosen))
        case "g", (id,) if (named := id_in(id)) is not None:
            await _save(house, response, partial(choose_organization, organization_id=named))
    return await _as_saved(house, opened, response)


async def _save(house: House, response: Response, choose: Choose) -> None:
    async def work(connection: AsyncConnection) -> None:
        await choose(connection, response.id)
        await nothing_below(connection, response.person_id)

    await house.database.write(work)


async def _as_saved(house: House, opened: Opened, response: Response) -> Screen:
    async with house.database.read() as connection:
        saved = await read_response(connection, response.telegram_id, response.id)
    return await current_screen(house, saved or response, opened)


@dataclass(frozen=True)
class Similar:
    """The organization is saved as it was written; perhaps one of the others is meant."""

    chosen: Organization
    others: Sequence[Organization]


@dataclass(frozen=True)
class Unclear:
    """Which municipality is meant is not known; `typed` is given where nothing fits."""

    candidates: Sequence[Municipality]
    typed: str | None = None


Named: TypeAlias = Similar | Unclear | None
"""None: nothing is left to ask."""


async def touch_workplace(
    connection: AsyncConnection, opened: Opened, one: Touch
) -> tuple[Touched | None, Named]:
    """What is touched, and in the same transaction the workplace that the text names."""
    (touched,) = await touch(connection, [one])
    if touched is None or not isinstance(touched.outcome, NamesWorkplace):
        return touched, None
    name = touched.outcome.name
    if touched.outcome.workplace == "municipality":
        named = await _name_municipality(connection, opened, touched.response, name)
    else:
        named = await _name_organization(connection, touched.response, name)
    saved = await read_response(connection, one.telegram_id, one.response_id)
    return replace(touched, response=saved or touched.response), named


async def _name_municipality(
    connection: AsyncConnection, opened: Opened, response: Response, name: str
) -> Named:
    match search(name, await municipalities_asked(connection, opened)):
        case Found(one):
            await choose_municipality(connection, response.id, one.id)
            return None
        case Ambiguous(candidates):
            return Unclear(candidates)
        case NotFound(suggestions):
            return Unclear(suggestions, name)


async def _name_organization(connection: AsyncConnection, response: Response, name: str) -> Named:
    assert response.municipality_id is not None
    known = await organizations_of(connection, response.municipality_id)
    chosen = await find_or_add_organization(connection, response.municipality_id, name)
    await choose_organization(connection, response.id, chosen.id)
    similar = [] if chosen in known else _similar(name, known)
    if not similar:
        return None
    # The question stays open: what is typed under it is the name once more.
    await look_at(connection, response, AT_ORGANIZATION)
    return Similar(chosen, similar)


async def named_screen(house: House, opened: Opened, response: Response, named: Named) -> Screen:
    texts, place = chat_texts(response.language), place_of(response)
    match named:
        case Similar(chosen, others):
            return similar_organizations(texts, place, chosen, others)
        case Unclear(candidates, None):
            return similar_municipalities(texts, place, candidates)
        case Unclear(candidates, str(typed)):
            unknown = remark(texts("municipality-unknown", query=typed[:60]))
            if candidates:
                return similar_municipalities(texts, place, candidates, remark=unknown)
            choices = await asked_municipalities(house, opened)
            return municipality_screen(texts, place, choices, remark=unknown)
    return await current_screen(house, response, opened)


def _similar(name: str, known: Sequence[Organization]) -> list[Organization]:
    """Spellings of perhaps the same name; another number is another school."""
    key = organization_key(name)
    numbers = _numbers(key)
    keys = [organization_key(one.name) for one in known]
    found = process.extract(key, keys, limit=MOST_SIMILAR, score_cutoff=SIMILAR)
    return [known[at] for match, _, at in found if _numbers(match) == numbers]


def _numbers(key: str) -> list[str]:
    return re.findall(r"\d+", key)

"""Where a respondent works: the municipality, then the organization by its name."""

import re
from collections.abc import Sequence

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery
from rapidfuzz import process
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press, id_in
from bot.campaign_book import Opened
from bot.handlers.closed import closed_words
from bot.handlers.house import House
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import (
    Reply,
    asked_municipalities,
    current_screen,
    place_of,
    remark,
)
from bot.interview.instrument import SHORT_TEXT
from bot.interview.parse import words
from bot.interview.refused import Refused
from bot.territories.search import Ambiguous, Found, NotFound, search
from bot.texts.fluent import chat_texts
from bot.texts.registration import (
    letter_at,
    municipality_screen,
    similar_municipalities,
    similar_organizations,
)
from bot.texts.screen import Screen
from storage.dialogues import take_message
from storage.organization_key import organization_key
from storage.responses import Response, read_response
from storage.territories import Organization, find_or_add_organization, organizations_of
from storage.workplaces import choose_municipality, choose_organization

# From this likeness on (of 100) the person is asked whether another name is meant.
SIMILAR = 88
MOST_SIMILAR = 4


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
        words = closed_words(house, chat_texts(response.language), response.stopped_at)
        return query.answer(words, show_alert=True)
    screen = await _pressed(house, opened, response, press)
    await draw_on(house, response, screen, query.message.message_id)
    return query.answer()


async def _pressed(house: House, opened: Opened, response: Response, press: Press) -> Screen:
    match press.action, press.args:
        case "l", args:
            texts, place = chat_texts(response.language), place_of(response)
            choices = await asked_municipalities(house, opened)
            letter = letter_at(choices, args[0] if args else "")
            return municipality_screen(texts, place, choices, letter=letter)
        case "o", _:
            await _choose_municipality(house, response, None)
        case "m", (id,) if response.municipality_id is None:
            asked = {one.id for one in await asked_municipalities(house, opened)}
            if (chosen := id_in(id)) in asked:
                await _choose_municipality(house, response, chosen)
        case "g", (id,) if (named := id_in(id)) is not None:
            await house.database.write(
                lambda connection: choose_organization(connection, response.id, named)
            )
    return await _as_saved(house, opened, response)


async def _choose_municipality(house: House, response: Response, id: int | None) -> None:
    await house.database.write(lambda connection: choose_municipality(connection, response.id, id))


async def _as_saved(house: House, opened: Opened, response: Response) -> Screen:
    async with house.database.read() as connection:
        saved = await read_response(connection, response.telegram_id, response.id)
    return await current_screen(house, saved or response, opened)


async def municipality_typed(
    house: House, opened: Opened, response: Response, typed: str, message_id: int
) -> Reply:
    texts, place = chat_texts(response.language), place_of(response)
    choices = await asked_municipalities(house, opened)
    match search(typed, choices):
        case Found(one):

            async def choose(connection: AsyncConnection) -> None:
                if await take_message(connection, response, message_id):
                    await choose_municipality(connection, response.id, one.id)

            await house.database.write(choose)
            return Reply(await _as_saved(house, opened, response))
        case Ambiguous(candidates):
            return Reply(similar_municipalities(texts, place, candidates))
        case NotFound(suggestions):
            unknown = remark(texts("municipality-unknown", query=typed[:60]))
            if suggestions:
                return Reply(similar_municipalities(texts, place, suggestions, remark=unknown))
            return Reply(municipality_screen(texts, place, choices, remark=unknown))


async def organization_typed(
    house: House, opened: Opened, response: Response, typed: str, message_id: int
) -> Reply:
    texts, place = chat_texts(response.language), place_of(response)
    try:
        name = words(typed, SHORT_TEXT)
    except Refused as refused:
        refusal = remark(texts(f"organization-{refused.code}", **refused.data))
        return Reply(await current_screen(house, response, opened, refusal), taken=False)

    async def choose(connection: AsyncConnection) -> tuple[Organization, list[Organization]] | None:
        assert response.municipality_id is not None
        if not await take_message(connection, response, message_id):
            return None
        known = await organizations_of(connection, response.municipality_id)
        chosen = await find_or_add_organization(connection, response.municipality_id, name)
        await choose_organization(connection, response.id, chosen.id)
        return chosen, [] if chosen in known else _similar(name, known)

    match await house.database.write(choose):
        case chosen, [_, *_] as similar:
            return Reply(similar_organizations(texts, place, chosen, similar))
    return Reply(await _as_saved(house, opened, response))


def _similar(name: str, known: Sequence[Organization]) -> list[Organization]:
    """Spellings of perhaps the same name; another number is another school."""
    key = organization_key(name)
    numbers = _numbers(key)
    keys = [organization_key(one.name) for one in known]
    found = process.extract(key, keys, limit=MOST_SIMILAR, score_cutoff=SIMILAR)
    return [known[at] for match, _, at in found if _numbers(match) == numbers]


def _numbers(key: str) -> list[str]:
    return re.findall(r"\d+", key)

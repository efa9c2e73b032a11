"""Where a respondent works: the municipality, then the organization by its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery
from rapidfuzz import process
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import Press, id_in
from bot.campaign_book import Opened
from bot.handlers.asked_municipalities import municipalities_asked
from bot.handlers.house import House
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import (
    current_screen,
    kept_municipality,
    municipality_choice,
    place_of,
    remark,
)
from bot.rules.outcomes import Moved, NamesWorkplace
from bot.rules.pending import settled_by_a_move
from bot.rules.shown import AT_ORGANIZATION, asked_workplace, onward
from bot.telegram_identity import sender_of
from bot.territories.search import Ambiguous, Found, NotFound, search
from bot.texts.ended import stopped_words
from bot.texts.fluent import chat_texts
from bot.texts.registration import similar_municipalities, similar_organizations
from bot.texts.screen import Screen
from storage.dialogues import nothing_below
from storage.organization_key import organization_key
from storage.sheets import Sheet, read_sheet
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


async def on_registering(query: CallbackQuery, press: Press, house: House) -> AnswerCallbackQuery:
    opened = await house.campaigns.opened(press.part)
    async with house.database.read() as connection:
        sheet = await read_sheet(connection, sender_of(query), press.sheet_id, press.part)
    if opened is None or sheet is None or query.message is None:
        texts = chat_texts(sheet.language if sheet else "ru")
        return query.answer(texts("refused-gone"), show_alert=True)
    texts = chat_texts(sheet.language)
    if sheet.stopped_at is not None:
        words = stopped_words(texts, sheet.zone, sheet.stopped_at)
        return query.answer(words, show_alert=True)
    if sheet.parted:
        return query.answer(texts("refused-counted"), show_alert=True)
    is_meant = await house.database.write(partial(_choose, opened, sheet, press))
    screen = await _after(house, opened, sheet, press if is_meant else None)
    await draw_on(house, sheet, screen, str(query.message.message_id))
    if not is_meant:
        return query.answer(texts("refused-stale"))
    if (settled := settled_by_a_move(sheet.pending)) is not None:
        await house.drawer.forget(sheet.identity, settled)
    return query.answer()


async def _choose(opened: Opened, sheet: Sheet, press: Press, connection: AsyncConnection) -> bool:
    """Whether the press belongs to what is asked; whatever it is, its person looks there."""
    await nothing_below(connection, sheet.identity)
    match asked_workplace(opened.instrument, sheet), press.action, press.args:
        case "municipality", "l", _:
            await look_at(connection, sheet, sheet.shown_item)
        case "municipality", "m", (id,) if (chosen := id_in(id)) is not None:
            known = {one.id for one in await municipalities_asked(connection, opened)}
            if chosen in known:
                await choose_municipality(connection, sheet.id, chosen, onward(sheet))
        case "organization", "g", (id,) if (named := id_in(id)) is not None:
            await choose_organization(connection, sheet.id, named, onward(sheet))
        case _:
            return False
    return True


async def _after(house: House, opened: Opened, sheet: Sheet, press: Press | None) -> Screen:
    async with house.database.read() as connection:
        saved = await read_sheet(connection, sheet.identity, sheet.id) or sheet
    if press is not None and press.action == "l":
        letter = press.args[0] if press.args else None
        return await municipality_choice(house, saved, opened, letter=letter)
    return await current_screen(house, saved, opened)


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
    said = touched.outcome
    if said.workplace == "municipality":
        named = await _name_municipality(connection, opened, touched.sheet, said.name)
    else:
        named = await _name_organization(connection, touched.sheet, said.name)
    saved = await read_sheet(connection, one.identity, one.sheet_id)
    outcome = said if isinstance(named, Unclear) else Moved(settled=said.message)
    return Touched(saved or touched.sheet, outcome), named


async def _name_municipality(
    connection: AsyncConnection, opened: Opened, sheet: Sheet, name: str
) -> Named:
    match search(name, await municipalities_asked(connection, opened)):
        case Found(one):
            await choose_municipality(connection, sheet.id, one.id, onward(sheet))
            return None
        case Ambiguous(candidates):
            return Unclear(candidates)
        case NotFound(suggestions):
            return Unclear(suggestions, name)


async def _name_organization(connection: AsyncConnection, sheet: Sheet, name: str) -> Named:
    assert sheet.municipality_id is not None
    known = await organizations_of(connection, sheet.municipality_id)
    chosen = await find_or_add_organization(connection, sheet.municipality_id, name)
    await choose_organization(connection, sheet.id, chosen.id, onward(sheet))
    similar = [] if chosen in known else _similar(name, known)
    if not similar:
        return None
    # The question stays open: what is typed under it is the name once more.
    await look_at(connection, sheet, AT_ORGANIZATION)
    return Similar(chosen, similar)


async def named_screen(house: House, opened: Opened, sheet: Sheet, named: Named) -> Screen:
    texts, place = chat_texts(sheet.language), place_of(sheet)
    match named:
        case Similar(chosen, others):
            return similar_organizations(texts, place, chosen, others)
        case Unclear(candidates, typed):
            unknown = remark(texts("municipality-unknown", query=typed[:60])) if typed else ""
            if not candidates:
                return await municipality_choice(house, sheet, opened, remark=unknown)
            now = kept_municipality(sheet)
            return similar_municipalities(texts, place, candidates, remark=unknown, now=now)
    return await current_screen(house, sheet, opened)


def _similar(name: str, known: Sequence[Organization]) -> list[Organization]:
    """Spellings of perhaps the same name; another number is another school."""
    key = organization_key(name)
    numbers = _numbers(key)
    keys = [organization_key(one.name) for one in known]
    found = process.extract(key, keys, limit=MOST_SIMILAR, score_cutoff=SIMILAR)
    return [known[at] for match, _, at in found if _numbers(match) == numbers]


def _numbers(key: str) -> list[str]:
    return re.findall(r"\d+", key)

"""A database as large as a region's: thousands of respondents who have answered everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.counting_rules import everything_of
from bot.definitions.offers import shipped_part
from bot.instruments.load import shipped_instruments
from bot.interview.instrument import Instrument, Item, Matrix, Several, Year, options_of
from bot.interview.values import Value
from bot.interview.walk import standing
from bot.telegram_identity import TELEGRAM
from storage import tables
from storage.campaign_opening import open_campaign
from storage.campaign_plan import CampaignPlan
from storage.campaigns import Campaign
from storage.counters import Choice, move
from storage.database import Database
from storage.subjects import PERSON
from storage.territories import MunicipalityToLoad, RegionToLoad, load_region

MUNICIPALITIES = 18
ROWS_AT_ONCE = 20_000
# The message that everybody's questionnaire stands on.
SCREEN = 7
LONG_AGO = datetime(2024, 5, 1, tzinfo=UTC)
Row = dict[str, Any]


@dataclass(frozen=True)
class Filled:
    campaign: Campaign
    instrument: Instrument
    municipality_ids: Sequence[int]


async def fill(database: Database, instrument_id: str, respondents: int) -> Filled:
    """Sheets with their answers, submissions and counters; the same at every call."""
    instrument = shipped_instruments()[instrument_id]
    region = await database.write(lambda connection: load_region(connection, _region()))
    places = [one.id for one in region.municipalities]
    plan = _plan(region.region.id, instrument)
    campaign = await database.write(lambda connection: open_campaign(connection, plan))
    filled = Filled(campaign, instrument, places)
    await database.write(lambda connection: _respond(connection, filled, respondents))
    return filled


def _region() -> RegionToLoad:
    return RegionToLoad(
        code="measured",
        name="Измеряемая область",
        genitive="Измеряемой области",
        prepositional="в Измеряемой области",
        timezone="Europe/Moscow",
        municipalities=tuple(_municipality(number) for number in range(MUNICIPALITIES)),
    )


def _municipality(number: int) -> MunicipalityToLoad:
    letter = "АБВГДЕЖЗИКЛМНОПРСТ"[number]
    return MunicipalityToLoad(
        code=f"m{number}",
        name=f"{letter}-ский муниципальный район",
        short=f"{letter}-ский район",
        genitive=f"{letter}-ского района",
        prepositional=f"в {letter}-ском районе",
        kind="district",
        timezone="Europe/Moscow",
        district=None,
        aliases=(f"{letter * 3}поселье",),
        teachers=2_000,
        young_teachers=2_000,
    )


def _plan(region_id: int, instrument: Instrument) -> CampaignPlan:
    return CampaignPlan(
        region_id=region_id,
        parts=(shipped_part(instrument.id),),
        title=instrument.title.ru,
        period="2023/24",
        opens_on=date(2024, 5, 1),
        deadline=date(2024, 6, 25),
    )


async def _respond(connection: AsyncConnection, filled: Filled, respondents: int) -> None:
    random = Random(1)
    numbers = range(1, respondents + 1)
    places = {number: filled.municipality_ids[number % MUNICIPALITIES] for number in numbers}
    given = {number: random_answers(filled.instrument, random) for number in numbers}
    if filled.instrument.anonymous:
        await _add_participants(connection, filled, places)
    else:
        await add_people(connection, filled, places, submitted=True)
        await add_answers(connection, given)
    handed = [_submission(filled.campaign.id, places[one], one, given[one]) for one in numbers]
    await _insert(connection, tables.submissions, handed)
    counted: dict[int, Counter[Choice]] = {}
    for number in numbers:
        choices = everything_of(filled.instrument, given[number])
        counted.setdefault(places[number], Counter()).update(choices)
    for place, total in counted.items():
        await move(connection, filled.campaign.part(), place, total)


def _submission(campaign_id: int, place: int, number: int, given: Mapping[str, Value]) -> Row:
    return {
        "id": f"{number:032x}",
        "campaign_id": campaign_id,
        "part": 1,
        "municipality_id": place,
        "answers": dict(given),
    }


async def add_people(
    connection: AsyncConnection, filled: Filled, places: Mapping[int, int], *, submitted: bool
) -> None:
    """Everybody has one number as a person, as a sheet and in Telegram."""
    organization = {"municipality_id": filled.municipality_ids[0], "name_key": "школа 1"}
    if submitted:
        await _insert(connection, tables.organizations, [organization | {"name": "Школа № 1"}])
    await _add_known(connection, places)
    rows = (
        {
            "id": one,
            "campaign_id": filled.campaign.id,
            "part": 1,
            "subject_id": one,
            "municipality_id": place,
            "organization_id": 1,
            "started_at": LONG_AGO,
            "handed_in": submitted,
            "submission_id": f"{one:032x}" if submitted else None,
            "submitted_at": LONG_AGO if submitted else None,
        }
        for one, place in places.items()
    )
    await _insert(connection, tables.sheets, rows)
    editors = ({"sheet_id": one, "person_id": one} for one in places)
    await _insert(connection, tables.editors, editors)
    if not submitted:
        open_ones = ({"identity_id": one, "sheet_id": one} for one in places)
        await _insert(connection, tables.dialogues, open_ones)
        shown = ({"identity_id": one, "sheet_id": one, "message": str(SCREEN)} for one in places)
        await _insert(connection, tables.screens, shown)


async def _add_participants(
    connection: AsyncConnection, filled: Filled, places: Mapping[int, int]
) -> None:
    """Of an anonymous campaign: who took part, apart from what was answered."""
    await _add_known(connection, places)
    rows = (
        {"campaign_id": filled.campaign.id, "part": 1, "person_id": one, "municipality_id": place}
        for one, place in places.items()
    )
    await _insert(connection, tables.participations, rows)


async def _add_known(connection: AsyncConnection, numbers: Iterable[int]) -> None:
    known = tuple(numbers)
    people = ({"id": one, "language": "ru"} for one in known)
    await _insert(connection, tables.people, people)
    identities = (
        {"id": one, "person_id": one, "channel": TELEGRAM, "external_id": str(one)} for one in known
    )
    await _insert(connection, tables.identities, identities)
    subjects = ({"id": one, "kind": PERSON, "person_id": one} for one in known)
    await _insert(connection, tables.subjects, subjects)


async def add_answers(
    connection: AsyncConnection, given: Mapping[int, Mapping[str, Value]]
) -> None:
    await _insert(
        connection,
        tables.answers,
        (
            {"sheet_id": number, "item": item, "value": value}
            for number, answers in given.items()
            for item, value in answers.items()
        ),
    )


async def _insert(connection: AsyncConnection, table: Table, rows: Iterable[Row]) -> None:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == ROWS_AT_ONCE:
            await connection.execute(insert(table), chunk)
            chunk = []
    if chunk:
        await connection.execute(insert(table), chunk)


def random_answers(instrument: Instrument, random: Random) -> dict[str, Value]:
    return standing(instrument, {item.id: _value(item, random) for item in instrument.items})


def _value(item: Item, random: Random) -> Value:
    options = [option.id for option in options_of(item) if not option.asks_text]
    match item:
        case Matrix():
            return {"rows": {row.id: random.choice(options) for row in item.rows}}
        case Several():
            free = [one.id for one in item.options if not (one.asks_text or one.exclusive)]
            picked = set(random.sample(free, min(max(item.at_least, 1), len(free))))
            return {"options": [id for id in free if id in picked], "texts": {}, "done": True}
        case Year():
            return {"number": random.randint(2015, 2023)}
        case _ if options:
            return {"option": random.choice(options), "text": None}
    return {"text": "Педагогический университет"}

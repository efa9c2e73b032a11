"""Sheets and submissions for the tests of storage, with answers of one item."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_key import CampaignKey
from storage.campaigns import Campaign
from storage.counters import RESPONDENTS, Choice, counted, submitted_answers
from storage.counting import handed
from storage.counting_batch import Counted, Group, write_group
from storage.database import Database, database_url
from storage.drafts import begin_sheet
from storage.hand_in import Terms, hand_in
from storage.keys import Keys
from storage.people import remember_person
from storage.sheets import Sheet, read_sheet
from storage.tables import answers
from storage.upsert import upsert
from storage.workplaces import choose_municipality
from tests.identities import who
from tests.storage.places import NOON


@asynccontextmanager
async def fresh_copy(template: Path) -> AsyncIterator[Database]:
    """Each example of a property begins with an empty database of its own."""
    with TemporaryDirectory() as folder:
        file = shutil.copy(template, folder)
        keys = Keys(Path(folder) / "keys")
        keys.prepare()
        database = Database(database_url(f"sqlite:///{file}"), keys)
        yield database
        await database.close()


def answers_of(chosen: str) -> dict[str, Any]:
    return {"1": {"option": chosen, "text": None}}


def choices_of(answers: Mapping[str, Any]) -> list[Choice]:
    return [RESPONDENTS, ("1", "*"), ("1", answers["1"]["option"])]


async def begun(
    connection: AsyncConnection,
    campaign: Campaign,
    telegram_id: int,
    municipality_id: int,
    number: int = 1,
    *,
    sealed: bool = False,
) -> Sheet:
    person = await remember_person(connection, who(telegram_id), "ru")
    id = await begin_sheet(connection, campaign.part(number), person.id, NOON, sealed=sealed)
    await choose_municipality(connection, id, municipality_id)
    sheet = await read_sheet(connection, who(telegram_id), id)
    assert sheet is not None
    return sheet


async def handed_in(
    connection: AsyncConnection,
    campaign: Campaign,
    telegram_id: int,
    municipality_id: int,
    chosen: str = "yes",
    *,
    key: CampaignKey | None = None,
    number: int = 1,
) -> Sheet:
    """With a key it is anonymous."""
    sheet = await begun(connection, campaign, telegram_id, municipality_id, number)
    row = {"sheet_id": sheet.id, "item": "1", "value": answers_of(chosen)["1"]}
    await upsert(connection, answers, [row])
    sheet = replace(sheet, answers=answers_of(chosen))
    terms = Terms(campaign.code, key is not None, key)
    assert await hand_in(connection, terms, sheet, NOON) is not None
    return sheet


async def counted_alone(
    connection: AsyncConnection, campaign: Campaign, sheet: Sheet, *, anonymous: bool = False
) -> None:
    """Of a place where nobody else waits, without a look at the threshold."""
    (one,) = (await handed(connection, [sheet.id])).values()
    person = Counted(one, sheet.answers)
    change = Counter(choices_of(sheet.answers))
    group = Group([person], (), change, with_held=False)
    place = one.municipality_id
    await write_group(connection, sheet.of_part, place, group, anonymous=anonymous)


async def assert_counters_fit(database: Database, campaign: Campaign) -> None:
    recounted: Counter[tuple[int | None, Choice]] = Counter()
    async with database.read() as connection:
        for place, given in await submitted_answers(connection, campaign.part()):
            recounted.update((place, choice) for choice in choices_of(given))
        kept = await counted(connection, campaign.part())
    assert {(place, one): n for place in kept for one, n in kept[place].items()} == recounted

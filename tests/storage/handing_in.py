"""Sheets and submissions for the tests of storage, with answers of one item."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaigns import Campaign
from storage.counters import RESPONDENTS, Choice, counted, submitted_answers
from storage.database import Database, database_url
from storage.drafts import begin_sheet
from storage.people import remember_person
from storage.sheets import Sheet, read_sheet
from storage.submissions import Submission
from storage.workplaces import choose_municipality
from tests.identities import who
from tests.storage.places import NOON


@asynccontextmanager
async def fresh_copy(template: Path) -> AsyncIterator[Database]:
    """Each example of a property begins with an empty database of its own."""
    with TemporaryDirectory() as folder:
        file = shutil.copy(template, folder)
        database = Database(database_url(f"sqlite:///{file}"))
        yield database
        await database.close()


def submission(municipality_id: int, chosen: str) -> Submission:
    answers: Mapping[str, Any] = {"1": {"option": chosen, "text": None}}
    return Submission(municipality_id, answers, choices_of(answers))


def choices_of(answers: Mapping[str, Any]) -> list[Choice]:
    return [RESPONDENTS, ("1", "*"), ("1", answers["1"]["option"])]


async def begun(
    connection: AsyncConnection,
    campaign: Campaign,
    telegram_id: int,
    municipality_id: int,
    *,
    sealed: bool = False,
) -> Sheet:
    person = await remember_person(connection, who(telegram_id), "ru")
    id = await begin_sheet(connection, campaign.part(), person.id, NOON, sealed=sealed)
    await choose_municipality(connection, id, municipality_id)
    sheet = await read_sheet(connection, who(telegram_id), id)
    assert sheet is not None
    return sheet


async def assert_counters_fit(database: Database, campaign: Campaign) -> None:
    recounted: Counter[tuple[int, Choice]] = Counter()
    async with database.read() as connection:
        for place, answers in await submitted_answers(connection, campaign.part()):
            recounted.update((place, choice) for choice in choices_of(answers))
        kept = await counted(connection, campaign.part())
    assert {(place, one): n for place in kept for one, n in kept[place].items()} == recounted

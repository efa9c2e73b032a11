"""The way of a database in use to pairs of instrument and methodology, and back where it can."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import URL, Table, column, insert, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.definitions.offers import shipped_definition
from storage import migrate, migrations, tables
from storage.campaign_end import stop_campaign
from storage.campaign_key import CampaignKey
from storage.campaign_plan import PartPlan
from storage.campaigns import Campaign, campaigns_of
from storage.database import Database
from storage.definitions import Definition, definition_by_id
from storage.keys import Keys
from storage.outbox import NewMessage, enqueue
from storage.parts import Part
from storage.touches import Decision, Touch, touch
from tests.identities import who
from tests.storage.handing_in import begun, counted_alone, handed_in
from tests.storage.places import NOON, definition, open_small_campaign

T = TypeVar("T")
BEFORE = migrate.revisions()[migrate.revisions().index("0008") - 1]
IN_USE = (
    "answers", "sheets", "submissions", "participations", "counters", "outbox", "reminders",
    "dialogues", "consents", "campaign_municipalities",
)  # fmt: skip
KEPT = Path(migrations.__file__).parent / "methodologies_0008"


def counted_as_then(id: str) -> Definition:
    """The questionnaire of today with the methodology of the day on which pairs were made."""
    text = (KEPT / f"{id}.yaml").read_text(encoding="utf-8")
    return replace(shipped_definition(id), methodology_version="1", methodology_text=text)


YOUNG, HELP = counted_as_then("young_teacher"), counted_as_then("methodical_help")


async def written(url: URL, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    database = Database(url)
    try:
        return await database.write(work)
    finally:
        await database.close()


async def in_use(connection: AsyncConnection) -> None:
    """A draft in the middle, one handed in, an anonymous one, a reminder; three campaigns."""
    past = await open_small_campaign(connection, parts=(PartPlan(YOUNG),), rhythm="as_they_come")
    await stop_campaign(connection, past.id, NOON, NOON)
    await connection.execute(tables.campaigns.update().values(closed_at=NOON))
    young = await open_small_campaign(connection, parts=(PartPlan(YOUNG),), rhythm="as_they_come")
    helped = await open_small_campaign(connection, parts=(PartPlan(HELP),))
    draft = await begun(connection, young, 7, 1)
    answer = Decision({"1": {"option": "male", "text": None}}, "2")
    await touch(connection, [Touch(who(7), draft.id, Part(young.id), lambda _: answer)])
    named = await handed_in(connection, young, 8, 1, "male")
    await counted_alone(connection, young, named)
    key = CampaignKey.derived(bytes(32))
    anonymous = await handed_in(connection, helped, 9, 2, "teaching", key=key)
    await counted_alone(connection, helped, anonymous, anonymous=True)
    await connection.execute(tables.sheets.delete().where(tables.sheets.c.id == anonymous.id))
    message = NewMessage("key", draft.person_id, "teacher_unfinished", {}, NOON + timedelta(1))
    (id,) = (await enqueue(connection, [message])).values()
    reminder = {
        "outbox_id": id,
        "campaign_id": young.id,
        "part": 1,
        "reason": "days_2",
        "day": NOON.date(),
    }
    await connection.execute(insert(tables.reminders).values(**reminder, municipality_id=1))


async def found(connection: AsyncConnection) -> tuple[dict[str, Any], list[Definition]]:
    rows = {name: await all_rows(connection, metadata_table(name)) for name in IN_USE}
    rows["counters"] = sorted([*rows["counters"], *await held(connection)])
    campaigns = await campaigns_of(connection)
    kept = [await definition_by_id(connection, one.parts[0].definition_id) for one in campaigns]
    return rows | {"campaigns": [but_definition(one) for one in campaigns]}, kept


async def held(connection: AsyncConnection) -> list[Any]:
    """What was too little to be shown is kept as a sum until it is counted with others."""
    return [
        (row.campaign_id, row.part, row.municipality_id, *one)
        for row in await connection.execute(select(tables.counting))
        for one in row.held or ()
    ]


def metadata_table(name: str) -> Table:
    return tables.metadata.tables[name]


def but_definition(campaign: Campaign) -> dict[str, Any]:
    """Pairs get other numbers on the way down and up."""
    return {name: value for name, value in vars(campaign).items() if name != "parts"}


async def all_rows(connection: AsyncConnection, of: Table) -> list[Any]:
    query = select(of).order_by(*of.primary_key)
    return [tuple(row) for row in await connection.execute(query)]


async def test_a_database_in_use_goes_on_with_the_pairs_of_its_day(
    any_url: URL, keys: Keys
) -> None:
    await written(any_url, in_use)
    before = await written(any_url, found)
    assert all(before[0][name] for name in ("answers", "submissions", "participations", "outbox"))
    await migrate.downgrade(any_url, BEFORE)
    old = table("campaigns", column("id"), column("instrument_text"), column("academic_year"))
    rows = await written(any_url, partial(all_columns, of=old))
    texts = [YOUNG.instrument_text, YOUNG.instrument_text, HELP.instrument_text]
    assert rows == [(id, text, "2025/26") for id, text in enumerate(texts, 1)]
    await migrate.upgrade(any_url, keys=lambda: keys)
    assert await written(any_url, found) == before
    assert before[1] == [HELP, YOUNG, YOUNG]
    # The same text of two campaigns is one pair.
    kept = await written(any_url, partial(all_rows, of=tables.definitions))
    assert len(kept) == 2


async def all_columns(connection: AsyncConnection, of: Any) -> list[Any]:
    return [tuple(row) for row in await connection.execute(select(of).order_by(of.c.id))]


async def test_a_questionnaire_that_never_had_a_methodology_gets_an_empty_one(
    any_url: URL,
    keys: Keys,
) -> None:
    own = definition("tea")
    await written(any_url, partial(open_small_campaign, parts=(PartPlan(own),)))
    await migrate.downgrade(any_url, BEFORE)
    await migrate.upgrade(any_url, keys=lambda: keys)
    assert (await written(any_url, found))[1] == [own]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"parts": (PartPlan(definition("tea", methodology_text="id: tea")),)},
            "counts by a methodology",
        ),
        ({"period": "2026", "goes_by": "calendar_year"}, "goes by the calendar year"),
    ],
)
async def test_there_is_no_way_back_to_what_cannot_hold_it(
    any_url: URL, changes: dict[str, Any], sentence: str
) -> None:
    await written(any_url, partial(open_small_campaign, **changes))
    before = await written(any_url, found)
    with pytest.raises(Exception, match=f"^campaign 1 {sentence}"):
        await migrate.downgrade(any_url, BEFORE)
    assert await written(any_url, found) == before


async def test_there_is_no_way_back_from_two_parts(any_url: URL) -> None:
    async def of_two_parts(connection: AsyncConnection) -> None:
        campaign = await open_small_campaign(connection)
        second = {"campaign_id": campaign.id, "position": 2}
        more = insert(tables.campaign_parts).values(
            **second, definition_id=campaign.parts[0].definition_id
        )
        await connection.execute(more)

    await written(any_url, of_two_parts)
    with pytest.raises(Exception, match="a campaign has several parts"):
        await migrate.downgrade(any_url, BEFORE)

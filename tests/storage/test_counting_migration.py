"""What the update makes of campaigns under way, on both databases."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, TypeVar

import pytest
from sqlalchemy import JSON, URL, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migrate, tables
from storage.campaign_key import CampaignKey
from storage.campaign_plan import PartPlan
from storage.campaigns import Campaign
from storage.counters import Choice, counted
from storage.coverage import delivered_in
from storage.database import Database
from storage.keys import Keys
from storage.parts import Part
from tests.storage.handing_in import counted_alone, handed_in
from tests.storage.places import NOON, definition, open_small_campaign

T = TypeVar("T")
BEFORE = migrate.revisions()[migrate.revisions().index("0013") - 1]
TEXT = "id: young\nitems:\n  - id: '1'\n  - id: '2'\n    relevant: {item: '1', is: 'yes'}\n"
SHOWN: Mapping[Choice, int] = {
    ("*", "*"): 6, ("1", "*"): 6, ("1", "yes"): 6, ("2", "*"): 5, ("2", "a"): 5,
}  # fmt: skip
LIVE: Mapping[Choice, int] = {
    ("*", "*"): 8, ("1", "*"): 8, ("1", "yes"): 7, ("1", "no"): 1, ("2", "*"): 6, ("2", "a"): 6,
}  # fmt: skip
PART = Part(1)


async def written(url: URL, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    database = Database(url)
    try:
        return await database.write(work)
    finally:
        await database.close()


async def put(
    connection: AsyncConnection, place: int, live: Mapping[Choice, int], shown: Any
) -> None:
    """Into the tables of before."""
    of_place = "campaign_id, part, municipality_id"
    for (item, option), n in live.items():
        await connection.execute(
            text(
                f"INSERT INTO counters ({of_place}, item, option, n)"
                f" VALUES (1, 1, {place}, '{item}', '{option}', {n})"
            )
        )
    if shown is not None:
        statement = text(
            f"INSERT INTO publications ({of_place}, counts) VALUES (1, 1, {place}, :counts)"
        ).bindparams(bindparam("counts", type_=JSON))
        counts = [[*choice, n] for choice, n in shown.items()]
        await connection.execute(statement, {"counts": counts})


async def under_way(url: URL, keys: Keys, *, closed: bool = False, shown: Any = SHOWN) -> None:
    young = definition("young", instrument_text=TEXT)

    async def opened(connection: AsyncConnection) -> None:
        await open_small_campaign(connection, parts=(PartPlan(young),), rhythm="as_they_come")
        if closed:
            ended = {"stopped_at": NOON, "final_at": NOON, "closed_at": NOON}
            await connection.execute(tables.campaigns.update().values(**ended))

    async def filled(connection: AsyncConnection) -> None:
        await put(connection, 1, LIVE, shown)
        await put(connection, 2, {("*", "*"): 3, ("1", "*"): 3, ("1", "no"): 3}, None)

    await written(url, opened)
    await migrate.downgrade(url, BEFORE)
    await written(url, filled)
    await migrate.upgrade(url, keys=lambda: keys)


async def rows(connection: AsyncConnection) -> dict[int, Any]:
    found = await connection.execute(select(tables.counting))
    return {row.municipality_id: row for row in found}


async def test_what_was_shown_stands_and_what_came_since_is_held(any_url: URL, keys: Keys) -> None:
    await under_way(any_url, keys)
    counts = await written(any_url, lambda c: counted(c, PART))
    assert counts == {1: dict(SHOWN)}
    places = await written(any_url, rows)
    first, second = places[1], places[2]
    # The item under a condition stands as it was shown.
    assert first.held == [["*", "*", 2], ["1", "*", 2], ["1", "no", 1], ["1", "yes", 1]]
    assert (first.held_people, first.held_alone, first.conditional_stands) == (2, False, True)
    assert second.held == [["*", "*", 3], ["1", "*", 3], ["1", "no", 3]]
    assert (second.held_people, second.held_alone, second.conditional_stands) == (3, True, False)
    assert await written(any_url, lambda c: delivered_in(c, PART)) == {1: 8, 2: 3}


async def test_what_nobody_has_looked_at_stands_where_it_is_enough(
    any_url: URL, keys: Keys
) -> None:
    await under_way(any_url, keys, shown=None)
    assert await written(any_url, lambda c: counted(c, PART)) == {1: dict(LIVE)}
    first = (await written(any_url, rows))[1]
    assert (first.held, first.held_people, first.conditional_stands) == (None, 0, False)


async def test_a_closed_campaign_shows_what_it_showed(any_url: URL, keys: Keys) -> None:
    await under_way(any_url, keys, closed=True)
    counts = await written(any_url, lambda c: counted(c, PART))
    assert counts[1] == dict(SHOWN)
    assert await written(any_url, lambda c: delivered_in(c, PART)) == {1: 8, 2: 3}


async def test_of_several_questionnaires_each_goes_on_by_itself(any_url: URL, keys: Keys) -> None:
    texts = {"young": TEXT, "help": "id: help\nanonymous: true\nitems:\n  - id: '1'\n"}
    parts = tuple(PartPlan(definition(one, instrument_text=texts[one])) for one in texts)

    async def opened(connection: AsyncConnection) -> None:
        campaign = await open_small_campaign(connection, parts=parts)
        for number in (1, 2):
            await begun_and_counted(connection, campaign, number)

    await written(any_url, opened)
    await migrate.downgrade(any_url, BEFORE)
    await migrate.upgrade(any_url, keys=lambda: keys)
    # One named part is enough: an anonymous one is never counted as answers come all the same.
    assert await written(any_url, rhythms) == ["as_they_come"]
    kept = [await written(any_url, partial(delivered_in, part=Part(1, one))) for one in (1, 2)]
    assert kept == [{1: 1, 2: 0}, {1: 1, 2: 0}]
    assert sorted(await written(any_url, marks)) == [(1, 1, 1, 1), (1, 2, 1, 1)]


async def begun_and_counted(connection: AsyncConnection, campaign: Campaign, number: int) -> None:
    """By the same person in each part; the second is anonymous."""
    key = CampaignKey.derived(bytes(32)) if number == 2 else None
    sheet = await handed_in(connection, campaign, 7, 1, key=key, number=number)
    await counted_alone(connection, campaign, sheet, anonymous=number == 2)


async def rhythms(connection: AsyncConnection) -> list[str]:
    return [*await connection.scalars(select(tables.campaigns.c.rhythm))]


async def marks(connection: AsyncConnection) -> list[Any]:
    return [tuple(row) for row in await connection.execute(select(tables.participations))]


async def test_who_has_handed_in_a_named_questionnaire_is_marked(any_url: URL, keys: Keys) -> None:
    async def answered(connection: AsyncConnection) -> None:
        campaign = await open_small_campaign(connection)
        for person in (7, 8):
            sheet = await handed_in(connection, campaign, person, 1)
            await counted_alone(connection, campaign, sheet)

    await written(any_url, answered)
    await migrate.downgrade(any_url, BEFORE)
    await migrate.upgrade(any_url, keys=lambda: keys)

    assert sorted(await written(any_url, marks)) == [(1, 1, 1, 1), (1, 1, 2, 1)]

    async def sheets(connection: AsyncConnection) -> list[bool]:
        return [*await connection.scalars(select(tables.sheets.c.handed_in))]

    assert await written(any_url, sheets) == [True, True]


async def test_there_is_no_way_back_while_answers_wait(any_url: URL) -> None:
    async def answered(connection: AsyncConnection) -> None:
        await handed_in(connection, await open_small_campaign(connection), 7, 1)

    await written(any_url, answered)
    with pytest.raises(Exception, match=r"^answers wait to be counted"):
        await migrate.downgrade(any_url, BEFORE)


async def test_there_is_no_way_back_while_a_sum_is_held(any_url: URL, keys: Keys) -> None:
    await under_way(any_url, keys)
    with pytest.raises(Exception, match=r"^a sum waits to be counted"):
        await migrate.downgrade(any_url, BEFORE)

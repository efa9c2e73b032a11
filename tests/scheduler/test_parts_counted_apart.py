"""Questionnaires of one campaign are counted each by itself, and closed together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from scheduler.close import close_due
from scheduler.count import Counting, count_due
from scheduler.counting.rhythm import Rhythm
from storage.campaign_end import stop_campaign
from storage.database import Database
from storage.keys import Keys
from storage.parts import Part
from storage.tables import participations
from tests.scheduler.office import DAY, Items, Office, office_of
from tests.storage.places import part_plan

YES = {"1": "yes"}
NAMED, ANONYMOUS = Items(anonymous=False), Items(anonymous=True)


@pytest.fixture
async def both(database: Database) -> AsyncIterator[tuple[Office, Office]]:
    """The named part of a campaign, and the anonymous one beside it."""
    parts = (part_plan("tea"), part_plan("coffee"))
    async with office_of(database, rhythm=Rhythm.AS_THEY_COME, parts=parts) as office:
        yield replace(office, rules=NAMED), replace(office, number=2, rules=ANONYMOUS)


def together(both: tuple[Office, Office]) -> Counting:
    named, anonymous = both

    async def rules_of(part: Part) -> Items:
        return named.rules if part == named.part else anonymous.rules

    return Counting(named.database, Keys(Path(named.keys.folder)), rules_of)


async def test_whoever_answers_both_is_a_newcomer_in_each(both: tuple[Office, Office]) -> None:
    """Nine of the one and nine of the other make no ten."""
    named, anonymous = both
    counting = together(both)
    for office in both:
        await office.hand_in_all(range(9), 1, YES)
    assert await count_due(counting, named.now + DAY) == 0
    await anonymous.hand_in(9, 1, YES)
    assert await count_due(counting, named.now + 2 * DAY) == 5
    assert (await named.counts(), (await anonymous.counts())[1]["*", "*"]) == ({}, 5)
    assert {row["part"] for row in await named.rows(participations)} == {2}


async def test_only_the_named_one_is_counted_as_answers_come(both: tuple[Office, Office]) -> None:
    named, anonymous = both
    for office in both:
        await office.hand_in_all(range(10), 1, YES)
    assert await count_due(together(both), named.now) == 5
    assert await anonymous.counts() == {}


async def test_the_close_ends_all_parts_at_once_and_settles_each_by_its_own_people(
    both: tuple[Office, Office],
) -> None:
    named, anonymous = both
    await named.hand_in_all(range(3), 1, YES)
    await named.hand_in_all(range(3, 6), 2, YES)
    await anonymous.hand_in_all(range(4), 1, YES)
    await _stopped(named, named.now)
    assert await close_due(together(both), named.now) == [named.campaign.id]
    assert [await one.left_over() for one in both] == [(6, 0), (0, 4)]
    assert [await one.coverage() for one in both] == [{1: 3, 2: 3, 3: 0}, {1: 4, 2: 0, 3: 0}]
    assert (await named.region_only())["*", "*"] == 6
    assert await anonymous.region_only() == {}


async def test_one_part_whose_key_is_lost_puts_off_the_close_of_all(
    both: tuple[Office, Office],
) -> None:
    named, anonymous = both
    await named.hand_in_all(range(7), 1, YES)
    await anonymous.hand_in_all(range(7), 1, YES)
    await _stopped(named, named.now)
    named.keys.destroy(named.campaign.code)
    assert await close_due(together(both), named.now) == []


async def _stopped(office: Office, now: datetime) -> None:
    await office.database.write(lambda c: stop_campaign(c, office.campaign.id, now, now))

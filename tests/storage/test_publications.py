from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.campaigns import Campaign
from storage.counters import RESPONDENTS, count
from storage.database import Database
from storage.publications import Counts, publish
from tests.storage.handing_in import fresh_copy
from tests.storage.places import open_small_campaign

THRESHOLD = 5


async def come(database: Database, campaign: Campaign, how_many: int, option: str = "yes") -> None:
    """Negative: so many take their answers back."""
    choices = [RESPONDENTS, ("1", option)] * abs(how_many)
    change = {"added": choices} if how_many > 0 else {"removed": choices}
    await database.write(lambda connection: count(connection, campaign.part(), 1, **change))


async def published(database: Database, campaign: Campaign) -> Counts:
    work = partial(publish, part=campaign.part(), threshold=THRESHOLD, municipality_id=None)
    return (await database.write(work)).get(1, {})


def number(counts: Counts) -> int:
    return counts.get(RESPONDENTS, 0)


async def test_figures_stay_until_enough_have_come(database: Database) -> None:
    campaign = await database.write(open_small_campaign)
    seen = []
    for _ in range(12):
        await come(database, campaign, 1)
        seen.append(number(await published(database, campaign)))
    assert seen == [1, 2, 3, 4, 5, 5, 5, 5, 5, 10, 10, 10]


async def test_a_changed_answer_alone_changes_no_figure(sqlite_database: Database) -> None:
    campaign = await sqlite_database.write(open_small_campaign)
    await come(sqlite_database, campaign, 6)
    before = await published(sqlite_database, campaign)
    await come(sqlite_database, campaign, -1, "yes")
    await come(sqlite_database, campaign, 1, "no")
    assert await published(sqlite_database, campaign) == before


async def test_a_group_that_shrank_out_of_sight_comes_back_as_it_was(
    sqlite_database: Database,
) -> None:
    campaign = await sqlite_database.write(open_small_campaign)
    await come(sqlite_database, campaign, 6)
    before = await published(sqlite_database, campaign)
    await come(sqlite_database, campaign, -3)
    assert number(await published(sqlite_database, campaign)) == 3
    await come(sqlite_database, campaign, 3, "no")
    assert await published(sqlite_database, campaign) == before


@settings(max_examples=12, deadline=None)
@given(changes=st.lists(st.integers(-6, 6).filter(bool), max_size=12))
def test_two_summaries_are_the_same_or_a_threshold_of_people_apart(
    migrated_sqlite: Path, changes: list[int]
) -> None:
    asyncio.run(_never_close(migrated_sqlite, changes))


async def _never_close(template: Path, changes: Sequence[int]) -> None:
    async with fresh_copy(template) as database:
        campaign = await database.write(open_small_campaign)
        there, shown = 0, list[int]()
        for change in changes:
            possible = max(change, -there)
            await come(database, campaign, possible)
            there += possible
            shown.append(number(await published(database, campaign)))
    visible = [one for one in shown if one >= THRESHOLD]
    assert all(one == later or abs(one - later) >= THRESHOLD for one, later in pairwise(visible))

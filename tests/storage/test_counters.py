from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaigns import Campaign
from storage.counters import respondents
from storage.database import Database
from storage.submissions import Submission, submit_named, withdraw
from tests.storage.handing_in import assert_counters_fit, begun, fresh_copy, submission
from tests.storage.places import NOON, open_small_campaign

Deed: TypeAlias = tuple[Literal["submit", "withdraw"], int, int, str]
DEEDS: st.SearchStrategy[list[Deed]] = st.lists(
    st.tuples(
        st.sampled_from(["submit", "submit", "withdraw"]),
        st.integers(1, 4),
        st.integers(1, 2),
        st.sampled_from(["yes", "no", "other"]),
    ),
    max_size=15,
)


class Crowd:
    """People who hand in, hand in again and take back; `held` is what each has handed in."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self.held: dict[int, Submission] = {}

    async def do(self, connection: AsyncConnection, deed: Deed) -> None:
        what, person, place, option = deed
        before = self.held.pop(person, None)
        sheet = await begun(connection, self._campaign, person, place)
        if what == "withdraw":
            await withdraw(connection, sheet, before)
        else:
            self.held[person] = submission(place, option)
            await submit_named(connection, sheet, self.held[person], before, NOON)


async def lived_through(database: Database, campaign: Campaign, deeds: Sequence[Deed]) -> Crowd:
    crowd = Crowd(campaign)

    async def all_of_it(connection: AsyncConnection) -> None:
        for deed in deeds:
            await crowd.do(connection, deed)

    await database.write(all_of_it)
    return crowd


async def hold(database: Database, deeds: Sequence[Deed]) -> None:
    campaign = await database.write(open_small_campaign)
    crowd = await lived_through(database, campaign, deeds)
    await assert_counters_fit(database, campaign)
    async with database.read() as connection:
        counted = await respondents(connection, campaign.part())
    assert sum(counted.values()) == len(crowd.held)


@settings(max_examples=12, deadline=None)
@given(deeds=DEEDS)
def test_counters_equal_a_recount_whatever_people_do(
    migrated_sqlite: Path, deeds: list[Deed]
) -> None:
    asyncio.run(_on_a_copy(migrated_sqlite, deeds))


async def _on_a_copy(template: Path, deeds: Sequence[Deed]) -> None:
    async with fresh_copy(template) as database:
        await hold(database, deeds)


async def test_counters_equal_a_recount_on_each_database(database: Database) -> None:
    deeds: list[Deed] = [
        ("submit", 1, 1, "yes"),
        ("submit", 2, 1, "yes"),
        ("submit", 1, 2, "no"),
        ("submit", 3, 2, "other"),
        ("withdraw", 2, 1, "yes"),
        ("withdraw", 4, 1, "yes"),
        ("submit", 3, 1, "other"),
    ]
    await hold(database, deeds)

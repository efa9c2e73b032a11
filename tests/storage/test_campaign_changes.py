from datetime import date
from typing import Any

import pytest

from storage.campaign_changes import ClosedForGood, Renewed, change_campaign, renew_numbers
from storage.campaign_end import stop_campaign
from storage.campaign_plan import Asks, CampaignRefused, PartPlan
from storage.campaigns import UnknownCampaign, campaign_by_id, campaign_municipalities
from storage.database import Database
from storage.territories import load_region
from tests.storage.places import (
    NOON,
    close_for_good,
    definition,
    municipality_to_load,
    open_small_campaign,
    region_to_load,
)


async def test_deadline_target_and_title_change_and_nothing_else(database: Database) -> None:
    before = await database.write(open_small_campaign)
    changes: dict[str, Any] = {
        "deadline": date(2026, 7, 2),
        "target_percent": 80,
        "title": "Весна",
    }
    after = await database.write(lambda c: change_campaign(c, before.id, **changes))
    assert vars(after) == {**vars(before), **changes}
    async with database.read() as connection:
        assert await campaign_by_id(connection, before.id) == after


async def test_what_is_not_named_stays(database: Database) -> None:
    before = await database.write(open_small_campaign)
    assert await database.write(lambda c: change_campaign(c, before.id)) == before


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"deadline": date(2026, 5, 11)}, "deadline"),
        ({"deadline": date.max}, "deadline_far"),
        ({"target_percent": 0}, "target"),
        ({"title": "я" * 1001}, "title_long"),
        ({"title": "две\nстроки"}, "title_signs"),
        ({"title": " "}, "title"),
    ],
)
async def test_what_no_campaign_may_have_is_refused_before_anything_is_saved(
    sqlite_database: Database, changes: dict[str, Any], fault: str
) -> None:
    before = await sqlite_database.write(open_small_campaign)
    good: dict[str, Any] = {"deadline": date(2026, 7, 2), "target_percent": 80}
    with pytest.raises(CampaignRefused) as refused:
        await sqlite_database.write(lambda c: change_campaign(c, before.id, **(good | changes)))
    assert refused.value.fault == fault
    async with sqlite_database.read() as connection:
        assert await campaign_by_id(connection, before.id) == before


async def test_of_a_closed_campaign_only_the_deadline_is_past_changing(database: Database) -> None:
    campaign = await database.write(open_small_campaign)
    await database.write(lambda c: stop_campaign(c, campaign.id, NOON, NOON))
    await database.write(lambda c: close_for_good(c, NOON))
    with pytest.raises(ClosedForGood):
        await database.write(lambda c: change_campaign(c, campaign.id, deadline=date(2026, 7, 2)))
    mended = await database.write(lambda c: change_campaign(c, campaign.id, title="Без опечатки"))
    assert mended.title == "Без опечатки"


async def test_an_unknown_campaign_cannot_be_changed(database: Database) -> None:
    with pytest.raises(UnknownCampaign):
        await database.write(lambda c: change_campaign(c, 99, title="Весна"))
    with pytest.raises(UnknownCampaign):
        await database.write(lambda c: renew_numbers(c, 99, {}))


@pytest.mark.parametrize(("asks", "expected"), [("young_teachers", 99), ("teachers", 990)])
async def test_numbers_of_teachers_are_taken_anew_from_the_registry(
    database: Database, asks: Asks, expected: int
) -> None:
    campaign = await database.write(
        lambda c: open_small_campaign(c, parts=(PartPlan(definition("tea"), asks),))
    )
    grown = region_to_load(
        municipality_to_load("luzhsky", young_teachers=99), municipality_to_load("tosnensky")
    )
    await database.write(lambda c: load_region(c, grown))
    assert await database.write(lambda c: renew_numbers(c, campaign.id, {1: asks})) == Renewed(1, 1)
    async with database.read() as connection:
        numbers = await campaign_municipalities(connection, campaign.part())
    assert list(numbers.values()) == [expected, None]
    again = await database.write(lambda c: renew_numbers(c, campaign.id, {1: asks}))
    assert again == Renewed(0, 1)

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import campaigns
from storage.campaigns import Campaign, CampaignRefused, ForeignMunicipality
from storage.database import Database
from storage.territories import load_region
from tests.storage.places import (
    NOON,
    load_small_region,
    municipality_to_load,
    open_small_campaign,
    plan,
    region_to_load,
)


async def test_an_opened_campaign_is_found_by_its_id_and_by_its_code(database: Database) -> None:
    campaign = await database.write(open_small_campaign)
    assert re.fullmatch("[A-Za-z0-9]{12}", campaign.code)
    async with database.read() as connection:
        assert await campaigns.campaign_by_id(connection, campaign.id) == campaign
        assert await campaigns.campaign_by_code(connection, campaign.code) == campaign
        assert await campaigns.campaign_by_code(connection, "unknown") is None


@pytest.mark.parametrize(("instrument", "teachers"), [("young_teacher", 40), ("other", 400)])
async def test_expected_teachers_are_those_whom_the_instrument_asks(
    database: Database, instrument: str, teachers: int
) -> None:
    campaign = await database.write(lambda c: open_small_campaign(c, instrument=instrument))
    async with database.read() as connection:
        asked = await campaigns.campaign_municipalities(connection, campaign.id)
    assert list(asked.values()) == [teachers, None]


async def test_a_later_registry_does_not_change_what_a_campaign_expected(
    database: Database,
) -> None:
    campaign = await database.write(open_small_campaign)
    grown = region_to_load(municipality_to_load("luzhsky", young_teachers=99))
    await database.write(lambda c: load_region(c, grown))
    async with database.read() as connection:
        asked = await campaigns.campaign_municipalities(connection, campaign.id)
    assert list(asked.values()) == [40, None]


async def test_a_campaign_asks_only_the_municipalities_that_were_named(database: Database) -> None:
    loaded = await database.write(load_small_region)
    luga = loaded.municipalities[0].id
    campaign = await database.write(
        lambda c: campaigns.open_campaign(c, plan(loaded.region.id), [luga])
    )
    async with database.read() as connection:
        assert await campaigns.campaign_municipalities(connection, campaign.id) == {luga: 40}


async def test_a_municipality_of_another_region_is_refused(database: Database) -> None:
    loaded = await database.write(load_small_region)
    foreign = loaded.municipalities[-1].id + 1
    with pytest.raises(ForeignMunicipality) as refused:
        await database.write(
            lambda c: campaigns.open_campaign(c, plan(loaded.region.id), [foreign])
        )
    assert refused.value.ids == {foreign}
    async with database.read() as connection:
        assert await campaigns.campaigns_of(connection) == ()


async def test_a_campaign_that_asks_nobody_is_refused(database: Database) -> None:
    empty = await database.write(lambda c: load_region(c, region_to_load()))
    with pytest.raises(CampaignRefused, match="municipalities"):
        await database.write(lambda c: campaigns.open_campaign(c, plan(empty.region.id)))


async def test_open_campaigns_come_before_closed_and_new_before_old(database: Database) -> None:
    old = await database.write(lambda c: open_small_campaign(c, opens_on=date(2025, 5, 12)))
    new = await database.write(open_small_campaign)
    newest = await database.write(
        lambda c: open_small_campaign(c, instrument="methodical_help", opens_on=date(2026, 6, 1))
    )
    await database.write(lambda c: campaigns.close_campaign(c, new.id, NOON))
    region = old.region_id
    async with database.read() as connection:
        listed = await campaigns.campaigns_of(connection, region)
        assert [one.id for one in listed] == [newest.id, old.id, new.id]
        assert await campaigns.campaigns_of(connection) == listed
        assert await campaigns.campaigns_of(connection, region + 1) == ()
        assert await campaigns.latest_campaign(connection, region) == newest
        assert await campaigns.latest_campaign(connection, region, "young_teacher") == old
        assert await campaigns.latest_campaign(connection, region, "unknown") is None


async def test_a_campaign_closes_once(database: Database) -> None:
    campaign = await database.write(open_small_campaign)
    closings = [
        await database.write(lambda c: campaigns.close_campaign(c, campaign.id, NOON))
        for _ in range(2)
    ]
    assert closings == [True, False]
    async with database.read() as connection:
        closed = await campaigns.campaign_by_id(connection, campaign.id)
    assert isinstance(closed, Campaign)
    assert closed.closed_at == NOON


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": "  "}, "title"),
        ({"academic_year": "2025"}, "academic_year"),
        ({"academic_year": "2025/27"}, "academic_year"),
        ({"deadline": date(2026, 5, 11)}, "deadline"),
        ({"target_percent": 0}, "target"),
        ({"target_percent": 101}, "target"),
        ({"publication_threshold": 0}, "threshold"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(changes: dict[str, object], fault: str) -> None:
    with pytest.raises(CampaignRefused) as refused:
        plan(1, **changes)
    assert refused.value.fault == fault


@given(st.integers(min_value=1900, max_value=2999))
def test_an_academic_year_spans_two_calendar_years(year: int) -> None:
    assert plan(1, academic_year=f"{year}/{(year + 1) % 100:02}")
    with pytest.raises(CampaignRefused):
        plan(1, academic_year=f"{year}/{year % 100:02}")

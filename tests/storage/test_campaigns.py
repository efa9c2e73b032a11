import asyncio
import re
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import URL

from storage import campaigns
from storage.campaign_end import stop_campaign
from storage.campaign_plan import CampaignRefused
from storage.campaigns import AlreadyOpen, ForeignMunicipality
from storage.database import Database
from storage.territories import load_region
from tests.storage.places import (
    NOON,
    close_for_good,
    load_small_region,
    municipality_to_load,
    open_small_campaign,
    plan,
    region_to_load,
)

DAY = timedelta(days=1)


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
        asked = await campaigns.campaign_municipalities(connection, campaign.part())
    assert list(asked.values()) == [teachers, None]


async def test_a_later_registry_does_not_change_what_a_campaign_expected(
    database: Database,
) -> None:
    campaign = await database.write(open_small_campaign)
    grown = region_to_load(municipality_to_load("luzhsky", young_teachers=99))
    await database.write(lambda c: load_region(c, grown))
    async with database.read() as connection:
        asked = await campaigns.campaign_municipalities(connection, campaign.part())
    assert list(asked.values()) == [40, None]


async def test_a_campaign_asks_only_the_municipalities_that_were_named(database: Database) -> None:
    loaded = await database.write(load_small_region)
    luga = loaded.municipalities[0].id
    campaign = await database.write(
        lambda c: campaigns.open_campaign(c, plan(loaded.region.id), [luga])
    )
    async with database.read() as connection:
        assert await campaigns.campaign_municipalities(connection, campaign.part()) == {luga: 40}


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
    old = await database.write(lambda c: open_small_campaign(c, opens_on=date(2025, 12, 1)))
    new = await database.write(lambda c: open_small_campaign(c, instrument="other"))
    newest = await database.write(
        lambda c: open_small_campaign(c, instrument="methodical_help", opens_on=date(2026, 6, 1))
    )
    await database.write(lambda c: stop_campaign(c, new.id, NOON, NOON))
    region = old.region_id
    async with database.read() as connection:
        listed = await campaigns.campaigns_of(connection, region)
        assert [one.id for one in listed] == [newest.id, old.id, new.id]
        assert await campaigns.campaigns_of(connection) == listed
        assert await campaigns.campaigns_of(connection, region + 1) == ()
        assert await campaigns.latest_campaign(connection, region) == newest
        assert await campaigns.latest_campaign(connection, region, "young_teacher") == old
        assert await campaigns.latest_campaign(connection, region, "unknown") is None


async def test_the_same_questionnaire_is_not_open_twice_in_one_municipality(
    database: Database,
) -> None:
    loaded = await database.write(load_small_region)
    region, (luga, tosno) = loaded.region.id, loaded.municipalities
    first = await database.write(lambda c: campaigns.open_campaign(c, plan(region), [luga.id]))
    for again in ([luga.id], [tosno.id, luga.id], None):
        opening = partial(campaigns.open_campaign, plan=plan(region), municipality_ids=again)
        with pytest.raises(AlreadyOpen) as refused:
            await database.write(opening)
        assert refused.value.campaign == first
    await database.write(lambda c: campaigns.open_campaign(c, plan(region), [tosno.id]))
    other = plan(region, instrument="methodical_help")
    await database.write(lambda c: campaigns.open_campaign(c, other))
    async with database.read() as connection:
        assert len(await campaigns.campaigns_of(connection)) == 3


async def test_of_two_openings_at_once_one_is_refused(any_url: URL) -> None:
    bases = [Database(any_url) for _ in range(2)]
    loaded = await bases[0].write(load_small_region)
    opened = await asyncio.gather(
        *(
            base.write(lambda c: campaigns.open_campaign(c, plan(loaded.region.id)))
            for base in bases
        ),
        return_exceptions=True,
    )
    for base in bases:
        await base.close()
    assert sorted(type(one).__name__ for one in opened) == ["AlreadyOpen", "Campaign"]


async def test_a_stopped_campaign_keeps_its_place_until_it_is_closed(database: Database) -> None:
    first = await database.write(open_small_campaign)
    await database.write(lambda c: stop_campaign(c, first.id, NOON, NOON + DAY))
    with pytest.raises(AlreadyOpen):
        await database.write(open_small_campaign)
    await database.write(lambda c: close_for_good(c, NOON + DAY))
    await database.write(open_small_campaign)

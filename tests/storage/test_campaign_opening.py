import asyncio
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import URL

from storage import campaigns
from storage.campaign_end import stop_campaign
from storage.campaign_opening import AlreadyOpen, ForeignMunicipality, open_campaign
from storage.campaign_plan import CampaignRefused, PartPlan
from storage.database import Database
from storage.territories import load_region
from tests.storage.places import (
    NOON,
    close_for_good,
    definition,
    load_small_region,
    municipality_to_load,
    open_small_campaign,
    part_plan,
    plan,
    region_to_load,
)

DAY = timedelta(days=1)


async def test_expected_teachers_are_those_whom_each_part_asks(database: Database) -> None:
    parts = (
        PartPlan(definition("tea"), "young_teachers"),
        PartPlan(definition("young_teacher"), "teachers"),
    )
    campaign = await database.write(lambda c: open_small_campaign(c, parts=parts))
    async with database.read() as connection:
        asked = [
            await campaigns.campaign_municipalities(connection, campaign.part(number))
            for number in (1, 2)
        ]
    assert [list(one.values()) for one in asked] == [[40, None], [400, None]]


async def test_of_several_questionnaires_the_one_that_is_open_already_is_named(
    database: Database,
) -> None:
    parts = tuple(map(part_plan, ["tea", "coffee"]))
    first = await database.write(lambda c: open_small_campaign(c, parts=parts))
    with pytest.raises(AlreadyOpen) as refused:
        await database.write(lambda c: open_small_campaign(c, instrument="coffee"))
    assert (refused.value.campaign, refused.value.instrument) == (first, "coffee")


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
    campaign = await database.write(lambda c: open_campaign(c, plan(loaded.region.id), [luga]))
    async with database.read() as connection:
        assert await campaigns.campaign_municipalities(connection, campaign.part()) == {luga: 40}


async def test_a_municipality_of_another_region_is_refused(database: Database) -> None:
    loaded = await database.write(load_small_region)
    foreign = loaded.municipalities[-1].id + 1
    with pytest.raises(ForeignMunicipality) as refused:
        await database.write(lambda c: open_campaign(c, plan(loaded.region.id), [foreign]))
    assert refused.value.ids == {foreign}
    async with database.read() as connection:
        assert await campaigns.campaigns_of(connection) == ()


async def test_a_campaign_that_asks_nobody_is_refused(database: Database) -> None:
    empty = await database.write(lambda c: load_region(c, region_to_load()))
    with pytest.raises(CampaignRefused, match="municipalities"):
        await database.write(lambda c: open_campaign(c, plan(empty.region.id)))


async def test_the_same_questionnaire_is_not_open_twice_in_one_municipality(
    database: Database,
) -> None:
    loaded = await database.write(load_small_region)
    region, (luga, tosno) = loaded.region.id, loaded.municipalities
    first = await database.write(lambda c: open_campaign(c, plan(region), [luga.id]))
    for again in ([luga.id], [tosno.id, luga.id], None):
        opening = partial(open_campaign, plan=plan(region), municipality_ids=again)
        with pytest.raises(AlreadyOpen) as refused:
            await database.write(opening)
        assert refused.value.campaign == first
    await database.write(lambda c: open_campaign(c, plan(region), [tosno.id]))
    other = plan(region, instrument="methodical_help")
    await database.write(lambda c: open_campaign(c, other))
    async with database.read() as connection:
        assert len(await campaigns.campaigns_of(connection)) == 3


async def test_of_two_openings_at_once_one_is_refused(any_url: URL) -> None:
    bases = [Database(any_url) for _ in range(2)]
    loaded = await bases[0].write(load_small_region)
    opened = await asyncio.gather(
        *(base.write(lambda c: open_campaign(c, plan(loaded.region.id))) for base in bases),
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

"""Whose day it is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_key import CampaignKey
from storage.campaign_opening import open_campaign
from storage.campaigns import Campaign
from storage.database import Database
from storage.days import day_in, zone_of_person
from storage.drafts import begin_sheet
from storage.parts import Part
from storage.people import remember_person
from storage.sheets import read_sheet
from storage.tables import sheets
from storage.territories import load_region
from storage.workplaces import choose_municipality
from tests.identities import who
from tests.storage.handing_in import counted_alone, handed_in
from tests.storage.places import NOON, municipality_to_load, part_plan, plan, region_to_load

KALININGRAD, MOSCOW, KRASNOYARSK = "Europe/Kaliningrad", "Europe/Moscow", "Asia/Krasnoyarsk"


@pytest.mark.parametrize(
    ("zone", "hour", "minute", "day"),
    [
        (KRASNOYARSK, 16, 59, 19),
        (KRASNOYARSK, 17, 0, 20),
        (MOSCOW, 20, 59, 19),
        (MOSCOW, 21, 0, 20),
        (KALININGRAD, 21, 59, 19),
        (KALININGRAD, 22, 0, 20),
    ],
)
def test_a_day_begins_at_the_midnight_of_its_place(
    zone: str, hour: int, minute: int, day: int
) -> None:
    assert day_in(zone, datetime(2026, 5, 19, hour, minute, tzinfo=UTC)) == date(2026, 5, day)


async def _open(connection: AsyncConnection, **changes: object) -> tuple[Campaign, int]:
    """In a region of Moscow's time, with the id of its municipality of Kaliningrad's."""
    west = replace(municipality_to_load("west"), timezone=KALININGRAD)
    loaded = await load_region(connection, region_to_load(municipality_to_load("east"), west))
    campaign = await open_campaign(connection, plan(loaded.region.id, **changes))
    return campaign, next(one.id for one in loaded.municipalities if one.code == "west")


async def test_a_persons_zone_is_the_regions_until_they_say_where_they_work(
    database: Database,
) -> None:
    async def live(connection: AsyncConnection) -> list[str | None]:
        campaign, west = await _open(connection)
        zones = [await zone_of_person(connection, campaign.part(), who(7))]
        person = await remember_person(connection, who(7), "ru")
        sheet = await begin_sheet(connection, campaign.part(), person.id, NOON, sealed=False)
        for place in (None, west):
            if place is not None:
                await choose_municipality(connection, sheet, place)
            read = await read_sheet(connection, who(7), sheet)
            assert read is not None
            zones += [await zone_of_person(connection, campaign.part(), who(7)), read.zone]
        return zones

    assert await database.write(live) == [MOSCOW, MOSCOW, MOSCOW, KALININGRAD, KALININGRAD]


async def test_who_took_part_without_a_name_keeps_the_zone(database: Database) -> None:
    async def live(connection: AsyncConnection) -> str | None:
        campaign, west = await _open(connection, instrument="methodical_help")
        person = await remember_person(connection, who(7), "ru")
        begun = await begin_sheet(connection, campaign.part(), person.id, NOON, sealed=False)
        await choose_municipality(connection, begun, west)
        key = CampaignKey.derived(bytes(32))
        sheet = await handed_in(connection, campaign, 7, west, key=key)
        await counted_alone(connection, campaign, sheet, anonymous=True)
        await connection.execute(delete(sheets).where(sheets.c.id == begun))
        return await zone_of_person(connection, campaign.part(), who(7))

    assert await database.write(live) == KALININGRAD


async def test_of_an_unknown_campaign_there_is_no_zone(database: Database) -> None:
    async with database.read() as connection:
        assert await zone_of_person(connection, Part(99), who(7)) is None


async def test_each_part_goes_by_where_it_is_answered(database: Database) -> None:
    async def live(connection: AsyncConnection) -> list[str | None]:
        campaign, west = await _open(connection, parts=(part_plan("tea"), part_plan("coffee")))
        person = await remember_person(connection, who(7), "ru")
        (other,) = {1, 2} - {west}
        for number, place in ((1, other), (2, west)):
            begun = await begin_sheet(
                connection, campaign.part(number), person.id, NOON, sealed=False
            )
            await choose_municipality(connection, begun, place)
        parts = (campaign.part(1), campaign.part(2), campaign.part(3))
        return [await zone_of_person(connection, part, who(7)) for part in parts]

    assert await database.write(live) == [MOSCOW, KALININGRAD, MOSCOW]

from __future__ import annotations

from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.campaigns import Campaign
from storage.consents import give_consent
from storage.database import Database
from storage.own_data import own_data
from storage.people import remember_person
from storage.region_settings import (
    Kept,
    Operator,
    keep_settings,
    operators_of,
    regions_with_choices,
    settings_of,
)
from tests.identities import who
from tests.storage.handing_in import begun
from tests.storage.places import NOON, load_small_region, open_small_campaign

CHOICES = {"support_2021": {"source": {"file": "Приказ", "part": "1"}, "gap": "upper"}}


async def begun_and_agreed(connection: AsyncConnection) -> tuple[Campaign, int]:
    campaign = await open_small_campaign(connection)
    person = await remember_person(connection, who(7), "ru")
    await give_consent(connection, person.id, campaign.part(), "1.1", NOON)
    await begun(connection, campaign, 7, 1)
    return campaign, person.id


async def test_all_that_was_set_is_kept(database: Database) -> None:
    kept = Kept("# всё", Operator("Комитет", None, None), 24, CHOICES)
    region = (await database.write(load_small_region)).region
    for settings in (Kept("#", retention=1), Kept("#", choices=CHOICES), kept):
        await database.write(partial(keep_settings, region_id=region.id, kept=settings))
        async with database.read() as connection:
            assert await settings_of(connection, region.id) == settings


async def test_settings_that_say_nothing_are_not_kept(database: Database) -> None:
    region = (await database.write(load_small_region)).region
    for settings in (Kept("retention: 2", retention=2), Kept("")):
        await database.write(partial(keep_settings, region_id=region.id, kept=settings))
    async with database.read() as connection:
        assert (await connection.execute(tables.region_settings.select())).all() == []
        assert await settings_of(connection, region.id) == Kept("")


async def test_regions_are_found_by_what_they_have_chosen(database: Database) -> None:
    region = (await database.write(load_small_region)).region
    chosen = Kept("#", choices=CHOICES)
    for kept, found in ((chosen, ["leningrad"]), (Kept("#", retention=1), [])):
        await database.write(partial(keep_settings, region_id=region.id, kept=kept))
        async with database.read() as connection:
            assert await regions_with_choices(connection, "support_2021") == found
            assert await regions_with_choices(connection, "head_performance") == []


async def test_who_has_set_a_retention_alone_is_no_operator(database: Database) -> None:
    campaign, person = await database.write(begun_and_agreed)
    keep = partial(keep_settings, region_id=campaign.region_id)
    await database.write(partial(keep, kept=Kept("#", retention=1)))
    async with database.read() as connection:
        assert await operators_of(connection, person) == ()
    contact = Operator(contact="8 800 000-00-00")
    await database.write(partial(keep, kept=Kept("#", contact, 1)))
    async with database.read() as connection:
        assert await operators_of(connection, person) == (contact,)


async def test_ones_own_questionnaires_say_how_long_they_are_kept(database: Database) -> None:
    campaign, person = await database.write(begun_and_agreed)

    async def own() -> list[tuple[object, ...]]:
        async with database.read() as connection:
            held = await own_data(connection, person)
        return [
            (one.campaign_id, one.closed_at, one.retention, one.region_zone) for one in held.sheets
        ]

    assert await own() == [(campaign.id, None, None, "Europe/Moscow")]
    kept = Kept("#", retention=2)
    await database.write(partial(keep_settings, region_id=campaign.region_id, kept=kept))
    elsewhere = tables.municipalities.update().values(timezone="Asia/Krasnoyarsk")
    closed = tables.campaigns.update().values(closed_at=NOON)
    await database.write(lambda connection: connection.execute(elsewhere))
    await database.write(lambda connection: connection.execute(closed))
    assert await own() == [(campaign.id, NOON, 2, "Europe/Moscow")]

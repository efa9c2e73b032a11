from datetime import date, timedelta

import pytest

from scheduler.role_removed import remove_and_tell, removed_role
from storage import outbox
from storage.database import Database
from storage.people import Role, grant
from storage.role_list import granted_roles
from tests.scheduler.region import LONG_AGO, Region, make_region, ten_in_moscow

NOW = ten_in_moscow(date(2026, 6, 10))


@pytest.fixture
async def region(database: Database) -> Region:
    return await make_region(database)


async def removed(region: Region, person: int) -> None:
    async with region.database.read() as connection:
        granted = await granted_roles(connection, region.id)
    (id,) = (one.id for one in granted if one.person_id == person)
    assert await region.database.write(lambda c: remove_and_tell(c, id, NOW)) is not None
    assert await region.database.write(lambda c: remove_and_tell(c, id, NOW)) is None


async def told(region: Region) -> object:
    message = await region.database.write(lambda c: outbox.claim(c, NOW))
    assert message is not None
    async with region.database.read() as connection:
        return await removed_role(connection, message, NOW)


async def test_the_person_is_told_once_which_role_has_ended(region: Region) -> None:
    coordinator = await region.grant(1, "coordinator", region.luga)
    await removed(region, coordinator)
    assert await told(region) == {"role": "coordinator", "genitive": "Лужского района"}
    official = await region.grant(2, "official")
    await removed(region, official)
    assert [one.person for one in await region.messages()] == [coordinator, official]
    later = NOW + timedelta(minutes=1)
    assert await region.database.write(lambda c: outbox.claim(c, later)) is not None


async def test_who_is_invited_anew_before_that_hears_nothing_of_it(region: Region) -> None:
    person = await region.grant(1, "coordinator", region.luga)
    await removed(region, person)
    role = Role("coordinator", region.id, region.luga)
    await region.database.write(lambda c: grant(c, person, role, LONG_AGO))
    assert await told(region) is None

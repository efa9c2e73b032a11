from datetime import timedelta

import pytest

from storage.campaign_opening import open_campaign
from storage.database import Database
from storage.invitations import invite
from storage.people import Role, grant, remember_person
from storage.territories import LoadedRegion, municipalities_of, regions
from storage.territory_removal import (
    Hanging,
    StillUsed,
    remove_municipality,
    remove_region,
)
from tests.identities import who
from tests.storage.places import NOON, load_small_region, plan


@pytest.fixture
async def loaded(database: Database) -> LoadedRegion:
    return await database.write(load_small_region)


async def test_what_was_loaded_by_mistake_is_removed(
    database: Database, loaded: LoadedRegion
) -> None:
    luga, tosno = loaded.municipalities
    await database.write(lambda c: remove_municipality(c, tosno.id, NOON))
    async with database.read() as connection:
        assert await municipalities_of(connection, loaded.region.id) == (luga,)
    await database.write(lambda c: remove_region(c, loaded.region.id, NOON))
    async with database.read() as connection:
        assert await regions(connection) == ()
        assert await municipalities_of(connection, loaded.region.id) == ()


async def refused(database: Database, loaded: LoadedRegion) -> tuple[Hanging, Hanging]:
    """Of the first municipality and of the region."""
    with pytest.raises(StillUsed) as of_place:
        await database.write(lambda c: remove_municipality(c, loaded.municipalities[0].id, NOON))
    with pytest.raises(StillUsed) as of_region:
        await database.write(lambda c: remove_region(c, loaded.region.id, NOON))
    return of_place.value.hanging, of_region.value.hanging


async def test_what_a_campaign_asks_stays(database: Database, loaded: LoadedRegion) -> None:
    places = [loaded.municipalities[0].id]
    await database.write(lambda c: open_campaign(c, plan(loaded.region.id), places))
    assert await refused(database, loaded) == (Hanging(1, 0, 0), Hanging(1, 0, 0))
    await database.write(lambda c: remove_municipality(c, loaded.municipalities[1].id, NOON))


async def test_where_somebody_has_a_role_or_an_invitation_all_stays(
    database: Database, loaded: LoadedRegion
) -> None:
    role = Role("coordinator", loaded.region.id, loaded.municipalities[0].id)
    person = await database.write(lambda c: remember_person(c, who(7), "ru"))
    await database.write(lambda c: grant(c, person.id, role, NOON))
    await database.write(lambda c: invite(c, role, NOON, timedelta(days=1)))
    assert await refused(database, loaded) == (Hanging(0, 1, 1), Hanging(0, 1, 1))


async def test_an_invitation_that_has_expired_holds_nothing(
    database: Database, loaded: LoadedRegion
) -> None:
    role = Role("official", loaded.region.id, None)
    await database.write(lambda c: invite(c, role, NOON, timedelta(days=1)))
    await database.write(lambda c: remove_region(c, loaded.region.id, NOON + timedelta(days=1)))
    async with database.read() as connection:
        assert await regions(connection) == ()

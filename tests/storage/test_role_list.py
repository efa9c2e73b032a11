from datetime import timedelta

import pytest

from storage.database import Database
from storage.invitations import InvitationRefused, invite, redeem
from storage.people import Role, remember_person, roles_of
from storage.role_list import Granted, granted_roles, remove_role
from storage.territories import LoadedRegion
from tests.identities import block, who
from tests.storage.places import NOON, load_small_region

WEEK = timedelta(days=7)


@pytest.fixture
async def region(database: Database) -> LoadedRegion:
    return await database.write(load_small_region)


async def redeemed(database: Database, telegram_id: int, role: Role) -> tuple[int, str]:
    """The person and the token that gave them the role."""
    person = await database.write(lambda c: remember_person(c, who(telegram_id), "ru"))
    token = await database.write(lambda c: invite(c, role, NOON, WEEK))
    await database.write(lambda c: redeem(c, token, person.id, NOON))
    return person.id, token


async def listed(database: Database, region: LoadedRegion) -> tuple[Granted, ...]:
    async with database.read() as connection:
        return await granted_roles(connection, region.region.id)


async def test_roles_are_listed_with_their_place_and_who_is_out_of_reach(
    database: Database, region: LoadedRegion
) -> None:
    whole = Role("official", region.region.id, None)
    single = Role("coordinator", region.region.id, region.municipalities[0].id)
    first, _ = await redeemed(database, 7, whole)
    second, _ = await redeemed(database, 8, single)
    await database.write(lambda c: block(c, second, NOON))
    zone = "Europe/Moscow"
    assert await listed(database, region) == (
        Granted(1, first, whole, None, zone, NOON, blocked=False),
        Granted(2, second, single, "luzhsky", zone, NOON, blocked=True),
    )
    async with database.read() as connection:
        assert await granted_roles(connection, region.region.id + 1) == ()


async def test_the_link_of_a_role_that_was_taken_away_does_not_give_it_back(
    database: Database, region: LoadedRegion
) -> None:
    role = Role("official", region.region.id, None)
    person, token = await redeemed(database, 7, role)
    (granted,) = await listed(database, region)
    assert await database.write(lambda c: remove_role(c, granted.id)) == granted
    assert await database.write(lambda c: remove_role(c, granted.id)) is None
    with pytest.raises(InvitationRefused, match="used"):
        await database.write(lambda c: redeem(c, token, person, NOON))
    async with database.read() as connection:
        assert await roles_of(connection, person) == ()
    await redeemed(database, 7, role)
    async with database.read() as connection:
        assert await roles_of(connection, person) == (role,)


async def test_other_roles_of_the_person_stay(database: Database, region: LoadedRegion) -> None:
    places = [Role("coordinator", region.region.id, one.id) for one in region.municipalities]
    for role in places:
        person, _ = await redeemed(database, 7, role)
    first, second = await listed(database, region)
    await database.write(lambda c: remove_role(c, first.id))
    assert await listed(database, region) == (second,)
    async with database.read() as connection:
        assert await roles_of(connection, person) == (places[1],)

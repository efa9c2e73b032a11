import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage import invitations, people
from storage.database import Database
from storage.invitations import InvitationRefused
from storage.people import Role
from storage.tables import invitations as table
from tests.identities import who
from tests.storage.places import NOON, load_small_region

WEEK = timedelta(days=7)
LATER = NOON + timedelta(days=1)


async def coordinator(database: Database) -> Role:
    loaded = await database.write(load_small_region)
    return Role("coordinator", loaded.region.id, loaded.municipalities[0].id)


async def invited(database: Database, role: Role) -> str:
    return await database.write(lambda c: invitations.invite(c, role, NOON, WEEK))


async def person(database: Database, telegram_id: int = 1) -> int:
    return (await database.write(lambda c: people.remember_person(c, who(telegram_id), "ru"))).id


async def redeem(database: Database, token: str, person_id: int, now: datetime = LATER) -> Role:
    return await database.write(lambda c: invitations.redeem(c, token, person_id, now))


async def refusal(database: Database, token: str, person_id: int, now: datetime = LATER) -> str:
    with pytest.raises(InvitationRefused) as refused:
        await redeem(database, token, person_id, now)
    return refused.value.reason


async def test_an_invitation_gives_its_role(database: Database) -> None:
    role, anna = await coordinator(database), await person(database)
    assert await redeem(database, await invited(database, role), anna) == role
    async with database.read() as connection:
        assert await people.roles_of(connection, anna) == (role,)


async def test_the_token_fits_a_deep_link_and_is_not_stored(database: Database) -> None:
    token = await invited(database, await coordinator(database))
    assert len(f"i_{token}") <= 64
    async with database.read() as connection:
        row = (await connection.execute(select(table))).one()
    assert token not in map(str, row)


async def test_of_two_people_at_once_one_gets_the_role(database: Database) -> None:
    token = await invited(database, await coordinator(database))
    one, two = await person(database, 1), await person(database, 2)
    other = Database(database.url)
    outcomes = await asyncio.gather(
        redeem(database, token, one), redeem(other, token, two), return_exceptions=True
    )
    await other.close()
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["InvitationRefused", "Role"]


async def test_the_same_person_may_use_the_link_again(database: Database) -> None:
    role, anna = await coordinator(database), await person(database)
    token = await invited(database, role)
    assert [await redeem(database, token, anna, now) for now in (LATER, NOON + 2 * WEEK)] == [
        role,
        role,
    ]
    assert await refusal(database, token, await person(database, 2)) == "used"


async def test_a_used_link_does_not_bring_back_a_role_that_was_taken(database: Database) -> None:
    role, anna = await coordinator(database), await person(database)
    token = await invited(database, role)
    await redeem(database, token, anna)
    await database.write(lambda c: people.revoke(c, anna, role))
    assert await refusal(database, token, anna) == "used"


async def test_an_invitation_expires(database: Database) -> None:
    token = await invited(database, await coordinator(database))
    assert await refusal(database, token, await person(database), NOON + WEEK) == "expired"


async def test_a_revoked_invitation_gives_nothing(database: Database) -> None:
    role, anna = await coordinator(database), await person(database)
    token = await invited(database, role)
    async with database.read() as connection:
        (listed,) = await invitations.open_invitations(connection, role.region_id, LATER)
    assert (listed.role, listed.expires_at) == (role, NOON + WEEK)
    revocations = [
        await database.write(lambda c: invitations.revoke(c, listed.id, LATER)) for _ in range(2)
    ]
    assert revocations == [True, False]
    assert await refusal(database, token, anna) == "revoked"


async def test_an_unknown_token_is_refused(database: Database) -> None:
    assert await refusal(database, "no-such-token", await person(database)) == "unknown"


async def test_used_expired_and_revoked_invitations_are_not_open(database: Database) -> None:
    role, anna = await coordinator(database), await person(database)
    await redeem(database, await invited(database, role), anna)
    await invited(database, role)
    async with database.read() as connection:
        open_now = await invitations.open_invitations(connection, role.region_id, LATER)
        open_late = await invitations.open_invitations(connection, role.region_id, NOON + WEEK)
    assert (len(open_now), open_late) == (1, ())

import asyncio

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import people
from storage.database import Database
from storage.dialogues import stands_below
from storage.drafts import begin_sheet
from storage.identities import mark_blocked, mark_reachable
from storage.people import Person, Role
from storage.tables import (
    campaigns,
    consents,
    dialogues,
    editors,
    identities,
    roles,
    sheets,
    subjects,
    taken_acts,
)
from storage.tables import people as people_table
from storage.taken_acts import Act, remember_acts
from tests.identities import who
from tests.storage.places import NOON, load_small_region, open_small_campaign


async def anna(database: Database) -> Person:
    return await database.write(lambda c: people.remember_person(c, who(7_000_000_001), "ru"))


async def region_id(database: Database) -> int:
    return (await database.write(load_small_region)).region.id


async def roles_of(database: Database, person: Person) -> tuple[Role, ...]:
    async with database.read() as connection:
        return await people.roles_of(connection, person.id)


async def test_a_person_is_known_after_being_remembered(database: Database) -> None:
    async with database.read() as connection:
        assert await people.known_person(connection, who(7_000_000_001)) is None
    person = await anna(database)
    async with database.read() as connection:
        assert await people.known_person(connection, who(7_000_000_001)) == person


async def test_remembering_again_keeps_the_language_that_was_chosen(database: Database) -> None:
    person = await anna(database)
    await database.write(lambda c: people.set_language(c, person.id, "en"))
    assert await anna(database) == Person(person.id, who(7_000_000_001), "en")


async def test_two_processes_that_remember_one_person_get_the_same(database: Database) -> None:
    other = Database(database.url)
    found = await asyncio.gather(*(anna(each) for each in (database, other) for _ in range(5)))
    await other.close()
    assert len(set(found)) == 1


async def test_who_blocked_the_bot_is_reachable_again_when_they_write(database: Database) -> None:
    person = await anna(database)
    await database.write(lambda c: mark_blocked(c, person.identity, NOON))
    assert await blocked_at(database) == [NOON]
    await database.write(lambda c: mark_reachable(c, person.identity))
    assert await blocked_at(database) == [None]


async def blocked_at(database: Database) -> list[object]:
    async with database.read() as connection:
        return list((await connection.execute(select(identities.c.blocked_at))).scalars())


async def test_a_role_granted_twice_is_held_once_and_taken_at_once(database: Database) -> None:
    person, region = await anna(database), await region_id(database)
    official = Role("official", region, None)
    for _ in range(2):
        await database.write(lambda c: people.grant(c, person.id, official, NOON))
    assert await roles_of(database, person) == (official,)
    await database.write(lambda c: people.revoke(c, person.id, official))
    assert await roles_of(database, person) == ()


async def test_revoking_one_role_leaves_the_others(database: Database) -> None:
    person = await anna(database)
    loaded = await database.write(load_small_region)
    held = [Role("official", loaded.region.id, None)]
    held += [Role("coordinator", loaded.region.id, one.id) for one in loaded.municipalities]
    for role in held:
        await database.write(lambda c, role=role: people.grant(c, person.id, role, NOON))  # type: ignore[misc]
    await database.write(lambda c: people.revoke(c, person.id, held[1]))
    assert await roles_of(database, person) == (held[0], held[2])


OWN = (people_table, identities, subjects, roles, consents, sheets, editors, dialogues, taken_acts)


async def test_a_forgotten_person_leaves_no_row_of_their_own(database: Database) -> None:
    person = await anna(database)
    campaign = await database.write(lambda c: open_small_campaign(c, opened_by=person.id))
    role = Role("official", campaign.region_id, None)

    async def leave_traces(connection: AsyncConnection) -> None:
        own = {"person_id": person.id}
        given = {**own, "campaign_id": campaign.id, "part": 1}
        await people.grant(connection, person.id, role, NOON)
        await connection.execute(insert(consents).values(**given, version="1", given_at=NOON))
        await begin_sheet(connection, campaign.part(), person.id, NOON, sealed=False)
        await stands_below(connection, person.identity, "told:1")
        await remember_acts(connection, [Act(1, "5")])

    await database.write(leave_traces)
    await database.write(lambda c: people.forget_person(c, person.id))
    async with database.read() as connection:
        for table in OWN:
            count = await connection.execute(select(func.count()).select_from(table))
            assert count.scalar_one() == 0, table.name
        assert (await connection.execute(select(campaigns.c.opened_by))).scalar_one() is None

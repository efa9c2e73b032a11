from __future__ import annotations

from functools import partial

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import outbox
from storage.database import Database
from storage.identities import (
    Identity,
    known_identity,
    mark_blocked,
    mark_reachable,
    reachable_people,
)
from storage.outbox import NewMessage
from storage.people import Person, Role, grant, known_person, remember_person
from storage.reminders import coordinators
from storage.tables import identities
from tests.identities import who
from tests.storage.places import NOON, load_small_region

ELSEWHERE = Identity("other", "u:212843158")


async def known_on_both(connection: AsyncConnection) -> Person:
    person = await remember_person(connection, who(7), "ru")
    row = {"channel": ELSEWHERE.channel, "external_id": ELSEWHERE.external_id}
    await connection.execute(insert(identities).values(person_id=person.id, **row))
    return person


async def test_one_person_is_known_by_the_account_of_each_messenger(database: Database) -> None:
    person = await database.write(known_on_both)
    async with database.read() as connection:
        found = await known_person(connection, ELSEWHERE)
        assert found == Person(person.id, ELSEWHERE, "ru")
        assert await known_person(connection, Identity("other", "7")) is None


async def test_a_block_concerns_the_messenger_on_which_it_was_made(database: Database) -> None:
    person = await database.write(known_on_both)

    async def reached() -> list[str]:
        async with database.read() as connection:
            known = [await known_identity(connection, one) for one in (who(7), ELSEWHERE)]
        return ["blocked" if one and one.blocked else "open" for one in known]

    await database.write(lambda c: mark_blocked(c, who(7), NOON))
    assert await reached() == ["blocked", "open"]
    async with database.read() as connection:
        assert await reachable_people(connection, [who(7)]) == []
        assert await reachable_people(connection, [who(7), ELSEWHERE]) == [person.id]
    await database.write(lambda c: mark_reachable(c, who(7)))
    assert await reached() == ["open", "open"]


async def test_a_message_goes_once_to_where_the_person_can_be_reached(database: Database) -> None:
    person = await database.write(known_on_both)

    async def told(key: str) -> list[Identity]:
        message = NewMessage(key, person.id, "greeting", {}, NOON)
        await database.write(lambda c: outbox.enqueue(c, [message]))
        went: list[Identity] = []
        while (claimed := await database.write(lambda c: outbox.claim(c, NOON))) is not None:
            went.append(claimed.to)
            settled = partial(outbox.settle, id=claimed.id, state=outbox.State.SENT, now=NOON)
            await database.write(settled)
        return went

    assert await told("a") == [who(7)]
    await database.write(lambda c: mark_blocked(c, who(7), NOON))
    assert await told("b") == [ELSEWHERE]
    await database.write(lambda c: mark_blocked(c, ELSEWHERE, NOON))
    assert await told("c") == []


async def test_who_is_reached_on_one_messenger_is_reminded(database: Database) -> None:
    async def appointed(connection: AsyncConnection) -> Person:
        region = await load_small_region(connection)
        person = await known_on_both(connection)
        await grant(connection, person.id, Role("coordinator", region.region.id, 1), NOON)
        return person

    await database.write(appointed)
    for identity, left in ((who(7), 1), (ELSEWHERE, 0)):
        await database.write(lambda c, one=identity: mark_blocked(c, one, NOON))  # type: ignore[misc]
        async with database.read() as connection:
            assert len(await coordinators(connection)) == left


async def test_an_account_is_of_one_person(database: Database) -> None:
    first = await database.write(lambda c: remember_person(c, who(7), "ru"))
    again = await database.write(lambda c: remember_person(c, who(7), "en"))
    assert (again.id, again.language) == (first.id, "ru")
    async with database.read() as connection:
        rows = (await connection.execute(select(identities.c.external_id))).scalars().all()
    assert rows == ["7"]

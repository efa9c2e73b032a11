import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage import outbox
from storage.database import Database
from storage.outbox import Claimed, NewMessage, State
from storage.people import remember_person
from storage.tables import outbox as rows
from storage.undelivered import entries
from tests.identities import unblock, who

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)


@pytest.fixture
async def person(database: Database) -> int:
    return await add_person(database, 100)


async def add_person(database: Database, telegram_id: int) -> int:
    return (await database.write(lambda c: remember_person(c, who(telegram_id), "ru"))).id


def message(person: int, key: str, **changes: Any) -> NewMessage:
    values = {"kind": "greeting", "parameters": {"n": 1}, "due_at": NOW, **changes}
    return NewMessage(key, person, **values)


async def enqueue(database: Database, *messages: NewMessage) -> dict[str, int]:
    return await database.write(lambda c: outbox.enqueue(c, messages))


async def claim(database: Database, now: datetime = NOW) -> Claimed | None:
    return await database.write(lambda c: outbox.claim(c, now))


async def settle(database: Database, claimed: Claimed | None, state: State) -> None:
    assert claimed is not None
    await database.write(lambda c: outbox.settle(c, claimed.id, state, NOW))


async def states(database: Database) -> dict[str, str]:
    async with database.read() as connection:
        found = await connection.execute(select(rows.c.unique_key, rows.c.state))
        return {row.unique_key: row.state for row in found}


async def test_a_key_is_enqueued_once_however_often_it_is_tried(
    database: Database, person: int
) -> None:
    first = await enqueue(database, message(person, "a"), message(person, "b"))
    second = await enqueue(database, message(person, "b"), message(person, "c"))
    assert (set(first), set(second)) == ({"a", "b"}, {"c"})
    assert await states(database) == dict.fromkeys("abc", "pending")


async def test_enqueueing_nothing_is_fine(database: Database) -> None:
    assert await enqueue(database) == {}


async def test_what_is_claimed_says_all_that_sending_needs(database: Database, person: int) -> None:
    ids = await enqueue(database, message(person, "a", parameters={"name": "Луга"}))
    assert await claim(database) == Claimed(
        ids["a"], person, who(100), "ru", "greeting", {"name": "Луга"}
    )


async def test_many_claims_at_once_share_the_rows_without_doubles(database: Database) -> None:
    persons = [await add_person(database, n) for n in range(1, 9)]
    await enqueue(database, *(message(one, f"{one}") for one in persons))
    other = Database(database.url)
    claims = await asyncio.gather(*(claim(base) for base in (database, other) for _ in range(6)))
    await other.close()
    ids = [claimed.id for claimed in claims if claimed]
    assert len(ids) == len(set(ids)) == 8


async def test_a_person_gets_the_second_message_only_after_the_first_is_settled(
    database: Database, person: int
) -> None:
    await enqueue(database, message(person, "a"), message(person, "b"))
    first = await claim(database)
    assert await claim(database) is None
    await settle(database, first, State.SENT)
    second = await claim(database)
    assert second is not None
    assert await states(database) == {"a": "sent", "b": "claimed"}


async def test_a_message_for_later_lets_those_of_today_pass(
    database: Database, person: int
) -> None:
    tomorrow = NOW + timedelta(days=1)
    await enqueue(database, message(person, "a", due_at=tomorrow), message(person, "b"))
    assert await claim(database) is not None
    assert await states(database) == {"a": "pending", "b": "claimed"}


async def test_a_released_message_has_its_turn_again_before_later_ones(
    database: Database, person: int
) -> None:
    await enqueue(database, message(person, "a"), message(person, "b"))
    first = await claim(database)
    assert first is not None
    await database.write(lambda c: outbox.release(c, first.id, NOW))
    assert await claim(database) == first


async def test_an_expired_message_is_never_claimed_and_holds_nobody_up(
    database: Database, person: int
) -> None:
    await enqueue(database, message(person, "a", expires_at=NOW), message(person, "b"))
    claimed = await claim(database)
    await settle(database, claimed, State.SENT)
    await database.write(lambda c: outbox.expire(c, NOW))
    assert await states(database) == {"a": "expired", "b": "sent"}


async def test_a_person_who_blocked_the_bot_gets_nothing_until_they_write_again(
    database: Database, person: int
) -> None:
    await enqueue(database, message(person, "a"), message(person, "b"))
    first = await claim(database)
    assert first is not None
    await database.write(lambda c: outbox.block(c, first, NOW))
    assert await claim(database) is None
    await database.write(lambda c: unblock(c, person))
    await claim(database)
    assert await states(database) == {"a": "blocked", "b": "claimed"}


async def test_a_claim_left_by_a_crash_becomes_uncertain_and_is_listed(
    database: Database, person: int
) -> None:
    ids = await enqueue(database, message(person, "a"), message(person, "b"))
    await claim(database)
    assert await database.write(lambda c: outbox.give_up_orphans(c, NOW)) == 1
    async with database.read() as connection:
        (listed,) = await entries(connection, State.UNCERTAIN)
    assert (listed.id, listed.person, listed.claimed_at) == (ids["a"], person, NOW)
    assert await states(database) == {"a": "uncertain", "b": "pending"}


async def test_what_waits_or_is_on_its_way_is_unsent(database: Database, person: int) -> None:
    other = await add_person(database, 200)
    await enqueue(database, message(person, "a"), message(other, "b"))
    claimed = await claim(database)
    async with database.read() as connection:
        assert await outbox.unsent(connection) == 2
    await settle(database, claimed, State.SENT)
    async with database.read() as connection:
        assert await outbox.unsent(connection) == 1

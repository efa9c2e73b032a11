"""Messages that were refused: listed, counted, sent once more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from storage import outbox, undelivered
from storage.campaigns import Campaign
from storage.database import Database
from storage.outbox import NewMessage, State
from storage.reminders import Told, record
from storage.undelivered import FAILED_NOTICE, Failures, RetryRefused
from tests.storage.places import open_small_campaign
from tests.storage.test_outbox import NOW, add_person, claim, enqueue, message, states


@pytest.fixture
async def person(database: Database) -> int:
    return await add_person(database, 100)


async def fail(database: Database, id: int, reason: str = "chat_not_found") -> None:
    await database.write(lambda c: outbox.settle(c, id, State.FAILED, NOW, reason))


async def failed(database: Database, *messages: NewMessage) -> list[int]:
    ids = list((await enqueue(database, *messages)).values())
    for id in ids:
        await fail(database, id)
    return ids


async def retry(database: Database, id: int, *, even_if_twice: bool = False) -> None:
    await database.write(lambda c: undelivered.retry(c, id, NOW, even_if_twice=even_if_twice))


async def test_a_failed_message_is_listed_with_its_reason(database: Database, person: int) -> None:
    (id,) = await failed(database, message(person, "a"))
    await enqueue(database, message(person, "b"))
    async with database.read() as connection:
        (one,) = await undelivered.entries(connection, State.FAILED)
        both = await undelivered.entries(connection)
    assert (one.id, one.kind, one.person, one.reason) == (id, "greeting", person, "chat_not_found")
    assert one.settled_at == NOW
    assert [entry.state for entry in both] == [State.FAILED, State.PENDING]


async def test_a_failed_message_tries_once_more_however_old_its_evening_is(
    database: Database, person: int
) -> None:
    (id,) = await failed(database, message(person, "a", expires_at=NOW - timedelta(days=1)))
    await retry(database, id)
    claimed = await claim(database)
    assert claimed is not None
    assert claimed.id == id
    async with database.read() as connection:
        (one,) = await undelivered.entries(connection)
    assert (one.reason, one.settled_at) == (None, None)


async def test_what_waits_was_sent_or_is_unknown_is_not_tried_again(
    database: Database, person: int
) -> None:
    (id,) = (await enqueue(database, message(person, "a"))).values()
    for state in (State.PENDING, State.SENT, State.BLOCKED, State.DROPPED, State.EXPIRED):
        await database.write(lambda c, now=state: outbox.settle(c, id, now, NOW))  # type: ignore[misc]
        with pytest.raises(RetryRefused) as refused:
            await retry(database, id)
        assert (refused.value.fault, refused.value.state) == ("not_failed", state)
    with pytest.raises(RetryRefused) as refused:
        await retry(database, id + 1)
    assert refused.value.fault == "unknown"


async def test_an_uncertain_message_is_tried_again_only_where_twice_does_no_harm(
    database: Database, person: int
) -> None:
    (id,) = (await enqueue(database, message(person, "a"))).values()
    await claim(database)
    await database.write(lambda c: outbox.give_up_orphans(c, NOW))
    with pytest.raises(RetryRefused) as refused:
        await retry(database, id)
    assert refused.value.fault == "uncertain"
    await retry(database, id, even_if_twice=True)
    assert await states(database) == {"a": "pending"}


async def remind(database: Database, campaign: Campaign, id: int) -> None:
    told = Told(id, campaign.id, 1, None, "closing", date(2026, 6, 15))
    await database.write(lambda c: record(c, [told]))


async def test_a_reminder_that_a_newer_one_has_overtaken_is_not_tried_again(
    database: Database, person: int
) -> None:
    campaign = await database.write(open_small_campaign)
    old, new = await failed(database, message(person, "a"), message(person, "b"))
    for id in (old, new):
        await remind(database, campaign, id)
    await retry(database, old)
    await fail(database, old)
    await database.write(lambda c: outbox.settle(c, new, State.SENT, NOW))
    with pytest.raises(RetryRefused) as refused:
        await retry(database, old)
    assert refused.value.fault == "overtaken"
    assert await database.write(lambda c: undelivered.retry_failed(c, NOW)) == 0


async def test_all_that_failed_in_a_week_is_counted_by_reasons_and_tried_again(
    database: Database, person: int
) -> None:
    ids = await failed(database, *(message(person, key) for key in "abc"))
    await fail(database, ids[0], "markup")
    await failed(database, message(person, "told", kind=FAILED_NOTICE))
    (old,) = (await enqueue(database, message(person, "old"))).values()
    long_ago = NOW - timedelta(days=8)
    await database.write(lambda c: outbox.settle(c, old, State.FAILED, long_ago, "markup"))
    async with database.read() as connection:
        counted = await undelivered.failures(connection, NOW)
    assert counted == [Failures("chat_not_found", 2), Failures("markup", 1)]
    assert await database.write(lambda c: undelivered.retry_failed(c, NOW)) == 3
    async with database.read() as connection:
        assert await undelivered.failures(connection, NOW) == []


async def test_only_what_failed_since_the_last_notice_is_anew(
    database: Database, person: int
) -> None:
    async def is_anew() -> bool:
        async with database.read() as connection:
            return await undelivered.has_failed_anew(connection, person, NOW)

    assert not await is_anew()
    await failed(database, message(person, "a"))
    assert await is_anew()
    await enqueue(database, message(person, "told", kind=FAILED_NOTICE))
    assert not await is_anew()

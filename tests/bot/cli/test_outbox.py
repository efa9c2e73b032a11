import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import outbox
from storage.database import Database
from storage.people import remember_person
from tests.bot.cli.conftest import Metodbot

NOW = datetime(2026, 5, 12, 9, tzinfo=UTC)


def test_no_uncertain_messages_are_told_in_words(metodbot: Metodbot) -> None:
    assert metodbot("outbox", "uncertain").stdout == "There are none.\n"


def test_a_message_whose_sender_was_killed_is_listed(metodbot: Metodbot, sqlite_url: URL) -> None:
    asyncio.run(_leave_a_claim(sqlite_url))
    (head, row) = metodbot("outbox", "uncertain").stdout.splitlines()
    assert head.split() == ["No.", "Person", "Kind", "Being", "sent", "at"]
    assert row.split() == ["1", "1", "official_late", "2026-05-12", "12:00"]


async def _leave_a_claim(url: URL) -> None:
    async def leave(connection: AsyncConnection) -> None:
        person = await remember_person(connection, 7, "ru")
        message = outbox.NewMessage("key", person.id, "official_late", {}, NOW)
        await outbox.enqueue(connection, [message])
        await outbox.claim(connection, NOW)
        await outbox.give_up_orphans(connection, NOW + timedelta(minutes=1))

    database = Database(url)
    await database.write(leave)
    await database.close()

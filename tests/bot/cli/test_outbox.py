import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import outbox
from storage.database import Database
from storage.people import remember_person
from tests.bot.cli.conftest import Metodbot
from tests.identities import who

NOW = datetime(2026, 5, 12, 9, tzinfo=UTC)


def test_no_uncertain_messages_are_told_in_words(metodbot: Metodbot) -> None:
    assert metodbot("outbox", "uncertain").stdout == "There are none.\n"


def test_a_message_whose_sender_was_killed_is_listed(metodbot: Metodbot, sqlite_url: URL) -> None:
    asyncio.run(_leave_a_claim(sqlite_url))
    (head, row) = metodbot("outbox", "uncertain").stdout.splitlines()
    assert head.split() == ["No.", "Person", "Kind", "Being", "sent", "at"]
    assert row.split() == ["1", "1", "official_late", "2026-05-12", "12:00"]


@pytest.fixture
def refused(metodbot: Metodbot, sqlite_url: URL) -> Metodbot:
    """Beside a message that Telegram refused."""
    metodbot("outbox", "list")
    asyncio.run(_leave_a_refusal(sqlite_url))
    return metodbot


def test_refused_messages_are_listed_for_programs_without_what_they_say(refused: Metodbot) -> None:
    shown = json.loads(refused("outbox", "list", "--state", "failed", "--format", "json").stdout)
    assert shown == [
        {
            "id": 1,
            "kind": "official_late",
            "person": 1,
            "state": "failed",
            "due_at": "2026-05-12T09:00:00+00:00",
            "settled_at": "2026-05-12T09:01:00+00:00",
            "attempts": 1,
            "reason": "chat_not_found",
        }
    ]
    assert refused("outbox", "list", "--state", "sent", "--format", "json").stdout == "[]\n"


def test_the_table_tells_state_and_reason(refused: Metodbot) -> None:
    (head, row) = refused("outbox", "list").stdout.splitlines()
    assert head.split() == ["No.", "Person", "Kind", "State", "Due", "Settled", "Reason"]
    assert row.split()[:4] == ["1", "1", "official_late", "failed"]
    assert row.split()[-1] == "chat_not_found"
    assert refused("outbox", "list", "--state", "blocked").stdout == "There are none.\n"


def test_a_refused_message_is_sent_once_more_and_only_once(refused: Metodbot) -> None:
    assert refused("outbox", "retry", "1").stdout == "Message 1 will be sent once more.\n"
    again = refused("outbox", "retry", "1", language="ru")
    assert again.exit_code == 1
    assert "сообщение 1 в состоянии pending" in again.stderr
    assert "there is no message 7" in refused("outbox", "retry", "7").stderr


def test_an_uncertain_message_is_sent_once_more_only_when_twice_is_no_harm(
    metodbot: Metodbot, sqlite_url: URL
) -> None:
    metodbot("outbox", "list")
    asyncio.run(_leave_a_claim(sqlite_url))
    first = metodbot("outbox", "retry", "1")
    assert (first.exit_code, "--even-if-twice" in first.stderr) == (1, True)
    assert metodbot("outbox", "retry", "1", "--even-if-twice").exit_code == 0


async def _leave_a_refusal(url: URL) -> None:
    async def leave(connection: AsyncConnection) -> None:
        person = await remember_person(connection, who(7), "ru")
        message = outbox.NewMessage("key", person.id, "official_late", {}, NOW)
        await outbox.enqueue(connection, [message])
        claimed = await outbox.claim(connection, NOW)
        assert claimed is not None
        at = NOW + timedelta(minutes=1)
        state = outbox.State.FAILED
        await outbox.settle(connection, claimed.id, state, at, "chat_not_found")

    database = Database(url)
    await database.write(leave)
    await database.close()


async def _leave_a_claim(url: URL) -> None:
    async def leave(connection: AsyncConnection) -> None:
        person = await remember_person(connection, who(7), "ru")
        message = outbox.NewMessage("key", person.id, "official_late", {}, NOW)
        await outbox.enqueue(connection, [message])
        await outbox.claim(connection, NOW)
        await outbox.give_up_orphans(connection, NOW + timedelta(minutes=1))

    database = Database(url)
    await database.write(leave)
    await database.close()

"""A PostgreSQL server that is restarted under a bot at work: no press is lost, nothing ends."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import URL

from bot import polling, spell
from bot.demo.emulator import Emulator, Person
from storage import outbox, tables
from storage.campaigns import Campaign
from storage.outbox import NewMessage
from tests.bot.town import Clock, Town
from tests.conftest import PostgresServer

PEOPLE, RESTARTS = 12, 3
WITHIN = 60.0


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "PAUSE_AFTER_FAULT", 0.05)
    monkeypatch.setattr(spell, "LONGEST_PAUSE", 0.2)


@pytest.fixture(params=["polling", "webhook"])
async def town(
    request: pytest.FixtureRequest,
    emulator: Emulator,
    clock: Clock,
    postgres_url: URL,
    prompt_goodbye: None,
) -> AsyncIterator[Town]:
    town = Town(emulator, postgres_url, clock, by_webhook=request.param == "webhook")
    yield town
    await town.close()


async def test_no_press_is_lost_in_restarts_of_the_server(
    town: Town, postgres_server: PostgresServer, caplog: pytest.LogCaptureFixture
) -> None:
    campaign: Campaign = await town.open(await town.load(only=["luzhsky"]), "young_teacher")
    await town.start()
    people = [await town.answering(campaign, name=str(n)) for n in range(PEOPLE)]
    for _ in range(RESTARTS):
        await asyncio.gather(restart(postgres_server), *map(press_in_the_midst, people))
        await town.emulator.settled(WITHIN)
    answered = Counter(row["sheet_id"] for row in await town.rows(tables.answers))
    assert sorted(answered.values()) == [RESTARTS] * PEOPLE
    assert not any(notice.alert for person in people for notice in person.notices)
    assert "in a handler" not in caplog.text


async def restart(server: PostgresServer) -> None:
    await asyncio.sleep(0.01)
    await server.stop()
    await server.start()


async def press_in_the_midst(person: Person) -> None:
    await asyncio.sleep(0.004 * (person.id % PEOPLE))
    person.press("1")


async def test_the_sender_goes_on_after_a_restart(
    town: Town, postgres_server: PostgresServer
) -> None:
    campaign: Campaign = await town.open(await town.load(only=["luzhsky"]), "young_teacher")
    await town.start()
    await town.answering(campaign)
    await postgres_server.stop()
    # Long enough for some rounds to fail.
    await asyncio.sleep(1.2)
    await postgres_server.start()
    (person,) = await town.rows(tables.people)
    message = NewMessage("a-message", person["id"], "of-no-kind", {}, town.clock())
    await town.database.write(lambda c: outbox.enqueue(c, [message]))
    async with asyncio.timeout(WITHIN):
        while await state(town) in {"pending", "claimed"}:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.05)


async def state(town: Town) -> str:
    (row,) = await town.rows(tables.outbox)
    return str(row["state"])

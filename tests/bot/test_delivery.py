import asyncio
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiohttp.test_utils import unused_port
from sqlalchemy import select

from bot import delivery as delivery_module
from bot import spell
from bot.delivery import Delivery
from bot.demo.emulator import Emulator, Person
from bot.demo.emulator.faults import (
    Cut,
    Delay,
    Drop,
    Fault,
    Hang,
    ServerError,
    TooManyRequests,
)
from bot.json_session import JsonSession
from bot.limits import USUAL
from bot.notices import Facts, Notice, as_kept, every_notice
from bot.texts.screen import Button, Screen
from scheduler.remind import tick
from storage import outbox
from storage.database import Database, DatabaseUnavailable
from storage.lease import Lease, lease_of
from storage.outbox import NewMessage
from storage.people import remember_person
from storage.tables import outbox as rows
from tests.bot.json_bot import PromptJsonSession, json_bot_for
from tests.bot.sending import GREETING
from tests.identities import unblock, who
from tests.scheduler.region import DEADLINE, make_region, ten_in_moscow

NOW = datetime(2026, 6, 25, 7, tzinfo=UTC)
NOTICES = {**GREETING, **every_notice(str)}
ROOT = Path(__file__).parents[2]
Step = Callable[[], Awaitable[None]]


def real_time() -> datetime:
    return datetime.now(UTC)


class NoLease:
    async def holds(self) -> bool:
        return False

    async def close(self) -> None:
        raise AssertionError("it was never taken")


class House:
    """A database, people at their telephones, and the sender between them."""

    def __init__(self, database: Database, emulator: Emulator, bot: Bot) -> None:
        self.database, self.emulator = database, emulator
        self.lease: Lease = lease_of(database.url)
        self.delivery = self.sender(bot, self.lease)
        self._keys = iter(range(1_000_000))

    def sender(self, bot: Bot, lease: Lease, a_second: int = 200) -> Delivery:
        return Delivery(self.database, bot, NOTICES, lambda: NOW, lease, a_second=a_second)

    async def person(self) -> tuple[Person, int]:
        person = self.emulator.person()
        person.post("/start")
        return person, await self.known(person.id)

    async def known(self, telegram_id: int) -> int:
        return (await self.database.write(lambda c: remember_person(c, who(telegram_id), "ru"))).id

    async def put(self, person: int, n: int = 1, **parameters: Any) -> None:
        key = str(next(self._keys))
        message = NewMessage(key, person, "greeting", {"n": n, **parameters}, NOW)
        await self.database.write(lambda c: outbox.enqueue(c, [message]))
        self.delivery.wake()

    async def states(self) -> list[str]:
        async with self.database.read() as connection:
            return list(await connection.scalars(select(rows.c.state).order_by(rows.c.id)))

    async def settled(self, *expected: str) -> None:
        async def reached() -> bool:
            return await self.states() == list(expected)

        try:
            await until(reached)
        except TimeoutError:
            assert await self.states() == list(expected)

    @asynccontextmanager
    async def sending(self, delivery: Delivery | None = None) -> AsyncIterator[None]:
        sender = delivery or self.delivery
        task = asyncio.create_task(sender.run())
        try:
            yield
        finally:
            sender.stop()
            await task


async def until(reached: Callable[[], Awaitable[bool]], within: float = 8) -> None:
    async with asyncio.timeout(within):
        while not await reached():  # noqa: ASYNC110 - it is seen in the database only
            await asyncio.sleep(0.01)


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator(real_time) as emulator:
        yield emulator


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    bot = json_bot_for(emulator)
    yield bot
    await bot.session.close()


@pytest.fixture
async def house(sqlite_database: Database, emulator: Emulator, bot: Bot) -> AsyncIterator[House]:
    house = House(sqlite_database, emulator, bot)
    yield house
    await house.lease.close()


def texts(person: Person) -> list[str]:
    return [message.text for message in person.chat if message.from_bot]


async def test_a_new_row_is_sent_at_once_in_the_persons_language(house: House) -> None:
    anna, id = await house.person()
    async with house.sending():
        await asyncio.sleep(0.1)
        started = real_time()
        await house.put(id, 7)
        await anna.sees("greeting ru 7")
        assert real_time() - started < timedelta(seconds=0.5)
        await house.settled("sent")


async def test_a_row_that_nobody_tells_of_is_found_by_looking_each_second(house: House) -> None:
    anna, id = await house.person()
    async with house.sending():
        await asyncio.sleep(0.1)
        message = NewMessage("untold", id, "greeting", {"n": 1}, NOW)
        await house.database.write(lambda c: outbox.enqueue(c, [message]))
        await anna.sees("greeting")


async def test_a_message_brings_its_buttons(house: House, bot: Bot) -> None:
    def with_button(facts: Facts, language: str) -> Screen:
        return Screen("greeting", ((Button("Напомнить завтра", "snooze"),),))

    anna, id = await house.person()
    await house.put(id)
    notices = {"greeting": Notice(as_kept, with_button)}
    sender = Delivery(house.database, bot, notices, lambda: NOW, house.lease)
    async with house.sending(sender):
        await anna.sees("greeting")
    assert [button.data for button in anna.screen.buttons] == ["snooze"]


async def test_a_person_gets_messages_in_their_order_however_slow_the_first_is(
    house: House,
) -> None:
    anna, id = await house.person()
    house.emulator.faults.order("sendMessage", Delay(0.2))
    for n in range(4):
        await house.put(id, n)
    async with house.sending():
        await house.settled(*["sent"] * 4)
    assert texts(anna) == [f"greeting ru {n}" for n in range(4)]


async def test_a_429_pauses_the_whole_sender_and_loses_nothing(house: House) -> None:
    people = [await house.person() for _ in range(3)]
    house.emulator.faults.order("sendMessage", TooManyRequests(1))
    await house.put(people[0][1])
    async with house.sending():
        await until(partial(has_sent_more, house, 0))
        for _, id in people[1:]:
            await house.put(id)
        await house.settled("sent", "sent", "sent")
    refusal, *accepted = house.emulator.calls_of("sendMessage")
    assert min(call.at for call in accepted) - refusal.at >= timedelta(seconds=1)
    assert [len(texts(person)) for person, _ in people] == [1, 1, 1]


async def test_who_blocked_the_bot_gets_nothing_more_until_they_write_again(house: House) -> None:
    anna, id = await house.person()
    anna.block()
    async with house.sending():
        await house.put(id, 1)
        await house.settled("blocked")
        await house.put(id, 2)
        anna.unblock()
        await asyncio.sleep(0.2)
        assert len(house.emulator.calls_of("sendMessage")) == 1
        await house.database.write(lambda c: unblock(c, id))
        house.delivery.wake()
        await house.settled("blocked", "sent")
    assert texts(anna) == ["greeting ru 2"]


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [(Drop("before"), 0), (Drop("after"), 1), (ServerError(502), 0)],
)
async def test_a_connection_that_breaks_after_sending_leaves_it_uncertain_and_never_twice(
    house: House, fault: Fault, arrived: int
) -> None:
    anna, id = await house.person()
    house.emulator.faults.order("sendMessage", fault)
    await house.put(id, 1)
    async with house.sending():
        await house.settled("uncertain")
        await house.put(id, 2)
        await house.settled("uncertain", "sent")
    assert len(texts(anna)) == arrived + 1


async def test_while_telegram_cannot_be_reached_messages_wait(
    sqlite_database: Database,
) -> None:
    emulator = Emulator(real_time)
    port = unused_port()
    server = TelegramAPIServer.from_base(f"http://127.0.0.1:{port}")
    bot = Bot(emulator.token, session=PromptJsonSession(api=server))
    house = House(sqlite_database, emulator, bot)
    anna, id = await house.person()
    await house.put(id)
    async with house.sending():
        await until(partial(attempted, house))
        assert await house.states() == ["pending"]
        await emulator.start(port=port)
        await anna.sees("greeting")
        await house.settled("sent")
    await bot.session.close()
    await emulator.stop()
    await house.lease.close()


async def attempted(house: House) -> bool:
    async with house.database.read() as connection:
        states = await connection.execute(select(rows.c.state, rows.c.attempts))
        return [tuple(row) for row in states] == [("pending", 1)]


async def test_a_message_that_telegram_refuses_fails_and_the_next_one_goes(house: House) -> None:
    anna, id = await house.person()
    unknown = await house.known(999_999)
    async with house.sending():
        await house.put(unknown)
        await house.put(id)
        await house.settled("failed", "sent")
    assert texts(anna) == ["greeting ru 1"]


async def test_a_message_that_is_too_long_arrives_cut(house: House, bot: Bot) -> None:
    def long(facts: Facts, language: str) -> Screen:
        return Screen("<b>" + "щ&lt;" * 4000 + "</b>")

    anna, id = await house.person()
    await house.put(id)
    notices = {"greeting": Notice(as_kept, long)}
    async with house.sending(Delivery(house.database, bot, notices, lambda: NOW, house.lease)):
        await house.settled("sent")
    assert len(anna.screen.text) == 4096
    assert anna.screen.text.endswith("<щ…")


async def test_a_refusal_keeps_its_reason_as_a_code(house: House) -> None:
    unknown = await house.known(999_999)
    async with house.sending():
        await house.put(unknown)
        await house.settled("failed")
    async with house.database.read() as connection:
        assert list(await connection.scalars(select(rows.c.reason))) == ["chat_not_found"]


async def test_a_message_without_words_fails_and_the_next_one_goes(
    house: House, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    def wordless(facts: Facts, language: str) -> Screen:
        return Screen(facts["words"])

    _, id = await house.person()
    await house.put(id)
    await house.put(id, words="words")
    notices = {"greeting": Notice(as_kept, wordless)}
    async with house.sending(Delivery(house.database, bot, notices, lambda: NOW, house.lease)):
        await house.settled("failed", "sent")
    assert "KeyError" in caplog.text


async def test_a_claim_that_an_earlier_crash_left_is_not_sent_again(house: House) -> None:
    anna, id = await house.person()
    await house.put(id, 1)
    await house.database.write(lambda c: outbox.claim(c, NOW))
    await house.put(id, 2)
    async with house.sending():
        await house.settled("uncertain", "sent")
    assert texts(anna) == ["greeting ru 2"]


async def test_a_reminder_whose_reason_has_vanished_is_dropped(house: House) -> None:
    region = await make_region(house.database)
    anna, _ = await house.person()
    await region.grant(anna.id, "coordinator", region.luga)
    campaign = await region.open()
    assert await tick(house.database, ten_in_moscow(DEADLINE)) == 1
    await region.deliver(campaign, region.luga, 6)
    async with house.sending():
        await house.settled("dropped")
    assert texts(anna) == []


async def test_without_the_lease_nothing_is_sent(house: House, bot: Bot) -> None:
    _, id = await house.person()
    await house.put(id)
    async with house.sending(house.sender(bot, NoLease())):
        await asyncio.sleep(0.2)
    assert await house.states() == ["pending"]


async def test_stopping_waits_for_the_answer_to_what_is_being_sent(house: House) -> None:
    _, id = await house.person()
    house.emulator.faults.order("sendMessage", Delay(0.3))
    await house.put(id)
    async with house.sending():
        await until(partial(meets_its_fault, house))
    assert await house.states() == ["sent"]


async def meets_its_fault(house: House) -> bool:
    return house.emulator.faults.left == 0


async def test_no_second_sees_more_messages_than_telegram_allows(house: House, bot: Bot) -> None:
    for _ in range(40):
        _, id = await house.person()
        await house.put(id)
    async with house.sending(house.sender(bot, house.lease, a_second=25)):
        await house.settled(*["sent"] * 40)
    moments = sorted(call.at for call in house.emulator.calls_of("sendMessage"))
    for start in moments:
        second = [at for at in moments if start <= at < start + timedelta(seconds=1)]
        assert len(second) <= 30


async def test_no_exception_ends_the_sender_and_it_is_told_once(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(spell, "LONGEST_PAUSE", 0.02)
    anna, id = await house.person()
    await house.put(id)
    faults = iter([KeyError("что ответила Анна"), KeyError("x"), DatabaseUnavailable("read-only")])
    holds = house.lease.holds

    async def failing() -> bool:
        for fault in faults:
            raise fault
        return await holds()

    monkeypatch.setattr(house.lease, "holds", failing)
    async with house.sending():
        await anna.sees("greeting")
    assert caplog.text.count("KeyError in sending") == 1
    assert caplog.text.count("sending is put off: read-only") == 1
    assert caplog.text.count("sending goes on") == 1
    assert "Анна" not in caplog.text
    assert not house.delivery.stands_still()


async def test_what_became_of_a_message_is_saved_when_the_database_is_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "POLL", 0.02)
    anna, id = await house.person()
    await house.put(id)
    settle, faults = outbox.settle, iter([True, True])

    async def away(*given: Any) -> None:
        if next(faults, False):
            raise DatabaseUnavailable("away")
        await settle(*given)

    monkeypatch.setattr(outbox, "settle", away)
    async with house.sending():
        await house.settled("sent")
    assert len(texts(anna)) == 1


async def test_a_message_that_never_left_is_not_called_uncertain(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "POLL", 0.02)
    anna, id = await house.person()
    await house.put(id)
    reading, faults = house.database.read, iter([True])

    def away() -> Any:
        if next(faults, False):
            raise DatabaseUnavailable("away")
        return reading()

    monkeypatch.setattr(house.database, "read", away)
    async with house.sending():
        await anna.sees("greeting")
    assert await house.states() == ["sent"]


async def test_a_release_whose_answer_was_lost_does_not_free_the_next_claim(
    house: House,
) -> None:
    _, id = await house.person()
    await house.put(id)
    first = await house.database.write(lambda c: outbox.claim(c, NOW))
    assert first is not None
    await house.database.write(lambda c: outbox.release(c, first.id, NOW))
    later = NOW + timedelta(seconds=1)
    assert await house.database.write(lambda c: outbox.claim(c, later)) == first
    await house.database.write(lambda c: outbox.release(c, first.id, NOW))
    assert await house.states() == ["claimed"]


async def test_while_the_connection_is_broken_each_pause_is_twice_the_one_before_up_to_the_longest(
    house: House, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "FIRST_BACK_OFF", 0.2)
    monkeypatch.setattr(delivery_module, "LONGEST_BACK_OFF", 0.4)
    _, id = await house.person()
    house.emulator.faults.order("sendMessage", ServerError(), times=4)
    for n in range(5):
        await house.put(id, n)
    async with house.sending(house.sender(bot, house.lease)):
        await house.settled(*["uncertain"] * 4, "sent")
    calls = [call.at for call in house.emulator.calls_of("sendMessage")]
    pauses = [(after - before).total_seconds() for before, after in pairwise(calls)]
    least = [0.2, 0.4, 0.4, 0.4]
    assert all(pause >= one for pause, one in zip(pauses, least, strict=True)), pauses
    # Doubled beyond the longest, they would be 0.2 + 0.4 + 0.8 + 1.6.
    assert sum(pauses) < 3.0


async def test_a_call_that_hangs_is_uncertain_and_the_next_one_goes(house: House, bot: Bot) -> None:
    anna, id = await house.person()
    house.emulator.faults.order("sendMessage", Hang("after"))
    await house.put(id, 1)
    await house.put(id, 2)
    limits = replace(USUAL, sending=0.1)
    sender = Delivery(house.database, bot, NOTICES, lambda: NOW, house.lease, limits=limits)
    async with house.sending(sender):
        await house.settled("uncertain", "sent")
    assert len(texts(anna)) == 2


async def test_a_stop_does_not_wait_for_a_call_that_hangs(house: House, bot: Bot) -> None:
    _, id = await house.person()
    house.emulator.faults.order("sendMessage", Hang())
    await house.put(id)
    limits = replace(USUAL, goodbye=0.1)
    sender = Delivery(house.database, bot, NOTICES, lambda: NOW, house.lease, limits=limits)
    async with asyncio.timeout(5), house.sending(sender):
        await until(partial(meets_its_fault, house))
    assert await house.states() == ["uncertain"]


@pytest.mark.parametrize("fault", [Cut(), ServerError(), Drop("after")])
async def test_no_fault_of_the_messenger_tells_the_log_what_was_sent(
    house: House, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    anna, id = await house.person()
    house.emulator.faults.order("sendMessage", fault)
    await house.put(id)
    session = JsonSession(api=TelegramAPIServer.from_base(house.emulator.url))
    async with (
        Bot(house.emulator.token, session) as bot,
        house.sending(house.sender(bot, house.lease)),
    ):
        await house.settled("uncertain")
    assert "broken connection" in caplog.text
    for private in ("greeting", str(anna.id), anna.first_name, house.emulator.token):
        assert private not in caplog.text


async def test_killed_at_any_moment_the_sender_messages_nobody_twice(
    database: Database, emulator: Emulator, bot: Bot
) -> None:
    house = House(database, emulator, bot)
    people = [await house.person() for _ in range(80)]
    for _, id in people:
        await house.put(id)
    chance = random.Random(7)
    async with killable_senders(house) as (start, kill):
        for _ in range(5):
            before = len(emulator.calls_of("sendMessage"))
            await start()
            await until(partial(has_sent_more, house, before), within=30)
            await asyncio.sleep(chance.uniform(0, 0.03))
            await kill()
    async with house.sending():
        await until(partial(has_finished, house))
    await house.lease.close()
    states = Counter(await house.states())
    received = Counter(len(texts(person)) for person, _ in people)
    assert set(states) <= {"sent", "uncertain"}
    assert set(received) <= {0, 1}
    assert received[0] <= states["uncertain"]


@asynccontextmanager
async def killable_senders(house: House) -> AsyncIterator[tuple[Step, Step]]:
    """Two steps: starting a process that sends, and killing it."""
    url = house.database.url.render_as_string(hide_password=False)
    command = (sys.executable, "-m", "tests.bot.sending", url, house.emulator.url)
    senders = await asyncio.create_subprocess_exec(
        *command,
        house.emulator.token,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert senders.stdin is not None
    assert senders.stdout is not None
    to, back = senders.stdin, senders.stdout

    async def start() -> None:
        to.write(b"start\n")

    async def kill() -> None:
        to.write(b"kill\n")
        assert await back.readline() == b"killed\n"

    try:
        yield start, kill
    finally:
        # With the fork that a failing test has left running.
        os.killpg(senders.pid, signal.SIGKILL)
        await senders.wait()


async def has_sent_more(house: House, than: int) -> bool:
    return len(house.emulator.calls_of("sendMessage")) > than


async def has_finished(house: House) -> bool:
    return not {"pending", "claimed"}.intersection(await house.states())

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.logs import log_fault
from scheduler.ticker import Tick, Ticker
from storage.database import DatabaseUnavailable

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
SOON = timedelta(milliseconds=20)


class Lease:
    def __init__(self, *, held: bool = True) -> None:
        self.held = held

    async def holds(self) -> bool:
        return self.held

    async def close(self) -> None:
        self.held = False


class Rounds:
    def __init__(self, error: Exception | None = None) -> None:
        self.moments: list[datetime] = []
        self.enough = asyncio.Event()
        self._error = error

    async def __call__(self, now: datetime) -> None:
        self.moments.append(now)
        if len(self.moments) >= 3:
            self.enough.set()
        if self._error:
            raise self._error


def ticker(*ticks: Tick, held: bool = True) -> Ticker:
    return Ticker(ticks, lambda: NOW, Lease(held=held), log_fault, SOON)


async def test_it_ticks_at_once_and_then_at_the_interval_with_the_time_of_the_clock() -> None:
    rounds = Rounds()
    running = ticker(rounds)
    await running.start()
    assert rounds.moments == [NOW]
    async with asyncio.timeout(5):
        await rounds.enough.wait()
    await running.stop()
    seen = len(rounds.moments)
    await asyncio.sleep(3 * SOON.total_seconds())
    assert len(rounds.moments) == seen


async def test_without_the_lease_nothing_ticks() -> None:
    rounds = Rounds()
    await ticker(rounds, held=False).tick()
    assert rounds.moments == []


@pytest.mark.parametrize("error", [DatabaseUnavailable("gone"), ZeroDivisionError()])
async def test_a_tick_that_fails_leaves_the_others_running(error: Exception) -> None:
    rounds = Rounds()
    await ticker(Rounds(error), rounds).tick()
    assert rounds.moments == [NOW]


@pytest.mark.parametrize("error", [DatabaseUnavailable("gone"), OSError(), ZeroDivisionError()])
async def test_a_lease_that_fails_ends_neither_the_start_nor_the_rounds(error: Exception) -> None:
    rounds = Rounds()

    class Broken(Lease):
        async def holds(self) -> bool:
            if not rounds.moments:
                rounds.moments.append(NOW)
                raise error
            return True

    running = Ticker([rounds], lambda: NOW, Broken(), log_fault, SOON)
    await running.start()
    async with asyncio.timeout(5):
        await rounds.enough.wait()
    await running.stop()


async def test_a_fault_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    await ticker(Rounds(KeyError("что ответила Анна"))).tick()
    assert "KeyError in a tick" in caplog.text
    assert "Анна" not in caplog.text


async def test_rounds_that_come_to_no_end_are_seen() -> None:
    async def endless(_now: datetime) -> None:
        await asyncio.sleep(60)

    running = ticker(endless)
    starting = asyncio.create_task(running.start())
    await asyncio.sleep(0)
    assert not running.stands_still()
    await asyncio.sleep(6 * SOON.total_seconds())
    assert running.stands_still()
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)


async def test_rounds_that_end_do_not_stand_still() -> None:
    rounds = Rounds()
    running = ticker(rounds)
    await running.start()
    async with asyncio.timeout(5):
        await rounds.enough.wait()
    assert not running.stands_still()
    await running.stop()


async def test_a_tick_never_overlaps_itself() -> None:
    inside, most, finished = 0, 0, asyncio.Event()

    async def slow(_now: datetime) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(4 * SOON.total_seconds())
        inside -= 1
        rounds.append(1)
        if len(rounds) == 3:
            finished.set()

    rounds: list[int] = []
    running = ticker(slow)
    await running.start()
    async with asyncio.timeout(5):
        await finished.wait()
    await running.stop()
    assert most == 1

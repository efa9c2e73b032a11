"""Taps a second that are saved durably, beside a bare echo bot in the same minutes.

Who taps waits for the next question before tapping again, as a person does: no screen is left
out. A tap counts as saved when it is acknowledged, the echo's message when it was sent back.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import NamedTuple

from benchmarks.dialogue import messages, route, taps
from benchmarks.fill import Filled, add_answers, add_people, fill, random_answers
from benchmarks.processes import PATH, SECRET, Listening, echo_bot, metodbot
from benchmarks.size import Size
from benchmarks.wire import Connection, Telegram
from bot.interview.instrument import options_of
from bot.interview.values import Answers
from storage.database import Database, database_url
from storage.migrate import upgrade

AT_ONCE = (1, 16, 64)
# So many taps a second no run reaches; as many people are made as it would take.
FASTEST = 2_000
TAPS_OF_ONE = 30


@dataclass(frozen=True)
class Crowd:
    """People who write to a bot, each with a chat and with updates in order.

    With `telegram` they wait for the next screen before they go on.
    """

    bot: Listening
    people: Iterator[tuple[int, Iterable[bytes]]]
    telegram: Telegram | None = None


class Pace(NamedTuple):
    """All but `rate` are milliseconds: until it is acknowledged, and until the screen has come."""

    rate: float
    p50: float
    p99: float
    shown_p99: float

    def __str__(self) -> str:
        return (
            f"{self.rate:6.0f}/s  p50 {self.p50:6.1f} ms  p99 {self.p99:6.1f} ms  "
            f"shown p99 {self.shown_p99:6.1f} ms"
        )


async def run(size: Size) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "taps.sqlite3"
        tappers = await _prepare(file, size)
        writers = ((number, messages(number)) for number in count(1))
        async with (
            Telegram() as telegram,
            metodbot(telegram, file) as bot,
            echo_bot(telegram, Path(folder)) as echo,
        ):
            crowds = Crowd(bot, tappers, telegram), Crowd(echo, writers)
            paces = await _measured(size, crowds)
    for at_once in AT_ONCE:
        mine, bare = (_middle(paces[one.bot, at_once]) for one in crowds)
        print(f"taps, {at_once:2} at once: {mine}")
        print(f"      echo bot:   {bare}")
        print(
            f"      ratio: rate {mine.rate / bare.rate:.2f}, p99 {mine.p99 / bare.p99:.2f}, "
            f"shown p99 {mine.shown_p99 / bare.shown_p99:.2f}"
        )


async def _prepare(file: Path, size: Size) -> Iterator[tuple[int, Iterable[bytes]]]:
    url = database_url(f"sqlite:///{file}")
    await upgrade(url)
    database = Database(url)
    try:
        filled = await fill(database, "young_teacher", size.respondents)
        people = int(len(AT_ONCE) * size.rounds * size.seconds * FASTEST / TAPS_OF_ONE)
        numbers = range(size.respondents + 1, size.respondents + people + 1)
        prefilled = _what_is_typed(filled)
        places = dict.fromkeys(numbers, filled.municipality_ids[0])
        await database.write(lambda c: add_people(c, filled, places, submitted=False))
        await database.write(lambda c: add_answers(c, dict.fromkeys(numbers, prefilled)))
    finally:
        await database.close()
    way = route(filled.instrument, prefilled)
    return ((number, taps(way, filled.campaign.id, number)) for number in numbers)


def _what_is_typed(filled: Filled) -> Answers:
    """Answered beforehand, so that only taps are left to do."""
    whole = random_answers(filled.instrument, Random(2))
    return {
        item.id: whole[item.id]
        for item in filled.instrument.items
        if item.id in whole and not options_of(item)
    }


async def _measured(size: Size, crowds: Iterable[Crowd]) -> dict[tuple[Listening, int], list[Pace]]:
    paces: dict[tuple[Listening, int], list[Pace]] = {}
    for crowd in crowds:
        await _pace(crowd, max(AT_ONCE), size.seconds / 4)
    for _ in range(size.rounds):
        for at_once in AT_ONCE:
            for crowd in crowds:
                pace = await _pace(crowd, at_once, size.seconds)
                paces.setdefault((crowd.bot, at_once), []).append(pace)
    return paces


async def _pace(crowd: Crowd, at_once: int, seconds: float) -> Pace:
    durations: list[tuple[float, float]] = []
    started = time.perf_counter()
    until = started + seconds
    await asyncio.gather(*(_send(crowd, until, durations) for _ in range(at_once)))
    rate = len(durations) / (time.perf_counter() - started)
    acknowledged, shown = (quantiles(one, n=100) for one in zip(*durations, strict=True))
    return Pace(rate, 1_000 * acknowledged[49], 1_000 * acknowledged[98], 1_000 * shown[98])


async def _send(crowd: Crowd, until: float, durations: list[tuple[float, float]]) -> None:
    connection = Connection(crowd.bot.port, PATH, SECRET)
    await connection.open()
    for chat, updates in crowd.people:
        for update in updates:
            began = time.perf_counter()
            if began > until:
                connection.close()
                return
            screen = crowd.telegram and crowd.telegram.next_screen(chat)
            await connection.post(update)
            acknowledged = time.perf_counter() - began
            if screen:
                await screen.wait()
            durations.append((acknowledged, time.perf_counter() - began))
    raise RuntimeError("there were too few people to tap")


def _middle(paces: Iterable[Pace]) -> Pace:
    return Pace(*(median(values) for values in zip(*paces, strict=True)))

"""Taps a second that are saved durably, beside a bare echo bot in the same minutes."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
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
from storage.keys import Keys, folder_beside
from storage.migrate import upgrade

AT_ONCE = (1, 16, 64)
# So many taps a second no run reaches; as many people are made as it would take.
FASTEST = 2_000
TAPS_OF_ONE = 30

Source = Iterator[Iterable[bytes]]
"""For a connection that has nothing to do: the updates of one more person, in order."""


class Pace(NamedTuple):
    """`p50` and `p99` are milliseconds."""

    rate: float
    p50: float
    p99: float

    def __str__(self) -> str:
        return f"{self.rate:6.0f}/s  p50 {self.p50:6.1f} ms  p99 {self.p99:6.1f} ms"


async def run(size: Size) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "taps.sqlite3"
        tapped = await _prepare(file, size)
        echoed = (messages(number) for number in count(1))
        async with (
            Telegram() as telegram,
            metodbot(telegram, file) as bot,
            echo_bot(telegram, Path(folder)) as echo,
        ):
            paces = await _measured(size, {bot: tapped, echo: echoed})
    for at_once in AT_ONCE:
        mine, bare = paces[bot, at_once], paces[echo, at_once]
        print(f"taps, {at_once:2} at once: {_middle(mine)}")
        print(f"      echo bot:   {_middle(bare)}")
        ratio = _middle(_ratio(*pair) for pair in zip(mine, bare, strict=True))
        print(f"      ratio: rate {ratio.rate:.2f}, p99 {ratio.p99:.2f}")


async def _prepare(file: Path, size: Size) -> Source:
    url = database_url(f"sqlite:///{file}")
    await upgrade(url)
    database = Database(url, Keys(folder_beside(url)))
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
    return (taps(way, filled.campaign.id, number) for number in numbers)


def _what_is_typed(filled: Filled) -> Answers:
    """Answered beforehand, so that only taps are left to do."""
    whole = random_answers(filled.instrument, Random(2))
    return {
        item.id: whole[item.id]
        for item in filled.instrument.items
        if item.id in whole and not options_of(item)
    }


async def _measured(
    size: Size, sources: Mapping[Listening, Source]
) -> dict[tuple[Listening, int], list[Pace]]:
    paces: dict[tuple[Listening, int], list[Pace]] = {}
    for bot, source in sources.items():
        await _pace(bot, source, max(AT_ONCE), size.seconds / 4)
    for _ in range(size.rounds):
        for at_once in AT_ONCE:
            for bot, source in sources.items():
                pace = await _pace(bot, source, at_once, size.seconds)
                paces.setdefault((bot, at_once), []).append(pace)
    return paces


async def _pace(bot: Listening, source: Source, at_once: int, seconds: float) -> Pace:
    durations: list[float] = []
    started = time.perf_counter()
    until = started + seconds
    await asyncio.gather(*(_send(bot, source, until, durations) for _ in range(at_once)))
    rate = len(durations) / (time.perf_counter() - started)
    hundredths = quantiles(durations, n=100)
    return Pace(rate, 1_000 * hundredths[49], 1_000 * hundredths[98])


async def _send(bot: Listening, source: Source, until: float, durations: list[float]) -> None:
    connection = Connection(bot.port, PATH, SECRET)
    await connection.open()
    for updates in source:
        for update in updates:
            began = time.perf_counter()
            if began > until:
                connection.close()
                return
            await connection.post(update)
            durations.append(time.perf_counter() - began)
    raise RuntimeError("there were too few people to tap")


def _ratio(mine: Pace, bare: Pace) -> Pace:
    """Of two that were measured one after the other: the machine's speed drifts by the minute."""
    return Pace(*(one / other for one, other in zip(mine, bare, strict=True)))


def _middle(paces: Iterable[Pace]) -> Pace:
    return Pace(*(median(values) for values in zip(*paces, strict=True)))

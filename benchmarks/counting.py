"""How long counting a city holds the writer, and what handing in costs beside writing the same."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.fill import LONG_AGO, Filled, add_people, fill, random_answers
from benchmarks.size import Size
from bot.campaign_book import CampaignBook
from bot.counting_rules import rules_in
from scheduler.count import Counting, count_due
from storage import tables
from storage.database import Database, database_url
from storage.hand_in import Terms, hand_in
from storage.keys import Keys
from storage.migrate import upgrade
from storage.seal import DraftId
from storage.sheets import Sheet, read_sheet
from storage.waiting_answers import kept
from tests.identities import who

WAITING = 20_000
HANDED_IN = 200


async def run(size: Size) -> None:
    for name in ("methodical_help", "young_teacher"):
        with tempfile.TemporaryDirectory() as folder:
            url = database_url(f"sqlite:///{Path(folder) / 'counting.sqlite3'}")
            await upgrade(url)
            database, keys = Database(url), Keys(Path(folder) / "keys")
            keys.prepare()
            try:
                await _measure(database, keys, name)
            finally:
                await database.close()


async def _measure(database: Database, keys: Keys, name: str) -> None:
    filled = await fill(database, name, 0)
    terms = Terms(
        filled.campaign.code, filled.instrument.anonymous, keys.make(filled.campaign.code)
    )
    answers = await _crowd(database, filled, terms)
    durations = await _handing_in(database, terms, answers)
    print(f"{name}: handing in {1_000 * median(durations):.1f} ms")
    held, took, counted = await _counted(database, keys)
    print(
        f"{name}: {counted} counted in {took:.1f} s, {len(held)} transactions; "
        f"the writer held for {1_000 * median(held):.0f} ms, at most {1_000 * max(held):.0f} ms"
    )


async def _crowd(
    database: Database, filled: Filled, terms: Terms
) -> Mapping[int, Mapping[str, Any]]:
    random, place = Random(4), filled.municipality_ids[0]
    numbers = range(1, WAITING + 1)
    some = [random_answers(filled.instrument, random) for _ in range(200)]
    answers = {number: random.choice(some) for number in numbers}
    rows = [
        {
            "sheet_id": number,
            "campaign_id": filled.campaign.id,
            "part": 1,
            "municipality_id": place,
            "newcomer": True,
            "answers": kept(terms.sealing, answers[number], DraftId(terms.code, number, "waiting")),
        }
        for number in numbers
    ]

    async def work(connection: AsyncConnection) -> None:
        school = {"municipality_id": place, "name": "Школа № 1", "name_key": "школа 1"}
        if filled.instrument.anonymous:
            await connection.execute(insert(tables.organizations).values(**school))
        await add_people(connection, filled, dict.fromkeys(numbers, place), submitted=False)
        await connection.execute(insert(tables.waiting), rows)

    await database.write(work)
    return answers


async def _handing_in(
    database: Database, terms: Terms, answers: Mapping[int, Mapping[str, Any]]
) -> list[float]:
    durations = []
    for number in range(1, HANDED_IN + 1):
        sheet = await _read(database, number)
        began = time.perf_counter()
        await database.write(_again(terms, sheet))
        durations.append(time.perf_counter() - began)
    return durations


def _again(terms: Terms, sheet: Sheet) -> Callable[[AsyncConnection], Awaitable[int | None]]:
    return lambda connection: hand_in(connection, terms, sheet, LONG_AGO)


async def _read(database: Database, number: int) -> Sheet:
    async with database.read() as connection:
        sheet = await read_sheet(connection, who(number), number)
    assert sheet is not None
    return sheet


async def _counted(database: Database, keys: Keys) -> tuple[Sequence[float], float, int]:
    """How long each transaction of the count took."""
    held: list[float] = []
    write = database.write

    async def timed(work: Callable[[AsyncConnection], Awaitable[Any]]) -> Any:
        async def within(connection: AsyncConnection) -> Any:
            began = time.perf_counter()
            try:
                return await work(connection)
            finally:
                held.append(time.perf_counter() - began)

        return await write(within)

    database.write = timed  # type: ignore[method-assign]
    counting = Counting(database, keys, rules_in(CampaignBook(database, lambda: LONG_AGO)))
    began = time.perf_counter()
    counted = await count_due(counting, LONG_AGO + timedelta(days=1))
    return held, time.perf_counter() - began, counted

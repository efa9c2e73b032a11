"""One checkout's bot, tapped by its own benchmark a round at a time, as `against` asks for it.

Run by path with the Python of that checkout and in its folder; what it imports is that checkout's.
Each line of standard input is the number of presses at once and the seconds, each line of standard
output the presses a second. What is pressed: `taps` through the named questionnaire, on a database
in which others have answered it; `anonymous-taps`; or, of whole sheets, `hand-in` alone, named or
anonymous.
"""

import asyncio
import importlib
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

# The folder of this file is not the checkout that is measured.
sys.path[0] = str(Path.cwd())

from benchmarks import dialogue, fill, processes, taps  # noqa: E402
from benchmarks.size import Size  # noqa: E402
from benchmarks.wire import Telegram  # noqa: E402
from bot.buttons import Place  # noqa: E402
from bot.interview.instrument import options_of  # noqa: E402
from bot.telegram_identity import telegram  # noqa: E402
from storage import tables  # noqa: E402
from storage.database import Database, database_url  # noqa: E402
from storage.migrate import upgrade  # noqa: E402
from storage.touches import Decision, Touch, touch  # noqa: E402

WARMING_UP = (64, 1.0)
QUESTIONNAIRES = {
    "hand-in": "young_teacher",
    "anonymous-hand-in": "methodical_help",
    "anonymous-taps": "methodical_help",
}
# Presses a second that no run reaches; each of them is another person where sheets are handed in.
FASTEST = {"hand-in": 500, "anonymous-hand-in": 500, "anonymous-taps": 100}
TOGETHER = 128


async def main(url: str, size: Size, what: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "taps.sqlite3"
        given = url or f"sqlite:///{file}"
        if url:
            _use_everywhere(url)
        if what == "taps":
            source = await taps._prepare(file, size)
        else:
            source = await _people(database_url(given), Path(folder) / "keys", size, what)
        os.environ["METODBOT_KEYS"] = str(Path(folder) / "keys")
        async with Telegram() as telegram, processes.metodbot(telegram, file) as bot:
            await taps._pace(bot, source, *WARMING_UP)
            print("ready", given.partition(":")[0], flush=True)
            while line := await asyncio.to_thread(sys.stdin.readline):
                at_once, seconds = line.split()
                pace = await taps._pace(bot, source, int(at_once), float(seconds))
                print(pace.rate, flush=True)


async def _people(url: Any, keys: Path, size: Size, what: str) -> Iterator[list[bytes]]:
    """With whole sheets where they are handed in, else with empty ones, begun as at a consent."""
    await upgrade(url)
    database = _opened(url, keys)
    try:
        filled = await fill.fill(database, QUESTIONNAIRES[what], 0)
        at_once = len(taps.AT_ONCE) * size.rounds * size.seconds
        numbers = range(1, int(at_once * FASTEST[what]) + 200)
        place = dict.fromkeys(numbers, filled.municipality_ids[0])
        if filled.instrument.anonymous:
            await database.write(partial(_add_organization, filled=filled))
        await database.write(partial(fill.add_people, filled=filled, places=place, submitted=False))
        if filled.instrument.anonymous and "sealed_drafts" in tables.metadata.tables:
            await database.write(partial(_begin_sealed, numbers=numbers))
        if what == "anonymous-taps":
            way = _way_of_taps(filled.instrument)
            return (dialogue.taps(way, filled.campaign.id, number) for number in numbers)
        await _answer_all(database, filled, numbers)
    finally:
        await database.close()
    return ([_hand_in(filled, number)] for number in numbers)


def _opened(url: Any, keys: Path) -> Database:
    """Before drafts were sealed a database had no use for keys."""
    if "sealed_drafts" not in tables.metadata.tables:
        return Database(url)
    kept = importlib.import_module("storage.keys").Keys(keys)
    kept.prepare()
    return Database(url, kept)


async def _add_organization(connection: Any, filled: fill.Filled) -> None:
    """Nobody answers an anonymous questionnaire by it, but the rows that are made name it."""
    school = {"municipality_id": filled.municipality_ids[0], "name": "Школа", "name_key": "школа"}
    await connection.execute(tables.organizations.insert(), [school])


async def _begin_sealed(connection: Any, numbers: range) -> None:
    table = tables.metadata.tables["sealed_drafts"]
    await connection.execute(table.insert(), [{"sheet_id": number} for number in numbers])


def _way_of_taps(instrument: Any) -> Any:
    """A question in words is skipped."""
    tapped = dialogue._data

    def data(step: Any, answers: Any) -> str:
        if options_of(step.item):
            return tapped(step, answers)
        return dialogue._PLACE.button("k", step.item.id)

    vars(dialogue)["_data"] = data
    return dialogue.route(instrument, {})


async def _answer_all(database: Database, filled: fill.Filled, numbers: range) -> None:
    answered = Decision(fill.random_answers(filled.instrument, Random(2)), None)
    part = filled.campaign.part()
    for first in range(numbers.start, numbers.stop, TOGETHER):
        some = range(first, min(first + TOGETHER, numbers.stop))
        touches = [Touch(telegram(one), one, part, lambda _: answered) for one in some]
        await database.write(partial(touch, touches=touches))


def _hand_in(filled: fill.Filled, number: int) -> bytes:
    return dialogue._press(number, Place(number, filled.campaign.part()).button("s"))


def _use_everywhere(url: str) -> None:
    """The benchmark knows files alone: it fills, and the bot opens, this database instead."""
    vars(taps)["database_url"] = lambda _file: database_url(url)
    running = processes._running

    def with_url(arguments, settings, folder, port):  # type: ignore[no-untyped-def]
        return running(arguments, {**settings, "METODBOT_DATABASE_URL": url}, folder, port)

    vars(processes)["_running"] = with_url


if __name__ == "__main__":
    size = Size(int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
    asyncio.run(main(sys.argv[1], size, sys.argv[5]))

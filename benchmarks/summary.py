"""How long an official waits for a summary, beside counting all answers anew."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.dialogue import typed
from benchmarks.fill import fill
from benchmarks.processes import ADMINISTRATOR, PATH, SECRET, metodbot
from benchmarks.size import Size
from benchmarks.wire import Connection, Telegram
from storage.database import Database, database_url
from storage.keys import Keys, folder_beside
from storage.migrate import upgrade

ASKED = {"region": "/summary", "municipality": "/summary Б-ский район"}
_RECOUNT = """
    SELECT municipality_id, item, json_extract(value, '$.option') AS given, count(*)
    FROM answers JOIN sheets ON sheets.id = answers.sheet_id
    WHERE campaign_id = 1
    GROUP BY municipality_id, item, given
"""


async def run(size: Size) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "summary.sqlite3"
        await _prepare(file, size)
        async with Telegram() as telegram, metodbot(telegram, file) as bot:
            connection = Connection(bot.port, PATH, SECRET)
            await connection.open()
            for name, text in ASKED.items():
                first, *later = [
                    await _asked(connection, id, text) for id in range(size.rounds + 1)
                ]
                recount = _recounted(file)
                print(
                    f"summary of a {name}: first {1_000 * first:.0f} ms, "
                    f"later {1_000 * median(later):.0f} ms; "
                    f"one GROUP BY {1_000 * recount:.0f} ms, ratio {first / recount:.2f}"
                )
            connection.close()


async def _prepare(file: Path, size: Size) -> None:
    url = database_url(f"sqlite:///{file}")
    await upgrade(url)
    database = Database(url, Keys(folder_beside(url)))
    try:
        await fill(database, "young_teacher", size.respondents)
    finally:
        await database.close()


async def _asked(connection: Connection, id: int, text: str) -> float:
    """Until the update is acknowledged, which is after the summary was sent."""
    began = time.perf_counter()
    await connection.post(typed(ADMINISTRATOR, id, text))
    return time.perf_counter() - began


def _recounted(file: Path) -> float:
    began = time.perf_counter()
    connection = sqlite3.connect(file)
    rows = connection.execute(_RECOUNT).fetchall()
    connection.close()
    assert rows
    return time.perf_counter() - began

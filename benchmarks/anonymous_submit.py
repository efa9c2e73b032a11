"""What it costs that an anonymous submission is mixed with others."""

from __future__ import annotations

import tempfile
import time
from itertools import count
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.fill import LONG_AGO, Filled, fill, random_answers
from benchmarks.size import Size
from bot.handlers.submitting import submission_of
from storage import submissions
from storage.database import Database, database_url
from storage.drafts import begin_sheet
from storage.migrate import upgrade
from storage.people import remember_person
from storage.sheets import Sheet, read_sheet
from storage.workplaces import choose_municipality
from tests.identities import who

SUBMISSIONS_A_ROUND = 50
_strangers = count(2_000_000_000)


async def run(size: Size) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = database_url(f"sqlite:///{Path(folder) / 'submit.sqlite3'}")
        await upgrade(url)
        database = Database(url)
        try:
            filled = await fill(database, "methodical_help", size.respondents)
            plain, mixed = await _durations(database, filled, size.rounds * SUBMISSIONS_A_ROUND)
        finally:
            await database.close()
    print(
        f"anonymous submission: {1_000 * median(mixed):.1f} ms mixed, "
        f"{1_000 * median(plain):.1f} ms not mixed, ratio {median(mixed) / median(plain):.2f}"
    )


async def _durations(
    database: Database, filled: Filled, submitted: int
) -> tuple[list[float], list[float]]:
    """Without a crowd and with one, by turns."""
    crowd, random = submissions.CROWD, Random(3)
    plain, mixed = list[float](), list[float]()
    for _ in range(submitted):
        for size, durations in ((0, plain), (crowd, mixed)):
            submissions.CROWD = size
            durations.append(await _submitted(database, filled, random))
    return plain, mixed


async def _submitted(database: Database, filled: Filled, random: Random) -> float:
    sheet = await _sheet(database, filled)
    place = filled.municipality_ids[0]
    new = submission_of(filled.instrument, place, random_answers(filled.instrument, random))
    began = time.perf_counter()
    await database.write(lambda c: submissions.submit_anonymously(c, sheet, new))
    return time.perf_counter() - began


async def _sheet(database: Database, filled: Filled) -> Sheet:
    number = next(_strangers)
    person = await database.write(lambda c: remember_person(c, who(number), "ru"))
    id = await database.write(
        lambda c: begin_sheet(c, filled.campaign.part(), person.id, LONG_AGO, sealed=True)
    )
    await database.write(lambda c: choose_municipality(c, id, filled.municipality_ids[0]))
    async with database.read() as connection:
        sheet = await read_sheet(connection, who(number), id)
    assert sheet is not None
    return sheet

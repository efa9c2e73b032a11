"""What is done for the database at each tick."""

from datetime import datetime

from scheduler.close import close_due
from scheduler.count import Counting, count_due
from storage.database import Database


async def count_and_close(counting: Counting, now: datetime) -> None:
    """What was taken out of its rows by it must not stay readable in dead ones."""
    if await count_due(counting, now):
        await counting.database.clear_dead_rows()
    await close_due(counting, now)


async def checkpoint(database: Database, _now: datetime) -> None:
    """What was deleted must not stay readable in the journal beside the database."""
    await database.empty_journal()

"""What is done for the database at each tick."""

from datetime import datetime

from scheduler.close import close_due
from scheduler.count import Counting, count_due
from storage.database import Database


async def count_and_close(counting: Counting, now: datetime) -> None:
    """What was taken out of its rows by it must not stay readable in dead ones."""
    counted = await count_due(counting, now)
    if await close_due(counting, now) or counted:
        await counting.database.clear_dead_rows()


async def checkpoint(database: Database, _now: datetime) -> None:
    """What was deleted must not stay readable in the journal beside the database."""
    await database.empty_journal()

"""What is done for the database at each tick."""

from datetime import datetime

from storage.database import Database


async def checkpoint(database: Database, _now: datetime) -> None:
    """What was deleted must not stay readable in the journal beside the database."""
    await database.empty_journal()

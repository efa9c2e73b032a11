"""What is done for the database at each tick."""

from datetime import datetime
from functools import partial

from bot.campaign_book import CampaignBook
from bot.kept_results import keep_results
from storage.campaign_end import close_for_good
from storage.database import Database
from storage.drafts import closed_parts_with_drafts, delete_drafts


async def close_stopped(database: Database, campaigns: CampaignBook, now: datetime) -> None:
    """Those that were not opened again in time; what was closed then keeps its results."""
    await database.write(partial(close_for_good, now=now))
    await keep_results(database, campaigns, now)


async def delete_anonymous_drafts(
    database: Database, campaigns: CampaignBook, _now: datetime
) -> None:
    """What was not handed in by the close would stay with the person who wrote it."""
    async with database.read() as connection:
        found = await closed_parts_with_drafts(connection)
    for part in found:
        opened = await campaigns.opened(part)
        if opened is not None and opened.instrument.anonymous:
            await database.write(partial(delete_drafts, part=part))


async def checkpoint(database: Database, _now: datetime) -> None:
    """What was deleted must not stay readable in the journal beside the database."""
    await database.empty_journal()

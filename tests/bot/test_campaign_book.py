from dataclasses import replace
from datetime import timedelta

from bot.campaign_book import FRESH, CampaignBook
from bot.definitions.offers import shipped_definition
from storage.campaign_changes import change_campaign
from storage.campaign_plan import PartPlan
from storage.campaigns import Campaign
from storage.database import Database
from storage.parts import Part
from tests.bot.town import Clock
from tests.storage.places import open_small_campaign


async def opened(database: Database) -> Campaign:
    shipped = shipped_definition("young_teacher")
    return await database.write(lambda c: open_small_campaign(c, parts=(PartPlan(shipped),)))


async def test_a_change_is_seen_after_half_a_minute(sqlite_database: Database) -> None:
    clock, campaign = Clock(), await opened(sqlite_database)
    book = CampaignBook(sqlite_database, clock)
    before = await book.opened(campaign.part())
    assert before is not None
    await sqlite_database.write(lambda c: change_campaign(c, campaign.id, title="Весна"))
    clock.now += FRESH - timedelta(seconds=1)
    assert await book.opened(campaign.part()) is before
    clock.now += timedelta(seconds=1)
    after = await book.opened(campaign.part())
    assert after is not None
    assert after.campaign == replace(campaign, title="Весна")
    # The questions are read once: a change of the campaign changes none of them.
    assert after.instrument is before.instrument


async def test_a_clock_that_was_put_back_hides_no_change(sqlite_database: Database) -> None:
    clock, campaign = Clock(), await opened(sqlite_database)
    book = CampaignBook(sqlite_database, clock)
    await book.opened(campaign.part())
    await sqlite_database.write(lambda c: change_campaign(c, campaign.id, title="Весна"))
    clock.now -= timedelta(days=1)
    after = await book.opened(campaign.part())
    assert after is not None
    assert after.campaign.title == "Весна"


async def test_what_is_not_there_is_looked_for_again(sqlite_database: Database) -> None:
    book = CampaignBook(sqlite_database, Clock())
    assert await book.opened(Part(1)) is None
    campaign = await opened(sqlite_database)
    assert await book.opened(campaign.part()) is not None

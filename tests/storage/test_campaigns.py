import re
from datetime import date, timedelta

from storage import campaigns
from storage.campaign_end import stop_campaign
from storage.database import Database
from tests.storage.places import (
    NOON,
    open_small_campaign,
)

DAY = timedelta(days=1)


async def test_an_opened_campaign_is_found_by_its_id_and_by_its_code(database: Database) -> None:
    campaign = await database.write(open_small_campaign)
    assert re.fullmatch("[A-Za-z0-9]{12}", campaign.code)
    async with database.read() as connection:
        assert await campaigns.campaign_by_id(connection, campaign.id) == campaign
        assert await campaigns.campaign_by_code(connection, campaign.code) == campaign
        assert await campaigns.campaign_by_code(connection, "unknown") is None


async def test_open_campaigns_come_before_closed_and_new_before_old(database: Database) -> None:
    old = await database.write(lambda c: open_small_campaign(c, opens_on=date(2025, 12, 1)))
    new = await database.write(lambda c: open_small_campaign(c, instrument="other"))
    newest = await database.write(
        lambda c: open_small_campaign(c, instrument="methodical_help", opens_on=date(2026, 6, 1))
    )
    await database.write(lambda c: stop_campaign(c, new.id, NOON, NOON))
    region = old.region_id
    async with database.read() as connection:
        listed = await campaigns.campaigns_of(connection, region)
        assert [one.id for one in listed] == [newest.id, old.id, new.id]
        assert await campaigns.campaigns_of(connection) == listed
        assert await campaigns.campaigns_of(connection, region + 1) == ()
        assert await campaigns.latest_campaign(connection, region) == newest
        assert await campaigns.latest_campaign(connection, region, "young_teacher") == old
        assert await campaigns.latest_campaign(connection, region, "unknown") is None

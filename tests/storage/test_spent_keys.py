"""What was sealed with a campaign's key, once the campaign has closed for good."""

from __future__ import annotations

from functools import partial

import pytest

from storage.campaign_end import reopen_campaign, stop_campaign
from storage.campaigns import Campaign
from storage.closing import write_close
from storage.database import Database
from storage.key_folder import KeysUnusable
from storage.keys import Keys
from storage.sheets import Sheet
from storage.spent_keys import destroy_spent_keys
from tests.storage.handing_in import begun
from tests.storage.places import NOON, open_small_campaign
from tests.storage.test_sealed_drafts import (
    ANSWERS,
    PENDING,
    becomes,
    read,
    readable,
    tapped,
    tells,
)


@pytest.fixture
async def campaign(database: Database) -> Campaign:
    return await database.write(open_small_campaign)


@pytest.fixture
async def sheet(database: Database, campaign: Campaign) -> Sheet:
    begin = partial(begun, campaign=campaign, telegram_id=7, municipality_id=1, sealed=True)
    sheet = await database.write(begin)
    return await tapped(database, sheet, becomes(ANSWERS, "q17item", PENDING))


async def stop(database: Database, campaign: Campaign) -> None:
    await database.write(lambda c: stop_campaign(c, campaign.id, NOON, NOON))


async def close(database: Database, campaign: Campaign) -> None:
    await stop(database, campaign)
    await database.write(partial(write_close, campaign_id=campaign.id))


async def test_no_copy_of_the_database_made_before_or_after_tells_a_draft_once_it_is_closed(
    database: Database, keys: Keys, campaign: Campaign, sheet: Sheet
) -> None:
    """What is read here are all files of the database, with free pages and dead rows."""
    before = await readable(database)
    key = (keys.folder / f"{campaign.code}.key").read_bytes()
    await close(database, campaign)
    await destroy_spent_keys(database, keys)
    after = await readable(database)
    for copy in (before, after):
        assert not tells(copy)
        assert key not in copy
    assert [*keys.folder.iterdir()] == []
    assert (await read(database, sheet)).lost


async def test_what_can_be_opened_again_keeps_its_key(
    database: Database, keys: Keys, campaign: Campaign, sheet: Sheet
) -> None:
    await stop(database, campaign)
    await destroy_spent_keys(database, keys)
    before = NOON.replace(hour=NOON.hour - 1)
    await database.write(lambda c: reopen_campaign(c, campaign.id, before))
    assert (await read(database, sheet)).answers == ANSWERS


async def test_the_keys_of_another_database_in_the_same_folder_stay(
    database: Database, keys: Keys, campaign: Campaign
) -> None:
    keys.make("another")
    await close(database, campaign)
    await destroy_spent_keys(database, keys)
    assert keys.campaigns() == {"another"}


async def test_a_folder_that_is_away_is_said_and_the_key_goes_when_it_is_back(
    database: Database, keys: Keys, campaign: Campaign, sheet: Sheet
) -> None:
    await close(database, campaign)
    away = keys.folder.rename(keys.folder.with_name("away"))
    with pytest.raises(KeysUnusable):
        await destroy_spent_keys(database, keys)
    away.rename(keys.folder)
    await destroy_spent_keys(database, keys)
    assert keys.campaigns() == frozenset()


async def test_nothing_is_sealed_anew_after_the_close(
    database: Database, keys: Keys, campaign: Campaign, sheet: Sheet
) -> None:
    blank = await database.write(lambda c: begun(c, campaign, 8, 1, sealed=True))
    await close(database, campaign)
    await destroy_spent_keys(database, keys)
    for one in (sheet, blank):
        assert (await tapped(database, one, becomes({}))).answers == {}
    assert keys.campaigns() == frozenset()

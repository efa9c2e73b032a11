"""Open drafts of anonymous questionnaires on the way to the schema that seals them, and back."""

from __future__ import annotations

import pytest
from sqlalchemy import URL, func, select

from storage import migrate, tables
from storage.campaign_end import stop_campaign
from storage.campaign_plan import PartPlan
from storage.campaigns import Campaign
from storage.closing import write_close
from storage.consents import give_consent
from storage.database import Database
from storage.keys import Keys
from storage.sheets import Sheet
from tests.storage.handing_in import begun
from tests.storage.places import NOON, definition, open_small_campaign
from tests.storage.test_sealed_drafts import (
    ANSWERS,
    PENDING,
    becomes,
    read,
    readable,
    tapped,
    tells,
)

BEFORE = migrate.revisions()[migrate.revisions().index("0014") - 1]
ANONYMOUS = definition("help", instrument_text="anonymous: true")


async def answered(database: Database) -> tuple[Campaign, Sheet]:
    campaign = await database.write(lambda c: open_small_campaign(c, parts=(PartPlan(ANONYMOUS),)))
    sheet = await database.write(lambda c: begun(c, campaign, 7, 1, sealed=True))
    await database.write(lambda c: give_consent(c, sheet.person_id, campaign.part(), "1.1", None))
    return campaign, await tapped(database, sheet, becomes(ANSWERS, "q17item", PENDING))


async def test_open_drafts_are_sealed_and_nothing_of_them_stays_readable(
    any_url: URL, keys: Keys
) -> None:
    database = Database(any_url, keys)
    campaign, sheet = await answered(database)
    await database.close()
    await migrate.downgrade(any_url, BEFORE, lambda: keys)
    keys.destroy(campaign.code)
    database = Database(any_url, keys)
    assert tells(await readable(database))
    await database.close()
    await migrate.upgrade(any_url, keys=lambda: keys)
    assert keys.campaigns() == {campaign.code}
    database = Database(any_url, keys)
    assert not tells(await readable(database))
    saved = await read(database, sheet)
    assert (saved.answers, saved.shown_item, saved.pending) == (ANSWERS, "q17item", PENDING)
    async with database.read() as connection:
        assert (await connection.execute(select(tables.consents.c.given_at))).scalars().all() == [
            None
        ]
    await database.close()


async def test_there_is_no_way_back_without_the_key(any_url: URL, keys: Keys) -> None:
    database = Database(any_url, keys)
    campaign, _ = await answered(database)
    await database.close()
    keys.destroy(campaign.code)
    with pytest.raises(Exception, match=f"campaign {campaign.code} has sealed drafts") as refused:
        await migrate.downgrade(any_url, BEFORE, lambda: keys)
    assert type(refused.value).__name__ == "OldSchemaTooSmall"


async def test_keys_are_made_for_what_is_open_or_stopped_but_not_for_what_is_closed(
    any_url: URL, keys: Keys
) -> None:
    database = Database(any_url, keys)
    names = ("open", "stopped", "closed")
    running, stopped, closed = [
        await database.write(lambda c, name=name: open_small_campaign(c, instrument=name))  # type: ignore[misc]
        for name in names
    ]
    await database.write(lambda c: stop_campaign(c, closed.id, NOON, NOON))
    await database.write(lambda c: write_close(c, closed.id))
    await database.write(lambda c: stop_campaign(c, stopped.id, NOON, NOON))
    await database.close()
    await migrate.downgrade(any_url, BEFORE)
    await migrate.upgrade(any_url, keys=lambda: keys)
    assert keys.campaigns() == {running.code, stopped.code}


async def test_an_empty_database_of_a_server_asks_for_no_keys(postgres_url: URL) -> None:
    await migrate.downgrade(postgres_url, BEFORE)
    await migrate.upgrade(postgres_url)
    database = Database(postgres_url)
    async with database.read() as connection:
        counted = select(func.count()).select_from(tables.sealed_drafts)
        assert (await connection.execute(counted)).scalar_one() == 0
    await database.close()

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_end import (
    ReopenRefused,
    final_moment,
    put_off_end,
    reopen_campaign,
    stop_campaign,
)
from storage.campaign_opening import AlreadyOpen
from storage.campaigns import Campaign, campaign_by_id
from storage.database import Database
from storage.tables import campaign_parts
from tests.storage.places import NOON, close_for_good, open_small_campaign

DAY = timedelta(days=1)
NIGHT = datetime(2026, 5, 12, 21, tzinfo=UTC)


async def read(database: Database, id: int) -> Campaign:
    async with database.read() as connection:
        found = await campaign_by_id(connection, id)
    assert found is not None
    return found


async def close(database: Database, now: datetime) -> list[int]:
    return await database.write(lambda c: close_for_good(c, now))


@pytest.fixture
async def stopped(database: Database) -> Campaign:
    campaign = await database.write(open_small_campaign)
    assert await database.write(lambda c: stop_campaign(c, campaign.id, NOON, NIGHT))
    return campaign


@pytest.mark.parametrize(
    ("zone", "nights", "moment"),
    [
        ("Europe/Moscow", 0, NOON),
        ("Europe/Moscow", 1, NIGHT),
        ("Asia/Krasnoyarsk", 1, datetime(2026, 5, 12, 17, tzinfo=UTC)),
        ("Europe/Moscow", 14, NIGHT + 13 * DAY),
    ],
)
def test_it_closes_at_midnight_of_the_region(zone: str, nights: int, moment: datetime) -> None:
    assert final_moment(NOON, zone, nights) == moment


@given(st.integers(0, 2_000_000).map(lambda n: NOON + timedelta(minutes=n)), st.integers(1, 14))
def test_a_night_lies_between_stopping_and_closing(now: datetime, nights: int) -> None:
    left = final_moment(now, "Europe/Moscow", nights) - now
    assert timedelta(days=nights - 1, hours=-1) < left <= timedelta(days=nights, hours=1)


async def test_a_campaign_stops_once(database: Database, stopped: Campaign) -> None:
    assert not await database.write(lambda c: stop_campaign(c, stopped.id, NIGHT, NIGHT))
    assert not await database.write(lambda c: stop_campaign(c, 99, NOON, NIGHT))
    found = await read(database, stopped.id)
    assert (found.stopped_at, found.final_at, found.closed_at) == (NOON, NIGHT, None)


async def test_what_is_stopped_closes_when_its_moment_has_come(
    database: Database, stopped: Campaign
) -> None:
    assert await close(database, NIGHT - timedelta(seconds=1)) == []
    assert await close(database, NIGHT + 3 * DAY) == [stopped.id]
    assert (await read(database, stopped.id)).closed_at == NIGHT
    assert await close(database, NIGHT + 4 * DAY) == []


async def test_an_open_campaign_is_not_closed_by_any_night(database: Database) -> None:
    campaign = await database.write(open_small_campaign)
    assert await close(database, NIGHT + 400 * DAY) == []
    assert (await read(database, campaign.id)) == campaign


async def test_until_it_is_closed_it_can_be_opened_again(
    database: Database, stopped: Campaign
) -> None:
    again = await database.write(
        lambda c: reopen_campaign(c, stopped.id, NIGHT - timedelta(seconds=1))
    )
    assert again == stopped
    assert await close(database, NIGHT + DAY) == []
    assert await database.write(lambda c: stop_campaign(c, stopped.id, NIGHT, NIGHT + DAY))


async def refused(database: Database, id: int, now: datetime) -> str:
    with pytest.raises(ReopenRefused) as caught:
        await database.write(lambda c: reopen_campaign(c, id, now))
    return caught.value.fault


async def test_what_is_closed_never_opens_again(database: Database, stopped: Campaign) -> None:
    assert await refused(database, stopped.id, NIGHT) == "closed"
    await close(database, NIGHT)
    assert await refused(database, stopped.id, NOON) == "closed"


async def test_only_what_is_stopped_is_opened_again(database: Database) -> None:
    campaign = await database.write(open_small_campaign)
    assert await refused(database, campaign.id, NOON) == "open"
    assert await refused(database, 99, NOON) == "unknown"


async def test_it_does_not_open_beside_another_that_asks_the_same(
    database: Database, stopped: Campaign
) -> None:
    async def opened_by_earlier_rules(connection: AsyncConnection) -> int:
        other = await open_small_campaign(connection, instrument="other")
        same = update(campaign_parts).where(campaign_parts.c.campaign_id == other.id)
        await connection.execute(same.values(definition_id=stopped.parts[0].definition_id))
        return other.id

    other = await database.write(opened_by_earlier_rules)
    with pytest.raises(AlreadyOpen) as refused:
        await database.write(lambda c: reopen_campaign(c, stopped.id, NOON))
    assert refused.value.campaign.id == other


async def test_the_end_of_a_stopped_campaign_can_be_moved(
    database: Database, stopped: Campaign
) -> None:
    assert await database.write(lambda c: put_off_end(c, stopped.id, NOON, NIGHT + 3 * DAY))
    assert await close(database, NIGHT) == []
    assert await database.write(lambda c: put_off_end(c, stopped.id, NIGHT, NIGHT))
    assert await close(database, NIGHT) == [stopped.id]
    assert not await database.write(lambda c: put_off_end(c, stopped.id, NIGHT, NIGHT + DAY))


async def test_an_open_campaign_has_no_end_to_move(database: Database) -> None:
    campaign = await database.write(open_small_campaign)
    assert not await database.write(lambda c: put_off_end(c, campaign.id, NOON, NIGHT))

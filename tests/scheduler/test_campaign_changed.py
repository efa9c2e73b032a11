"""Who hears of a change, when, and what it says at its turn."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from scheduler.campaign_changed import Changed, change_and_tell, changed_campaign
from scheduler.remind import tick
from storage import outbox
from storage.campaign_end import stop_campaign
from storage.campaigns import Campaign
from storage.database import Database
from storage.outbox import Claimed, State
from storage.people import Role, revoke
from tests.identities import block
from tests.scheduler.region import DEADLINE, Region, make_region, ten_in_moscow

NOW = ten_in_moscow(date(2026, 6, 10))
DAY = timedelta(days=1)
LATER = DEADLINE + 7 * DAY
NIGHT = NOW.replace(hour=20)
SATURDAY = ten_in_moscow(date(2026, 6, 6))


@pytest.fixture
async def region(database: Database) -> Region:
    return await make_region(database)


async def change(
    region: Region, campaign: Campaign, now: datetime = NOW, **changes: Any
) -> Changed:
    work = region.database.write
    return await work(lambda c: change_and_tell(c, campaign.id, now, **changes))


async def claim(region: Region, now: datetime = NOW) -> Claimed | None:
    return await region.database.write(lambda c: outbox.claim(c, now))


async def facts(region: Region, message: Claimed, now: datetime = NOW) -> Mapping[str, Any] | None:
    async with region.database.read() as connection:
        return await changed_campaign(connection, message, now)


async def told(region: Region, now: datetime = NOW) -> dict[int, Mapping[str, Any] | None]:
    """By person, of all whose turn has come."""
    found = {}
    while message := await claim(region, now):
        found[message.person] = await facts(region, message, now)
        settled = message.id
        await region.database.write(lambda c, id=settled: outbox.settle(c, id, State.SENT, now))  # type: ignore[misc]
    return found


async def test_a_coordinator_short_of_the_target_is_told_all_that_the_text_needs(
    region: Region,
) -> None:
    person = await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await region.deliver(campaign, region.luga, 3)
    changed = await change(region, campaign, deadline=LATER, target_percent=80)
    assert changed.told == 1
    assert await told(region) == {
        person: {
            "campaign": campaign.id,
            "code": campaign.code,
            "title": "Методическая помощь",
            "deadline": "2026-07-02",
            "days_left": 22,
            "deadline_was": "2026-06-25",
            "target": 80,
            "target_was": 60,
            "unfinished": False,
            "places": [
                {
                    "municipality": region.luga,
                    "short": "Лужский район",
                    "genitive": "Лужского района",
                    "delivered": 3,
                    "expected": 10,
                    "percent": 30.0,
                }
            ],
        }
    }


async def test_who_has_delivered_is_left_in_peace(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await region.deliver(campaign, region.luga, 6)
    assert (await change(region, campaign, deadline=LATER)).told == 0
    assert (await change(region, campaign, target_percent=40)).told == 0
    # By the new target there is something to do again.
    assert (await change(region, campaign, target_percent=70)).told == 1


async def test_a_teacher_with_a_draft_hears_of_the_deadline_and_of_no_target(
    region: Region,
) -> None:
    campaign = await region.open()
    await region.begin(campaign, 1, NOW - 3 * DAY)
    assert (await change(region, campaign, target_percent=70)).told == 0
    assert (await change(region, campaign, deadline=LATER)).told == 1
    (words,) = (await told(region)).values()
    assert words is not None
    assert (words["unfinished"], words["target_was"], words["places"]) == (True, None, [])


async def test_the_official_who_opened_it_hears_and_not_the_others(region: Region) -> None:
    official, other = [await region.grant(id, "official") for id in (1, 2)]
    campaign = await region.open(opened_by=official)
    await change(region, campaign, deadline=LATER)
    assert set(await told(region)) == {official}
    role = Role("official", region.id, None)
    await region.database.write(lambda c: revoke(c, official, role))
    await change(region, campaign, NOW + DAY, deadline=DEADLINE)
    assert set(await told(region, NOW + DAY)) == {other}


async def test_who_makes_the_change_needs_not_be_told(region: Region) -> None:
    official = await region.grant(1, "official")
    campaign = await region.open(opened_by=official)
    assert (await change(region, campaign, deadline=LATER, by=official)).told == 0


async def test_a_title_and_the_same_again_are_told_to_nobody(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    assert (await change(region, campaign, title="Весна", deadline=DEADLINE)).told == 0


@pytest.mark.parametrize("again", [{"deadline": LATER + DAY}, {"target_percent": 70}])
async def test_two_quick_changes_are_one_message(region: Region, again: dict[str, Any]) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await change(region, campaign, deadline=LATER)
    later = NOW + timedelta(seconds=5)
    assert (await change(region, campaign, later, **again)).told == 1
    (words,) = (await told(region, later)).values()
    assert words is not None
    assert words["deadline_was"] == "2026-06-25"
    assert words["deadline"] == (LATER + DAY if "deadline" in again else LATER).isoformat()
    assert words["target_was"] == (60 if "target_percent" in again else None)


async def test_two_changes_with_a_message_between_are_two(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await change(region, campaign, deadline=LATER)
    await told(region)
    await change(region, campaign, NOW + DAY, deadline=LATER + DAY)
    (words,) = (await told(region, NOW + DAY)).values()
    assert words is not None
    assert words["deadline_was"] == "2026-07-02"


async def test_what_was_changed_back_is_not_told(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await change(region, campaign, deadline=LATER)
    await change(region, campaign, deadline=DEADLINE)
    assert list((await told(region)).values()) == [None]


async def test_what_was_delivered_or_stopped_meanwhile_is_not_told(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    await region.grant(2, "coordinator", region.gatchina)
    campaign = await region.open()
    await change(region, campaign, deadline=LATER)
    first, second = await claim(region), await claim(region)
    assert first
    assert second
    await region.deliver(campaign, region.luga, 6)
    assert await facts(region, first) is None
    assert await facts(region, second) is not None
    await region.database.write(lambda c: stop_campaign(c, campaign.id, NOW, NOW + DAY))
    assert await facts(region, second) is None
    assert (await change(region, campaign, deadline=LATER + DAY)).told == 0


@pytest.mark.parametrize(("changed_at", "morning"), [(NIGHT, NOW + DAY), (SATURDAY, NOW - 2 * DAY)])
async def test_it_waits_for_the_reminding_hours(
    region: Region, changed_at: datetime, morning: datetime
) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    assert (await change(region, campaign, changed_at, deadline=LATER)).told == 1
    assert await claim(region, changed_at + timedelta(hours=3)) is None
    assert await claim(region, morning) is not None


async def test_what_could_not_leave_is_told_the_next_morning_and_not_at_night(
    region: Region,
) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await change(region, campaign, deadline=LATER)
    await tick(region.database, NIGHT)
    assert await claim(region, NIGHT) is None
    assert await claim(region, NOW + DAY) is not None


async def test_after_a_week_it_is_too_old_to_be_told(region: Region) -> None:
    person = await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await change(region, campaign, deadline=LATER)
    await region.database.write(lambda c: block(c, person, NOW))
    for days in range(1, 10):
        await tick(region.database, NIGHT + days * DAY)
    assert [message.state for message in await region.messages()] == ["expired"]

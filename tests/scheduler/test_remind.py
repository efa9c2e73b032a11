import asyncio
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.notices import ReadFacts
from scheduler import contents
from scheduler.deadlines import Kind
from scheduler.remind import snooze, tick
from storage import outbox
from storage.campaign_changes import change_campaign
from storage.campaign_end import reopen_campaign, stop_campaign
from storage.campaign_key import CampaignKey
from storage.database import Database
from storage.hand_in import Terms, hand_in, withdraw
from storage.late_lists import choose_pace, forget_pace
from storage.outbox import Claimed, Parameters, State
from storage.people import Role, revoke
from storage.sheets import Sheet, read_sheet
from storage.tables import definitions
from storage.workplaces import choose_municipality
from tests.identities import block, unblock, who
from tests.scheduler.region import DEADLINE, LONG_AGO, Region, make_region, ten_in_moscow
from tests.storage.places import part_plan

TODAY = ten_in_moscow(DEADLINE)
DAY = timedelta(days=1)
READERS: Mapping[str, ReadFacts] = {
    Kind.COORDINATOR_DEADLINE: contents.owed_by_coordinator,
    Kind.TEACHER_UNFINISHED: contents.begun_by_teacher,
    Kind.OFFICIAL_LATE: contents.late_for_official,
}


@pytest.fixture
async def region(database: Database) -> Region:
    return await make_region(database)


async def claim(region: Region, now: datetime) -> Claimed:
    claimed = await region.database.write(lambda c: outbox.claim(c, now))
    assert claimed is not None
    return claimed


async def told(region: Region, now: datetime) -> Parameters | None:
    """What the next message would say."""
    message = await claim(region, now)
    async with region.database.read() as connection:
        return await READERS[message.kind](connection, message, now)


async def settle_all(region: Region, now: datetime) -> None:
    while claimed := await region.database.write(lambda c: outbox.claim(c, now)):
        settled = claimed.id
        await region.database.write(lambda c, id=settled: outbox.settle(c, id, State.SENT, now))  # type: ignore[misc]


async def test_a_coordinator_short_of_the_target_is_told_all_that_the_text_needs(
    region: Region,
) -> None:
    person = await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await region.deliver(campaign, region.luga, 3)
    assert await tick(region.database, ten_in_moscow(date(2026, 6, 22))) == 1
    (message,) = await region.messages()
    assert (message.person, message.kind) == (person, "coordinator_deadline")
    assert await told(region, ten_in_moscow(date(2026, 6, 22))) == {
        "campaigns": [
            {
                "campaign": campaign.id,
                "code": campaign.code,
                "title": "Методическая помощь",
                "deadline": "2026-06-25",
                "days_left": 3,
                "target": 60,
                "municipality": region.luga,
                "short": "Лужский район",
                "genitive": "Лужского района",
                "delivered": 3,
                "expected": 10,
                "percent": 30.0,
            }
        ]
    }


async def test_whoever_reached_the_target_hears_nothing(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await region.deliver(campaign, region.luga, 6)
    assert await tick(region.database, TODAY) == 0


async def test_where_the_number_of_teachers_is_unknown_any_answer_is_enough(region: Region) -> None:
    await region.grant(1, "coordinator", region.gatchina)
    campaign = await region.open()
    assert await tick(region.database, TODAY) == 1
    assert await told(region, TODAY) is not None
    await region.deliver(campaign, region.gatchina, 1)
    assert await tick(region.database, TODAY + DAY) == 0


async def test_two_ticks_of_two_processes_at_once_make_one_message(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    await region.open()
    other = Database(region.database.url)
    counts = await asyncio.gather(
        *(tick(base, TODAY) for base in (region.database, other) for _ in range(3))
    )
    await other.close()
    assert sorted(counts) == [0, 0, 0, 0, 0, 1]
    assert len(await region.messages()) == 1


async def test_several_campaigns_are_one_message_in_the_order_of_their_deadlines(
    region: Region,
) -> None:
    await region.grant(1, "coordinator", region.luga)
    later = await region.open(deadline=DEADLINE + DAY, title="А")
    sooner = await region.open(title="Я", instrument="young_teacher")
    assert await tick(region.database, TODAY) == 1
    contents_now = await told(region, TODAY)
    assert contents_now is not None
    assert [one["code"] for one in contents_now["campaigns"]] == [sooner.code, later.code]


async def test_what_was_delivered_a_second_ago_is_left_out(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    first, second = await region.open(), await region.open(instrument="young_teacher")
    await tick(region.database, TODAY)
    await region.deliver(first, region.luga, 6)
    contents_now = await told(region, TODAY)
    assert contents_now is not None
    assert [one["code"] for one in contents_now["campaigns"]] == [second.code]


async def test_a_reminder_is_dropped_when_all_of_it_is_delivered_or_the_role_is_gone(
    region: Region,
) -> None:
    for telegram_id in (1, 2):
        await region.grant(telegram_id, "coordinator", region.luga)
    campaign = await region.open()
    await tick(region.database, TODAY)
    first, second = [await claim(region, TODAY) for _ in range(2)]
    role = Role("coordinator", region.id, region.luga)
    await region.database.write(lambda c: revoke(c, first.person, role))
    assert await current(region, first) is None
    assert await current(region, second) is not None
    await region.deliver(campaign, region.luga, 6)
    assert await current(region, second) is None


async def test_of_a_stopped_campaign_nobody_is_reminded(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    await tick(region.database, TODAY)
    message = await claim(region, TODAY)
    await region.database.write(lambda c: stop_campaign(c, campaign.id, TODAY, TODAY + DAY))
    assert await current(region, message) is None
    assert await tick(region.database, TODAY + DAY) == 0


async def current(region: Region, message: Claimed) -> Parameters | None:
    async with region.database.read() as connection:
        return await READERS[message.kind](connection, message, TODAY)


async def test_what_could_not_leave_until_the_evening_is_told_the_next_morning(
    region: Region,
) -> None:
    await region.grant(1, "coordinator", region.luga)
    await region.open()
    await tick(region.database, TODAY)
    evening = TODAY.replace(hour=15)
    assert await region.database.write(lambda c: outbox.claim(c, evening)) is None
    assert await tick(region.database, TODAY + DAY) == 1
    assert [message.state for message in await region.messages()] == ["expired", "pending"]
    contents_now = await told(region, TODAY + DAY)
    assert contents_now is not None
    assert contents_now["campaigns"][0]["days_left"] == -1


async def test_at_night_a_tick_writes_nothing(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    await region.open()
    assert await tick(region.database, TODAY.replace(hour=20)) == 0


async def test_who_blocked_the_bot_is_reminded_once_they_are_back(region: Region) -> None:
    person = await region.grant(1, "coordinator", region.luga)
    await region.open()
    await region.database.write(lambda c: block(c, person, TODAY))
    assert await tick(region.database, TODAY) == 0
    await region.database.write(lambda c: unblock(c, person))
    assert await tick(region.database, TODAY + timedelta(minutes=1)) == 1


async def test_a_snoozed_coordinator_hears_again_on_the_next_morning(region: Region) -> None:
    person = await region.grant(1, "coordinator", region.luga)
    await region.open()
    thursday = ten_in_moscow(date(2026, 6, 18))
    await tick(region.database, thursday)
    assert await snooze(region.database, person, thursday) == date(2026, 6, 19)
    assert await tick(region.database, thursday + timedelta(hours=1)) == 0
    assert await tick(region.database, thursday + DAY) == 1
    assert await tick(region.database, thursday + DAY + timedelta(hours=1)) == 0


async def test_who_coordinates_nothing_has_nothing_to_snooze(region: Region) -> None:
    assert await snooze(region.database, await region.person(1), TODAY) is None


async def test_the_official_who_opened_is_told_in_one_message_who_is_late(region: Region) -> None:
    official = await region.grant(1, "official")
    await region.grant(2, "official")
    campaign = await region.open(opened_by=official, title="Б")
    await region.open(opened_by=official, title="А", instrument="young_teacher")
    await region.deliver(campaign, region.luga, 3)
    friday, monday = (ten_in_moscow(date(2026, 6, day)) for day in (26, 29))
    assert await tick(region.database, friday) == 0
    assert await tick(region.database, monday) == 1
    assert await tick(region.database, monday + timedelta(hours=2)) == 0
    contents_now = await told(region, monday)
    assert contents_now is not None
    first, second = contents_now["campaigns"]
    assert (first["title"], first["days_left"]) == ("Б", -4)
    assert [one["short"] for one in first["late"]] == ["Гатчинский район", "Лужский район"]
    assert first["late"][0]["expected"] is None
    assert first["late"][0]["percent"] is None
    assert second["late"][1]["delivered"] == 0
    await settle_all(region, monday)
    assert await tick(region.database, monday + DAY) == 1


async def test_a_campaign_that_nobody_opened_is_told_to_the_officials_of_the_region(
    region: Region,
) -> None:
    persons = [await region.grant(telegram_id, "official") for telegram_id in (1, 2)]
    await region.grant(3, "official", region.luga)
    await region.open()
    await tick(region.database, ten_in_moscow(date(2026, 6, 29)))
    assert [message.person for message in await region.messages()] == persons


async def test_an_official_whose_role_is_gone_hears_no_more_and_the_others_do(
    region: Region,
) -> None:
    opener, other = [await region.grant(telegram_id, "official") for telegram_id in (1, 2)]
    await region.open(opened_by=opener)
    monday = ten_in_moscow(date(2026, 6, 29))
    assert await tick(region.database, monday) == 1
    message = await claim(region, monday)
    assert message.person == opener
    role = Role("official", region.id, None)
    await region.database.write(lambda c: revoke(c, opener, role))
    async with region.database.read() as connection:
        assert await contents.late_for_official(connection, message, monday) is None
    assert await tick(region.database, monday + DAY) == 1
    assert (await claim(region, monday + DAY)).person == other


async def test_while_a_campaign_is_stopped_nobody_hears_and_afterwards_what_is_due_once(
    region: Region,
) -> None:
    await region.grant(1, "coordinator", region.luga)
    campaign = await region.open()
    friday = ten_in_moscow(date(2026, 6, 19))
    await region.database.write(lambda c: stop_campaign(c, campaign.id, friday, TODAY + 9 * DAY))
    for day in range(6):
        assert await tick(region.database, friday + day * DAY) == 0
    await region.database.write(lambda c: reopen_campaign(c, campaign.id, TODAY))
    assert await tick(region.database, TODAY) == 1
    assert await tick(region.database, TODAY + timedelta(hours=1)) == 0


async def test_a_teacher_hears_of_a_draft_and_not_of_what_was_submitted(region: Region) -> None:
    campaign = await region.open()
    started = ten_in_moscow(date(2026, 6, 15))
    drafts = [await region.begin(campaign, telegram_id, started) for telegram_id in (1, 2)]
    assert await tick(region.database, started + DAY) == 0
    assert await tick(region.database, started + 2 * DAY) == 2
    first, second = [await claim(region, started + 2 * DAY) for _ in range(2)]
    await submit(region, 1, drafts[0])
    assert await current(region, first) is None
    assert await current(region, second) == {
        "campaigns": [
            {
                "campaign": campaign.id,
                "code": campaign.code,
                "title": "Методическая помощь",
                "deadline": "2026-06-25",
                "days_left": 0,
            }
        ]
    }


async def test_a_teacher_who_begins_anew_is_not_reminded_more_often(region: Region) -> None:
    campaign = await region.open()
    start = datetime(2026, 6, 1, 7, tzinfo=UTC)
    sheet_id = await region.begin(campaign, 1, start)
    total = await tick(region.database, start + 2 * DAY)
    await settle_all(region, start + 2 * DAY)
    gone = await read(region, 1, sheet_id)
    await region.database.write(lambda c: withdraw(c, gone))
    await region.begin(campaign, 1, start + 3 * DAY)
    for n in range(4, 40):
        total += await tick(region.database, start + n * DAY)
        await settle_all(region, start + n * DAY)
    assert total == 2


async def read(region: Region, telegram_id: int, sheet_id: int) -> Sheet:
    async with region.database.read() as connection:
        sheet = await read_sheet(connection, who(telegram_id), sheet_id)
    assert sheet is not None
    return sheet


async def submit(region: Region, telegram_id: int, sheet_id: int) -> None:
    await region.database.write(lambda c: choose_municipality(c, sheet_id, region.luga))
    sheet = await read(region, telegram_id, sheet_id)
    terms = Terms("code", anonymous=True, key=CampaignKey.derived(bytes(32)))
    await region.database.write(lambda c: hand_in(c, terms, sheet, LONG_AGO))


async def late_days(region: Region, first: date, days: int) -> list[date]:
    """On which the official hears, with two ticks on each day."""
    heard = []
    for n in range(days):
        day = first + n * DAY
        for hour in (7, 12):
            now = ten_in_moscow(day).replace(hour=hour)
            if await tick(region.database, now):
                heard.append(day)
            await settle_all(region, now)
    return heard


async def test_who_chose_to_hear_less_does_until_they_take_it_back_or_the_deadline_moves(
    region: Region,
) -> None:
    official = await region.grant(1, "official")
    campaign = await region.open()
    monday, sunday = date(2026, 6, 29), date(2026, 7, 12)
    write = region.database.write
    await write(lambda c: choose_pace(c, official, campaign.id, "never"))
    assert await late_days(region, monday, 5) == []
    await write(lambda c: choose_pace(c, official, campaign.id, "weekly"))
    assert await late_days(region, monday + 5 * DAY, 8) == [date(2026, 7, 6)]
    await write(lambda c: forget_pace(c, official, campaign.id))
    # What was missed meanwhile is made up for at once.
    assert await late_days(region, sunday, 7) == [date(2026, 7, 13), date(2026, 7, 17)]
    await write(lambda c: choose_pace(c, official, campaign.id, "never"))
    moved = date(2026, 7, 20)
    await write(lambda c: change_campaign(c, campaign.id, deadline=moved))
    assert await late_days(region, moved + DAY, 7) == [date(2026, 7, 24), date(2026, 7, 27)]


async def test_a_list_that_waits_is_dropped_when_nobody_wants_it_or_the_deadline_moves(
    region: Region,
) -> None:
    official = await region.grant(1, "official")
    campaign = await region.open()
    monday = ten_in_moscow(date(2026, 6, 29))
    await tick(region.database, monday)
    assert await told(region, monday) is not None
    waiting = Claimed(1, official, who(1), "ru", Kind.OFFICIAL_LATE, {"about": [[campaign.id, 0]]})
    write = region.database.write
    assert await late_now(region, waiting, monday) is not None
    await write(lambda c: choose_pace(c, official, campaign.id, "never"))
    assert await late_now(region, waiting, monday) is None
    await write(lambda c: choose_pace(c, official, campaign.id, "weekly"))
    assert await late_now(region, waiting, monday) is not None
    await write(lambda c: change_campaign(c, campaign.id, deadline=date(2026, 6, 29)))
    assert await late_now(region, waiting, monday) is None


async def late_now(region: Region, message: Claimed, now: datetime) -> Mapping[str, object] | None:
    async with region.database.read() as connection:
        return await contents.late_for_official(connection, message, now)


async def test_a_campaign_past_its_deadline_asks_for_its_end_weekly_where_nobody_is_late(
    region: Region,
) -> None:
    await region.grant(1, "official")
    campaign = await region.open()
    for place in (region.luga, region.gatchina):
        await region.deliver(campaign, place, 9)
    monday = ten_in_moscow(date(2026, 6, 29))
    assert await tick(region.database, monday) == 1
    async with region.database.read() as connection:
        official = (await region.messages())[0].person
        about = {"about": [[campaign.id, 0]]}
        waiting = Claimed(1, official, who(1), "ru", Kind.OFFICIAL_LATE, about)
        facts = await contents.late_for_official(connection, waiting, monday)
    assert facts is not None
    assert [one["late"] for one in facts["campaigns"]] == [[]]
    await settle_all(region, monday)
    assert await late_days(region, date(2026, 6, 30), 14) == [date(2026, 7, 6), date(2026, 7, 13)]


async def test_a_coordinator_hears_once_of_each_part_that_is_short_and_which_it_is(
    region: Region,
) -> None:
    parts = tuple(map(part_plan, ["tea", "coffee", "water"]))
    campaign = await region.open(parts=parts)
    olga = await region.grant(1, "coordinator", region.luga)
    await region.deliver(campaign, region.luga, 9)
    day = ten_in_moscow(date(2026, 6, 18))
    assert await tick(region.database, day) == 1
    assert await tick(region.database, day) == 0
    (message,) = await region.messages()
    waiting = Claimed(1, olga, who(1), "ru", Kind.COORDINATOR_DEADLINE, message.parameters)
    async with region.database.read() as connection:
        facts = await contents.owed_by_coordinator(connection, waiting, day)
        kept = [row.id for row in await connection.execute(select(definitions))]
    assert facts is not None
    told = [(one["part"], one["definition"], one["delivered"]) for one in facts["campaigns"]]
    assert told == [(2, kept[1], 0), (3, kept[2], 0)]


async def test_the_late_are_told_part_by_part_and_of_one_part_without_a_number(
    region: Region,
) -> None:
    official = await region.grant(1, "official")
    two = await region.open(parts=tuple(map(part_plan, ["tea", "coffee"])))
    one = await region.open("water")
    monday = ten_in_moscow(date(2026, 6, 29))
    about = {"about": [[two.id, 0, 0], [one.id, 0, 0]]}
    waiting = Claimed(1, official, who(1), "ru", Kind.OFFICIAL_LATE, about)
    facts = await late_now(region, waiting, monday)
    assert facts is not None
    told: Any = facts["campaigns"]
    numbers = [[place.get("part") for place in campaign["late"]] for campaign in told]
    assert numbers == [[1, 1, 2, 2], [None, None]]

"""When the administrators are told of messages that were refused."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from scheduler.failures import tick
from scheduler.remind import tick as remind
from storage import outbox
from storage.database import Database
from storage.outbox import State
from storage.undelivered import FAILED_NOTICE
from tests.identities import block, who
from tests.scheduler.region import DEADLINE, Region, make_region, ten_in_moscow

MOSCOW = "Europe/Moscow"
TODAY = ten_in_moscow(DEADLINE)
DAY = timedelta(days=1)
ADMIN = 77


@pytest.fixture
async def region(database: Database) -> Region:
    return await make_region(database)


async def fail_all(region: Region, now: datetime) -> None:
    while claimed := await region.database.write(lambda c: outbox.claim(c, now)):
        id, state = claimed.id, State.FAILED
        if claimed.kind == FAILED_NOTICE:
            state = State.SENT
        await region.database.write(
            lambda c, id=id, state=state: outbox.settle(c, id, state, now, "refused")  # type: ignore[misc]
        )


async def told(region: Region, now: datetime) -> list[int]:
    await tick(region.database, {who(ADMIN)}, MOSCOW, now)
    return [one.person for one in await region.messages() if one.kind == FAILED_NOTICE]


async def test_an_administrator_is_told_once_a_day_of_what_failed_anew(region: Region) -> None:
    admin = await region.person(ADMIN)
    await region.grant(1, "coordinator", region.luga)
    await region.open()
    assert await told(region, TODAY) == []
    await remind(region.database, TODAY)
    await fail_all(region, TODAY)
    assert await told(region, TODAY + timedelta(minutes=1)) == [admin]
    assert await told(region, TODAY + timedelta(minutes=2)) == [admin]
    await fail_all(region, TODAY + timedelta(minutes=2))
    # The same coordinator again, on the next day.
    await remind(region.database, TODAY + DAY)
    await fail_all(region, TODAY + DAY)
    assert await told(region, TODAY + DAY + timedelta(minutes=1)) == [admin, admin]


async def test_nobody_is_told_at_night_or_who_blocked_the_bot_or_never_wrote(
    region: Region,
) -> None:
    await region.grant(1, "coordinator", region.luga)
    await region.open()
    await remind(region.database, TODAY)
    await fail_all(region, TODAY)
    assert await told(region, TODAY + timedelta(minutes=1)) == []
    admin = await region.person(ADMIN)
    assert await told(region, TODAY.replace(hour=20)) == []
    await region.database.write(lambda c: block(c, admin, TODAY))
    assert await told(region, TODAY + timedelta(minutes=1)) == []


async def test_a_refused_reminder_is_tried_on_other_days_but_not_for_ever(region: Region) -> None:
    await region.grant(1, "coordinator", region.luga)
    await region.open()
    tried = []
    for n in range(20):
        now = TODAY + n * DAY
        for minutes in (0, 1, 60):
            await remind(region.database, now + timedelta(minutes=minutes))
            await fail_all(region, now + timedelta(minutes=minutes))
        tried.append(len(await region.messages()))
    # On the day itself and the next two working days.
    assert tried[0] == 1
    assert tried[-1] == 3

"""What the database knows of open campaigns, as debts that the rules of reminding understand."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.deadlines import Cause, Deadline, Draft, Reason, Sent
from scheduler.late_list import LateList, Pace
from storage import late_lists, reminders
from storage.days import day_in
from storage.progress import Progress


class Opened(Protocol):
    @property
    def region_id(self) -> int: ...
    @property
    def opened_by(self) -> int | None: ...


async def read_deadlines(
    connection: AsyncConnection, progress: Iterable[Progress], person: int | None = None
) -> list[Deadline]:
    """Of the coordinators of those municipalities that are short of their target."""
    short = defaultdict(list)
    for one in progress:
        if not one.reached:
            short[one.municipality_id].append(one)
    return [
        _deadline(coordinator, one)
        for coordinator in await reminders.coordinators(connection, person)
        for one in short[coordinator.municipality_id]
    ]


def _deadline(coordinator: reminders.Coordinator, progress: Progress) -> Deadline:
    return Deadline(
        person=coordinator.person_id,
        zone=progress.timezone,
        campaign=progress.campaign_id,
        municipality=progress.municipality_id,
        deadline=progress.deadline,
        since=max(progress.opens_on, day_in(progress.timezone, coordinator.granted_at)),
        snoozed_until=coordinator.snoozed_until,
        part=progress.part,
    )


async def read_drafts(connection: AsyncConnection) -> list[Draft]:
    return [
        Draft(
            person=one.person_id,
            zone=one.timezone,
            campaign=one.campaign_id,
            deadline=one.deadline,
            started=day_in(one.timezone, one.started_at),
            part=one.part,
        )
        for one in await reminders.unfinished(connection)
    ]


async def read_late_lists(
    connection: AsyncConnection, progress: Iterable[Progress], person: int | None = None
) -> list[LateList]:
    """For the official who opened the campaign; for all of the region where that one is none.

    Where nobody is late, the campaign waits for its end all the same, which is asked for weekly.
    """
    officials = await reminders.regional_officials(connection)
    chosen = await late_lists.paces(connection)
    by_campaign = defaultdict(list)
    for one in progress:
        by_campaign[one.campaign_id].append(one)
    found = []
    for id, places in by_campaign.items():
        first, is_late = places[0], not all(one.reached for one in places)
        usual = Pace.DAILY if is_late else Pace.WEEKLY
        found += [
            LateList(
                reader,
                first.region_timezone,
                id,
                first.deadline,
                Pace(chosen.get((reader, id), usual)),
            )
            for reader in readers(first, officials)
            if person in {None, reader}
        ]
    return found


def readers(opened: Opened, officials: Iterable[tuple[int, int]]) -> list[int]:
    """The official who opened the campaign; all of the region where that one is none any more."""
    regional = [person for region, person in officials if region == opened.region_id]
    return [opened.opened_by] if opened.opened_by in regional else regional


async def read_sent(connection: AsyncConnection) -> Sent:
    return Sent(
        {(one.person_id, _reason(one)): one.day for one in await reminders.heard(connection)}
    )


def _reason(one: reminders.Heard) -> Reason:
    return Reason(one.campaign_id, one.municipality_id or 0, Cause(one.reason), one.part)

"""What a reminder tells, read afresh just before it is sent.

The outbox keeps only what a reminder is about. At its turn the facts of that moment are looked
up, and what has been delivered meanwhile is left out. The parameters for the texts, by kind:

`coordinator_deadline`: `campaigns`, a list of
    `campaign`, `code` (of the link), `title`, `deadline` (ISO date), `days_left` (negative when
    late), `target` (percent), `municipality`, `short`, `genitive`, `delivered`, `expected` and
    `percent` (one decimal), each for one part; the last two are None where the expected number is
    unknown
`teacher_unfinished`: `campaigns`, a list of
    `campaign`, `code`, `title`, `deadline`, `days_left`, each for one part
`official_late`: `campaigns`, a list of
    `campaign`, `code`, `title`, `deadline`, `days_left` (negative), `target` and `late`, a list of
    `municipality`, `short`, `genitive`, `delivered`, `expected`, `percent`, empty where nobody is;
    part by part
What is about one of several parts has `part`, its number, and `definition`, the id of what it is
called by. Where a campaign has no other part, both are left out.
Lists are in the order in which they are to be read.
"""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.deadlines import Reminder
from scheduler.debts import read_deadlines, read_late_lists
from scheduler.late_list import Pace
from scoring.rounding import percent
from scoring.russian_order import russian_key
from storage import reminders
from storage.days import day_in
from storage.outbox import Claimed, Parameters
from storage.progress import Progress, open_progress

Facts = Mapping[str, Any]


def about(reminder: Reminder) -> Parameters:
    """The parameters as the outbox keeps them: of campaign, municipality and part."""
    about = {(one.campaign, one.municipality, one.part) for one in reminder.reasons}
    return {"about": [list(one) for one in sorted(about)]}


async def owed_by_coordinator(
    connection: AsyncConnection, message: Claimed, now: datetime
) -> Facts | None:
    told = _about(message)
    progress = await open_progress(connection, _campaigns(message))
    deadlines = await read_deadlines(connection, progress, message.person)
    owed = {(one.campaign, one.municipality, one.part) for one in deadlines} & told
    short = [one for one in progress if (one.campaign_id, one.municipality_id, one.part) in owed]
    short.sort(key=lambda one: (one.deadline, one.title, one.part, russian_key(one.short)))
    return _told(
        [
            {
                **_campaign(one, one.timezone, now),
                "target": one.target_percent,
                **coverage_facts(one),
            }
            for one in short
        ]
    )


async def begun_by_teacher(
    connection: AsyncConnection, message: Claimed, now: datetime
) -> Facts | None:
    about = {(campaign, part) for campaign, _, part in _about(message)}
    drafts = [
        one
        for one in await reminders.unfinished(connection, message.person)
        if (one.campaign_id, one.part) in about
    ]
    drafts.sort(key=lambda one: (one.deadline, one.title, one.part))
    return _told([{**_campaign(one, one.timezone, now), **_part(one)} for one in drafts])


async def late_for_official(
    connection: AsyncConnection, message: Claimed, now: datetime
) -> Facts | None:
    progress = await open_progress(connection, _campaigns(message))
    told = await read_late_lists(connection, progress, message.person)
    wanted = {one.campaign for one in told if one.pace is not Pace.NEVER}
    progress = [one for one in progress if one.campaign_id in wanted and _is_past(one, now)]
    progress.sort(key=lambda one: (one.deadline, one.campaign_id, one.part, russian_key(one.short)))
    return _told(
        [
            {
                **_campaign(first, first.region_timezone, now),
                "target": first.target_percent,
                "late": [coverage_facts(one) for one in (first, *others) if not one.reached],
            }
            for _, (first, *others) in groupby(progress, key=lambda one: one.campaign_id)
        ]
    )


def _is_past(one: Progress, now: datetime) -> bool:
    return one.deadline < day_in(one.region_timezone, now)


def _about(message: Claimed) -> set[tuple[int, int, int]]:
    """Of campaign, municipality and part. What was written before there were parts names none."""
    return {
        (campaign, municipality, *(part or [1]))
        for campaign, municipality, *part in message.parameters["about"]
    }


def _campaigns(message: Claimed) -> set[int]:
    return {campaign for campaign, *_ in _about(message)}


def _told(campaigns: list[Facts]) -> Facts | None:
    """None where nothing of it is owed any more."""
    return {"campaigns": campaigns} if campaigns else None


class _Campaign(Protocol):
    @property
    def campaign_id(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def deadline(self) -> date: ...


def _campaign(one: _Campaign, zone: str, now: datetime) -> Facts:
    return {
        "campaign": one.campaign_id,
        "code": one.code,
        "title": one.title,
        "deadline": one.deadline.isoformat(),
        "days_left": (one.deadline - day_in(zone, now)).days,
    }


class _Part(Protocol):
    @property
    def part(self) -> int: ...
    @property
    def definition_id(self) -> int | None: ...


def _part(one: _Part) -> Facts:
    if one.definition_id is None:
        return {}
    return {"part": one.part, "definition": one.definition_id}


def coverage_facts(one: Progress) -> Facts:
    share = percent(one.delivered, one.expected) if one.expected else None
    return {
        **_part(one),
        "municipality": one.municipality_id,
        "short": one.short,
        "genitive": one.genitive,
        "delivered": one.delivered,
        "expected": one.expected,
        "percent": None if share is None else float(share),
    }

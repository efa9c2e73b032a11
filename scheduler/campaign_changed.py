"""A campaign that was changed after its opening, and who is told of it.

Of another deadline hear the coordinators of municipalities short of their target, teachers with a
questionnaire begun, and the official who opened the campaign; of another target the coordinators.
Who has delivered is left in peace.

The facts for the words: `campaign`, `code`, `title`, `deadline` (ISO date), `days_left`,
`deadline_was` (None where it is the same), `target`, `target_was` (None where it is the same, or
no business of the person), `unfinished` (whether the person has begun), and `places`, a list of
`municipality`, `short`, `genitive`, `delivered`, `expected`, `percent`, and of one of several parts
`part` and `definition` (see contents.py).
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.announce import About, Announcement, announce, announcement
from scheduler.contents import Facts, coverage_facts
from scheduler.debts import read_deadlines, readers
from scoring.russian_order import russian_key
from storage import outbox, reminders
from storage.campaign_changes import change_campaign
from storage.campaigns import Campaign, UnknownCampaign, campaign_by_id
from storage.days import day_in
from storage.outbox import Claimed
from storage.progress import Progress, open_progress
from storage.territories import region_by_id


@dataclass(frozen=True)
class Changed:
    """`told` is how many people will hear of it."""

    before: Campaign
    after: Campaign
    told: int


async def change_and_tell(
    connection: AsyncConnection,
    campaign_id: int,
    now: datetime,
    *,
    deadline: date | None = None,
    target_percent: int | None = None,
    title: str | None = None,
    by: int | None = None,
) -> Changed:
    """`by` is the person who changes it, and needs not be told.

    Raises UnknownCampaign, ClosedForGood, CampaignRefused.
    """
    before = await campaign_by_id(connection, campaign_id)
    if before is None:
        raise UnknownCampaign(campaign_id)
    after = await change_campaign(
        connection, campaign_id, deadline=deadline, target_percent=target_percent, title=title
    )
    concerned = await _concerned(connection, before, after)
    concerned.pop(by or 0, None)
    told = await _tell(connection, before, concerned, now)
    return Changed(before, after, told)


async def _concerned(
    connection: AsyncConnection, before: Campaign, after: Campaign
) -> dict[int, str]:
    """By person the zone whose hours are kept; nobody where no answers are taken."""
    moved = before.deadline != after.deadline
    if after.stopped_at is not None or not (moved or before.target_percent != after.target_percent):
        return {}
    progress = await open_progress(connection, {after.id})
    concerned = {one.person: one.zone for one in await read_deadlines(connection, progress)}
    if moved:
        for draft in await reminders.unfinished(connection):
            if draft.campaign_id == after.id:
                concerned.setdefault(draft.person_id, draft.timezone)
        region = await region_by_id(connection, after.region_id)
        assert region is not None
        for official in readers(after, await reminders.regional_officials(connection)):
            concerned.setdefault(official, region.timezone)
    return concerned


async def _tell(
    connection: AsyncConnection, before: Campaign, concerned: dict[int, str], now: datetime
) -> int:
    """How many will hear; who has not heard of the last change yet hears of both at once."""
    was = {"deadline": before.deadline.isoformat(), "target": before.target_percent}
    parameters = {"campaign": before.id, "was": was}
    about = About(Announcement.CAMPAIGN_CHANGED, before.id, parameters)
    waiting = await outbox.waiting_for(connection, about.kind, about.key)
    fresh = [
        announcement(about, person, zone, now)
        for person, zone in concerned.items()
        if person not in waiting
    ]
    return await announce(connection, fresh) + len(waiting & set(concerned))


async def changed_campaign(
    connection: AsyncConnection, message: Claimed, now: datetime
) -> Facts | None:
    """None where it was changed back, stopped, or is no business of the person any more."""
    campaign = await campaign_by_id(connection, message.parameters["campaign"])
    if campaign is None or campaign.stopped_at is not None:
        return None
    was = message.parameters["was"]
    moved = was["deadline"] != campaign.deadline.isoformat()
    retargeted = was["target"] != campaign.target_percent
    places = await _owed(connection, campaign, message.person)
    begun = await _begun(connection, campaign, message.person)
    officials = await reminders.regional_officials(connection)
    concerned = places or begun or message.person in readers(campaign, officials)
    if not (moved and concerned) and not (retargeted and places):
        return None
    return {
        "campaign": campaign.id,
        "code": campaign.code,
        "title": campaign.title,
        "deadline": campaign.deadline.isoformat(),
        "days_left": (campaign.deadline - _today(message, now)).days,
        "deadline_was": was["deadline"] if moved else None,
        "target": campaign.target_percent,
        "target_was": was["target"] if retargeted and places else None,
        "unfinished": begun,
        "places": [coverage_facts(one) for one in places],
    }


def _today(message: Claimed, now: datetime) -> date:
    return day_in(message.parameters["zone"], now)


async def _owed(connection: AsyncConnection, campaign: Campaign, person: int) -> list[Progress]:
    progress = await open_progress(connection, {campaign.id})
    debts = await read_deadlines(connection, progress, person)
    owed = {(one.municipality, one.part) for one in debts}
    short = (one for one in progress if (one.municipality_id, one.part) in owed)
    return sorted(short, key=lambda one: (one.part, russian_key(one.short)))


async def _begun(connection: AsyncConnection, campaign: Campaign, person: int) -> bool:
    drafts = await reminders.unfinished(connection, person)
    return any(one.campaign_id == campaign.id for one in drafts)

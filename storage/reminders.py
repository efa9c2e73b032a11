"""Whom reminders are for, and what they have heard already.

Who has blocked the bot is left out everywhere until they write again.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.days import OWN_ZONE
from storage.identities import is_reachable
from storage.marks import MARKED
from storage.outbox import State
from storage.parts import definition_of_several
from storage.tables import (
    campaigns,
    municipalities,
    outbox,
    regions,
    reminders,
    roles,
    sheets,
    snoozes,
    subjects,
)
from storage.upsert import insert_or

MOST_FAILURES = 3


@dataclass(frozen=True)
class Coordinator:
    person_id: int
    municipality_id: int
    granted_at: datetime
    snoozed_until: date | None


@dataclass(frozen=True)
class Unfinished:
    """A questionnaire begun and not submitted, in an open campaign.

    `definition_id` is None where the campaign has no other part.
    """

    person_id: int
    campaign_id: int
    part: int
    code: str
    title: str
    deadline: date
    timezone: str
    started_at: datetime
    definition_id: int | None = None


@dataclass(frozen=True)
class Heard:
    """The last of the person's own days on which a reminder gave this reason."""

    person_id: int
    campaign_id: int
    part: int
    municipality_id: int | None
    reason: str
    day: date


@dataclass(frozen=True)
class Told:
    outbox_id: int
    campaign_id: int
    part: int
    municipality_id: int | None
    reason: str
    day: date


async def coordinators(
    connection: AsyncConnection, person_id: int | None = None
) -> list[Coordinator]:
    query = (
        select(roles.c.person_id, roles.c.municipality_id, roles.c.granted_at, snoozes.c["until"])
        .outerjoin(snoozes, snoozes.c.person_id == roles.c.person_id)
        .where(
            roles.c.role == "coordinator",
            roles.c.municipality_id.is_not(None),
            is_reachable(roles.c.person_id),
        )
    )
    if person_id is not None:
        query = query.where(roles.c.person_id == person_id)
    return [Coordinator(*row) for row in await connection.execute(query)]


async def regional_officials(connection: AsyncConnection) -> list[tuple[int, int]]:
    """(region, person)"""
    query = select(roles.c.region_id, roles.c.person_id).where(
        roles.c.role == "official",
        roles.c.municipality_id.is_(None),
        is_reachable(roles.c.person_id),
    )
    return [(region, person) for region, person in await connection.execute(query)]


async def unfinished(connection: AsyncConnection, person_id: int | None = None) -> list[Unfinished]:
    query = _UNFINISHED
    if person_id is not None:
        query = query.where(subjects.c.person_id == person_id)
    return [Unfinished(**row._asdict()) for row in await connection.execute(query)]


def _unfinished() -> Select[Any]:
    return (
        select(
            subjects.c.person_id,
            sheets.c.campaign_id,
            sheets.c.part,
            campaigns.c.code,
            campaigns.c.title,
            campaigns.c.deadline,
            OWN_ZONE.label("timezone"),
            sheets.c.started_at,
            definition_of_several(sheets),
        )
        .join(subjects, subjects.c.id == sheets.c.subject_id)
        .join(campaigns, campaigns.c.id == sheets.c.campaign_id)
        .join(regions, regions.c.id == campaigns.c.region_id)
        .outerjoin(municipalities, municipalities.c.id == sheets.c.municipality_id)
        .where(
            ~sheets.c.handed_in,
            campaigns.c.stopped_at.is_(None),
            is_reachable(subjects.c.person_id),
            ~MARKED,
        )
    )


_UNFINISHED = _unfinished()


async def timezones(connection: AsyncConnection) -> set[str]:
    both = select(municipalities.c.timezone).union(select(regions.c.timezone))
    return set(await connection.scalars(both))


async def coordinated_timezones(connection: AsyncConnection, person_id: int) -> set[str]:
    query = (
        select(municipalities.c.timezone)
        .join(roles, roles.c.municipality_id == municipalities.c.id)
        .where(roles.c.person_id == person_id, roles.c.role == "coordinator")
    )
    return set(await connection.scalars(query))


async def heard(connection: AsyncConnection) -> list[Heard]:
    """What was said about the open campaigns.

    A message that expired or failed has not been heard, and is tried again on another day. What
    has failed so often is given up until the next day on which it is due anyway.
    """
    of_part = (reminders.c.campaign_id, reminders.c.part)
    about = (*of_part, reminders.c.municipality_id, reminders.c.reason)
    has_failed = outbox.c.state == State.FAILED
    query = (
        select(
            outbox.c.person_id,
            *about,
            func.max(case((~has_failed, reminders.c.day))),
            func.sum(case((has_failed, 1), else_=0)),
            func.max(reminders.c.day),
        )
        .join(outbox, outbox.c.id == reminders.c.outbox_id)
        .join(campaigns, campaigns.c.id == reminders.c.campaign_id)
        .where(outbox.c.state != State.EXPIRED, campaigns.c.stopped_at.is_(None))
        .group_by(outbox.c.person_id, *about)
    )
    found: list[Heard] = []
    for row in await connection.execute(query):
        person, campaign, part, place, reason, told, failures, last = row
        day = last if failures >= MOST_FAILURES else told
        if day is not None:
            found.append(Heard(person, campaign, part, place, reason, day))
    return found


async def record(connection: AsyncConnection, told: Sequence[Told]) -> None:
    if told:
        await connection.execute(insert(reminders), [asdict(one) for one in told])


async def snooze(connection: AsyncConnection, person_id: int, until: date) -> None:
    """A later snooze takes the place of an earlier one."""
    await connection.execute(
        insert_or(connection, snoozes)
        .values(person_id=person_id, until=until)
        .on_conflict_do_update(index_elements=[snoozes.c.person_id], set_={"until": until})
    )

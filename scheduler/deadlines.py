"""Who is to be reminded of what at a given moment. Pure: local dates and zones in, reminders out.

A debt knows the days on which its person is to hear of it. A day that has come stays due until
the person has heard, so what was missed while the program was down is made up for once, and
several missed days make one message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from typing import ClassVar, Protocol
from zoneinfo import ZoneInfo

from scheduler.calendar import is_working_day, working_day_after, working_day_until

OPENS, CLOSES = time(9), time(18)
COORDINATOR_OFFSETS = (-14, -7, -3, -1, 0, 1, 3)
"""Days from the deadline; after the last one the official hears instead."""
DRAFT_RESTS, DRAFT_WARNED_BEFORE = 2, 3


class Kind(StrEnum):
    """In the order in which they go first when a person is to hear of several."""

    COORDINATOR_DEADLINE = "coordinator_deadline"
    TEACHER_UNFINISHED = "teacher_unfinished"
    OFFICIAL_LATE = "official_late"


class Cause(StrEnum):
    DEADLINE = "deadline"
    RESTING = "resting"
    CLOSING = "closing"
    LATE = "late"


@dataclass(frozen=True, order=True)
class Reason:
    """`municipality` and `part` are 0 where the reason is about all of the campaign's."""

    campaign: int
    municipality: int
    cause: Cause
    part: int = 0


@dataclass(frozen=True)
class Sent:
    """The last local day on which each person heard of each reason."""

    heard: Mapping[tuple[int, Reason], date] = field(default_factory=dict)

    def last_day(self, person: int, reason: Reason) -> date | None:
        return self.heard.get((person, reason))

    def persons_on(self, day: date) -> frozenset[int]:
        return frozenset(person for (person, _), heard in self.heard.items() if heard == day)


class Debt(Protocol):
    """Something that one person owes; `zone` is the IANA name of the debtor's time zone."""

    kind: ClassVar[Kind]

    @property
    def person(self) -> int: ...
    @property
    def zone(self) -> str: ...

    def reasons(self, today: date, sent: Sent) -> Iterable[Reason]: ...


@dataclass(frozen=True)
class Deadline:
    """A municipality short of its target, as its coordinator hears of it."""

    kind: ClassVar = Kind.COORDINATOR_DEADLINE
    person: int
    zone: str
    campaign: int
    municipality: int
    deadline: date
    since: date
    """The day on which the campaign opened or the coordinator came, whichever is later."""
    snoozed_until: date | None = None
    part: int = 1

    def reasons(self, today: date, sent: Sent) -> Iterator[Reason]:
        reason = Reason(self.campaign, self.municipality, Cause.DEADLINE, self.part)
        last = sent.last_day(self.person, reason)
        if any(self.since <= day <= today and (last is None or last < day) for day in self._days()):
            yield reason

    def _days(self) -> Iterator[date]:
        for offset in COORDINATOR_OFFSETS:
            yield working_day_until(self.deadline + timedelta(days=offset))
        if self.snoozed_until is not None:
            yield self.snoozed_until


@dataclass(frozen=True)
class Draft:
    """A questionnaire that a teacher has begun and not sent."""

    kind: ClassVar = Kind.TEACHER_UNFINISHED
    person: int
    zone: str
    campaign: int
    deadline: date
    started: date
    part: int = 1

    def reasons(self, today: date, sent: Sent) -> Iterator[Reason]:
        if today > self.deadline:
            return
        for cause, day in self._days():
            reason = Reason(self.campaign, 0, cause, self.part)
            last = sent.last_day(self.person, reason)
            # Of a deadline that was put off one hears anew; of the rest after the beginning once.
            told = last is not None and (cause is Cause.RESTING or last >= day)
            if self.started < day <= today and not told:
                yield reason

    def _days(self) -> Iterator[tuple[Cause, date]]:
        rested = working_day_until(self.started + timedelta(days=DRAFT_RESTS))
        # A weekend must not bring the reminder onto the very day of the beginning.
        yield Cause.RESTING, max(rested, working_day_after(self.started))
        warned = self.deadline - timedelta(days=DRAFT_WARNED_BEFORE)
        yield Cause.CLOSING, working_day_until(warned)


@dataclass(frozen=True)
class Reminder:
    """One message: `day` is the person's own, `expires_at` the end of that day's hours in UTC."""

    person: int
    kind: Kind
    reasons: tuple[Reason, ...]
    day: date
    expires_at: datetime


@dataclass(frozen=True)
class _Hours:
    """The reminding hours of one zone's today."""

    day: date
    end: datetime


def due_reminders(debts: Iterable[Debt], now: datetime, sent: Sent) -> list[Reminder]:
    """At most one for each person, about the most pressing kind of what the person owes."""
    due = sorted(_due(debts, now, sent), key=lambda found: (found.person, _rank(found.kind)))
    by_person = groupby(due, key=lambda found: found.person)
    return [_merged(list(found)) for _, found in by_person]


def in_hours(zone: str, now: datetime) -> bool:
    return _hours(zone, now) is not None


def next_hours(zone: str, now: datetime) -> tuple[datetime, datetime]:
    """The reminding hours that are on, else the next ones: from (not before now) and until, UTC."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date()
    if local.time() >= CLOSES or not is_working_day(day):
        day = working_day_after(day)
    opens, closes = (datetime.combine(day, hour, local.tzinfo) for hour in (OPENS, CLOSES))
    return max(now, opens).astimezone(UTC), closes.astimezone(UTC)


def next_morning(zone: str, now: datetime) -> date:
    """The working day to which a reminder is put off."""
    return working_day_after(now.astimezone(ZoneInfo(zone)).date())


def _due(debts: Iterable[Debt], now: datetime, sent: Sent) -> Iterator[Reminder]:
    hours_of: dict[str, _Hours | None] = {}
    heard_on: dict[date, frozenset[int]] = {}
    for debt in debts:
        if debt.zone not in hours_of:
            hours_of[debt.zone] = _hours(debt.zone, now)
        hours = hours_of[debt.zone]
        if hours is None:
            continue
        if hours.day not in heard_on:
            heard_on[hours.day] = sent.persons_on(hours.day)
        if debt.person in heard_on[hours.day]:
            continue
        if reasons := tuple(debt.reasons(hours.day, sent)):
            yield Reminder(debt.person, debt.kind, reasons, hours.day, hours.end)


def _hours(zone: str, now: datetime) -> _Hours | None:
    local = now.astimezone(ZoneInfo(zone))
    if not (OPENS <= local.time() < CLOSES and is_working_day(local.date())):
        return None
    end = datetime.combine(local.date(), CLOSES, local.tzinfo)
    return _Hours(local.date(), end.astimezone(UTC))


def _rank(kind: Kind) -> int:
    return list(Kind).index(kind)


def _merged(due: Sequence[Reminder]) -> Reminder:
    first = due[0]
    same = [found for found in due if found.kind is first.kind]
    reasons = tuple(sorted({reason for found in same for reason in found.reasons}))
    return Reminder(
        first.person, first.kind, reasons, first.day, min(found.expires_at for found in same)
    )

"""When the official hears who is late: each working day for a week, then weekly. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from scheduler.calendar import working_day_after, working_day_until
from scheduler.deadlines import COORDINATOR_OFFSETS, Cause, Kind, Reason, Sent

DAYS_IN_A_ROW = 5
A_WEEK = timedelta(days=7)


class Pace(StrEnum):
    """How often somebody wants to hear; daily is for the first week alone."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


@dataclass(frozen=True)
class LateList:
    """A campaign past its deadline, as the official who opened it hears of it."""

    kind: ClassVar = Kind.OFFICIAL_LATE
    person: int
    zone: str
    campaign: int
    deadline: date
    pace: Pace = Pace.DAILY

    def reasons(self, today: date, sent: Sent) -> Iterator[Reason]:
        reason = Reason(self.campaign, 0, Cause.LATE)
        last = sent.last_day(self.person, reason)
        if any(last is None or last < day for day in self._days_until(today)):
            yield reason

    def _days_until(self, today: date) -> Iterator[date]:
        """After the last day on which the coordinators hear."""
        if self.pace is Pace.NEVER:
            return
        day = working_day_after(self.deadline + timedelta(days=COORDINATOR_OFFSETS[-1]))
        for _ in range(DAYS_IN_A_ROW if self.pace is Pace.DAILY else 1):
            if day > today:
                return
            yield day
            last, day = day, working_day_after(day)
        # A public holiday moves it to the working day before, also from behind today.
        while (day := working_day_until(last)) <= today:
            yield day
            last += A_WEEK

"""The time of the demo: it goes on as any clock, and can be put forward."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

from scheduler.calendar import is_working_day, working_day_after

MORNING = time_of_day(10)


class DemoClock:
    def __init__(self, start: datetime, seconds: Callable[[], float] = time.monotonic) -> None:
        """`seconds` count up from anywhere."""
        self._seconds = seconds
        self.put(start)

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=self._seconds() - self._put_at)

    def put(self, moment: datetime) -> None:
        self._start, self._put_at = moment, self._seconds()


def next_mornings(now: datetime, zone: ZoneInfo, days: int) -> list[datetime]:
    """Ten o'clock on each working day of the next `days`; the first one after if there is none."""
    today = now.astimezone(zone).date()
    coming = [today + timedelta(days=ahead) for ahead in range(1, days + 1)]
    working = list(filter(is_working_day, coming)) or [working_day_after(today)]
    return [datetime.combine(day, MORNING, zone) for day in working]

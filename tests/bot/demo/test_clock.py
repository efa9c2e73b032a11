from datetime import UTC, datetime

import pytest

from bot.demo.clock import DemoClock, next_mornings
from bot.demo.invented import ZONE


def at(day: int, hour: int = 10, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ZONE)


def test_the_clock_goes_on_by_itself() -> None:
    seconds = iter([100.0, 103.5])
    clock = DemoClock(at(8), lambda: next(seconds))
    assert clock().astimezone(UTC) == datetime(2026, 6, 8, 7, 0, 3, 500_000, tzinfo=UTC)


def test_the_clock_goes_on_from_where_it_was_put() -> None:
    now = [0.0]
    clock = DemoClock(at(8), lambda: now[0])
    now[0] = 50.0
    clock.put(at(9))
    now[0] = 51.0
    assert clock() == at(9).replace(second=1)


def test_the_next_day_is_a_morning_at_ten() -> None:
    assert next_mornings(at(8, hour=17), ZONE, 1) == [at(9)]


@pytest.mark.parametrize("friday", [5, 11])
def test_the_next_day_is_a_working_day(friday: int) -> None:
    """The 12th of June, a Friday, is a public holiday."""
    assert next_mornings(at(friday), ZONE, 1) == [at({5: 8, 11: 15}[friday])]


def test_a_week_stops_on_each_of_its_working_days() -> None:
    assert next_mornings(at(8), ZONE, 7) == [at(9), at(10), at(11), at(15)]

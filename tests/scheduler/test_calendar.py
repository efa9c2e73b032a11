from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.calendar import is_working_day, working_day_after, working_day_until

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 6, 11), True),
        (date(2026, 6, 12), False),  # Russia Day
        (date(2026, 6, 13), False),  # Saturday
        (date(2026, 1, 9), False),  # given for a holiday on a Saturday
        (date(2026, 3, 9), False),  # given for a holiday on a Sunday
        (date(2025, 11, 1), True),  # a Saturday worked for the Monday after it
        (date(2025, 11, 3), False),
        (date(2035, 1, 7), False),  # no decree yet, but a public holiday
    ],
)
def test_holidays_and_transferred_days_are_known(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_the_long_winter_holidays_lead_back_to_december() -> None:
    assert working_day_until(date(2026, 1, 8)) == date(2025, 12, 30)
    assert working_day_after(date(2025, 12, 30)) == date(2026, 1, 12)


@given(DAYS)
def test_the_working_day_until_is_the_nearest_one_not_later(day: date) -> None:
    found = working_day_until(day)
    assert found <= day
    assert is_working_day(found)
    between = (found + timedelta(days=n) for n in range(1, (day - found).days + 1))
    assert not any(map(is_working_day, between))


@given(DAYS)
def test_the_working_day_after_and_the_one_until_are_neighbours(day: date) -> None:
    following = working_day_after(day)
    assert following > day
    assert working_day_until(following - timedelta(days=1)) == working_day_until(day)

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.retention import LEAST_MONTHS, MOST_MONTHS, deleted_on

MOSCOW, KRASNOYARSK = "Europe/Moscow", "Asia/Krasnoyarsk"
MONTHS = st.integers(LEAST_MONTHS, MOST_MONTHS)
DAYS = st.dates(date(2020, 1, 1), date(2100, 12, 31))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("closed", "months", "expected"),
    [
        (date(2026, 5, 12), 1, date(2026, 6, 12)),
        (date(2026, 5, 12), 12, date(2027, 5, 12)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 5, 12), 120, date(2036, 5, 12)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_answers_go_on_the_same_day_of_a_later_month_or_the_last_of_a_shorter_one(
    closed: date, months: int, expected: date
) -> None:
    assert deleted_on(noon(closed), months, MOSCOW) == expected


def test_where_a_region_has_set_nothing_answers_are_kept_for_three_years() -> None:
    assert deleted_on(noon(date(2026, 5, 12)), None, MOSCOW) == date(2029, 5, 12)


def test_the_day_of_the_close_is_that_of_the_region() -> None:
    # Midnight of the 1st of December in Krasnoyarsk, an evening of November in Moscow.
    midnight = datetime(2026, 11, 30, 17, tzinfo=UTC)
    assert deleted_on(midnight, 1, KRASNOYARSK) == date(2027, 1, 1)
    assert deleted_on(midnight, 1, MOSCOW) == date(2026, 12, 30)


@given(DAYS, MONTHS)
def test_they_are_never_kept_longer_than_was_said_nor_a_month_less(day: date, months: int) -> None:
    found = deleted_on(noon(day), months, MOSCOW)
    passed = 12 * (found.year - day.year) + found.month - day.month
    assert passed == months
    assert found.day <= day.day
    assert found.day == day.day or (found.month != date.fromordinal(found.toordinal() + 1).month)


@given(DAYS, DAYS, MONTHS)
def test_what_closed_earlier_goes_no_later(one: date, other: date, months: int) -> None:
    first, last = sorted([one, other])
    assert deleted_on(noon(first), months, MOSCOW) <= deleted_on(noon(last), months, MOSCOW)

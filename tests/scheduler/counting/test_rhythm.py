from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.counting.rhythm import Rhythm, due, rhythms_for

OPENS = date(2026, 5, 4)


def days_due(rhythm: Rhythm, *looked_on: int) -> list[int]:
    """Of the days from the opening on which the tick looks, those on which it counts."""
    came_round_on, found = OPENS, []
    for day in looked_on:
        today = OPENS + timedelta(days=day)
        if due(rhythm, came_round_on, today, OPENS):
            found.append(day)
            came_round_on = today
    return found


def test_nightly_counts_at_the_first_look_after_midnight_and_no_more_that_day() -> None:
    assert days_due(Rhythm.NIGHTLY, 0, 0, 1, 1, 1, 2) == [1, 2]


def test_nights_that_were_missed_are_one() -> None:
    assert days_due(Rhythm.NIGHTLY, 0, 5, 5, 6) == [5, 6]


def test_weeks_are_counted_from_the_opening_and_a_missed_one_moves_no_other() -> None:
    assert days_due(Rhythm.WEEKLY, *range(20)) == [7, 14]
    assert days_due(Rhythm.WEEKLY, 0, 10, 13, 14, 15, 30) == [10, 14, 30]


def test_a_calendar_that_goes_back_counts_nothing_twice() -> None:
    assert days_due(Rhythm.NIGHTLY, 2, 1, 2, 3) == [2, 3]


@pytest.mark.parametrize("day", [0, 1, 400])
def test_at_the_close_nothing_is_counted_before_it(day: int) -> None:
    assert days_due(Rhythm.AT_CLOSE, day) == []
    assert days_due(Rhythm.AS_THEY_COME, day, day) == [day, day]


def test_anonymous_answers_are_never_counted_as_they_come() -> None:
    assert rhythms_for(anonymous=True) == (Rhythm.NIGHTLY, Rhythm.WEEKLY, Rhythm.AT_CLOSE)
    assert rhythms_for(anonymous=False)[0] is Rhythm.AS_THEY_COME


@given(
    rhythm=st.sampled_from([Rhythm.NIGHTLY, Rhythm.WEEKLY]),
    looked_on=st.lists(st.integers(0, 60), max_size=40).map(sorted),
)
def test_of_each_night_or_week_at_most_one_count(rhythm: Rhythm, looked_on: list[int]) -> None:
    found = days_due(rhythm, *looked_on)
    turns = [day // (7 if rhythm is Rhythm.WEEKLY else 1) for day in found]
    assert len(set(turns)) == len(turns)
    assert set(turns) == {day // (7 if rhythm is Rhythm.WEEKLY else 1) for day in looked_on} - {0}

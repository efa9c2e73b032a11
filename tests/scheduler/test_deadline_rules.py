"""Rules that hold for any calendar of ticks: at any times, repeated, with gaps."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from scheduler.calendar import is_working_day, working_day_until
from scheduler.deadlines import (
    COORDINATOR_OFFSETS,
    Deadline,
    Debt,
    Draft,
    Reminder,
    Sent,
    due_reminders,
)
from scheduler.late_list import LateList, Pace

FIRST = datetime(2025, 12, 1, tzinfo=UTC)
ZONES = ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Krasnoyarsk", "Asia/Kamchatka", "Asia/Tehran"]

zones = st.sampled_from(ZONES)
days = st.dates(date(2025, 12, 10), date(2026, 1, 31))
numbers = st.integers(1, 2)
deadlines = st.builds(
    Deadline,
    person=numbers,
    zone=zones,
    campaign=numbers,
    municipality=numbers,
    deadline=days,
    since=st.dates(date(2025, 12, 1), date(2026, 1, 10)),
    snoozed_until=st.none() | days,
)
drafts = st.builds(Draft, person=numbers, zone=zones, campaign=numbers, deadline=days, started=days)
late_lists = st.builds(
    LateList,
    person=numbers,
    zone=zones,
    campaign=numbers,
    deadline=days,
    pace=st.sampled_from(Pace),
)
debts = st.lists(
    deadlines | drafts | late_lists,
    max_size=6,
    unique_by=lambda debt: (debt.kind, debt.person, debt.campaign),
)
# Each person lives in one zone.
settled = st.tuples(debts, zones, zones).map(
    lambda drawn: [_moved(debt, drawn[debt.person]) for debt in drawn[0]]
)
ticks = st.lists(st.integers(0, 75 * 24 * 4), max_size=60).map(
    lambda quarters: [FIRST + timedelta(minutes=15 * n) for n in sorted(quarters)]
)


def _moved(debt: Deadline | Draft | LateList, zone: object) -> Debt:
    return type(debt)(**{**vars(debt), "zone": zone})


def run(owed: Sequence[Debt], moments: Sequence[datetime]) -> list[tuple[datetime, Reminder]]:
    sent, result = Sent(), []
    for now in moments:
        for one in due_reminders(owed, now, sent):
            result.append((now, one))
            sent = Sent({**sent.heard, **{(one.person, why): one.day for why in one.reasons}})
    return result


@given(settled, ticks)
def test_nobody_hears_twice_on_one_day(owed: list[Debt], moments: list[datetime]) -> None:
    counted = Counter((one.person, one.day) for _, one in run(owed, moments))
    assert set(counted.values()) <= {1}


@given(settled, ticks)
def test_nobody_hears_outside_the_hours_or_off_a_working_day(
    owed: list[Debt], moments: list[datetime]
) -> None:
    zone_of = {debt.person: ZoneInfo(debt.zone) for debt in owed}
    for now, one in run(owed, moments):
        local = now.astimezone(zone_of[one.person])
        assert local.date() == one.day
        assert 9 <= local.hour < 18
        assert is_working_day(local.date())
        assert now < one.expires_at <= now + timedelta(hours=9)


@given(deadlines, ticks)
def test_each_reminder_of_a_coordinator_makes_up_for_a_day_not_heard_of_yet(
    owed: Deadline, moments: list[datetime]
) -> None:
    planned = {
        working_day_until(owed.deadline + timedelta(days=offset)) for offset in COORDINATOR_OFFSETS
    } | ({owed.snoozed_until} if owed.snoozed_until else set())
    told = [owed.since - timedelta(days=1), *(one.day for _, one in run([owed], moments))]
    for before, after in pairwise(told):
        assert any(before < day <= after for day in planned)


@given(drafts, ticks)
def test_a_teacher_hears_at_most_twice_of_a_draft(owed: Draft, moments: list[datetime]) -> None:
    found = run([owed], moments)
    reasons = [reason for _, one in found for reason in one.reasons]
    assert len(found) <= 2
    assert len(reasons) == len(set(reasons))
    assert all(owed.started < one.day <= owed.deadline for _, one in found)


@given(late_lists)
def test_an_official_hears_of_the_late_on_five_days_and_then_once_a_week(owed: LateList) -> None:
    every_six_hours = [FIRST + timedelta(hours=n) for n in range(0, 75 * 24, 6)]
    found = [one.day for _, one in run([owed], every_six_hours)]
    after = owed.deadline + timedelta(days=4)
    last = date(2026, 2, 14)
    calendar = (after + timedelta(days=n) for n in range((last - after).days))
    working = [day for day in calendar if is_working_day(day)]
    in_a_row = {Pace.DAILY: 5, Pace.WEEKLY: 1, Pace.NEVER: 0}[owed.pace]
    assert found[:in_a_row] == working[:in_a_row]
    assert len(found) - in_a_row <= (last - after).days / 7 + 1
    assert owed.pace is not Pace.NEVER or not found


@given(settled, ticks)
def test_asking_more_often_never_makes_a_reminder_more(
    owed: list[Debt], moments: list[datetime]
) -> None:
    twice = [now for now in moments for _ in range(2)]
    assert run(owed, twice) == run(owed, moments)

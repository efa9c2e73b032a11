from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from scheduler.deadlines import (
    Cause,
    Deadline,
    Debt,
    Draft,
    Kind,
    Reason,
    Reminder,
    Sent,
    due_reminders,
    next_hours,
    next_morning,
)
from scheduler.late_list import LateList, Pace

MOSCOW, KRASNOYARSK, KAMCHATKA = "Europe/Moscow", "Asia/Krasnoyarsk", "Asia/Kamchatka"
THURSDAY = date(2026, 6, 25)


def deadline(on: date = THURSDAY, **changes: object) -> Deadline:
    values = {
        "person": 1,
        "zone": MOSCOW,
        "campaign": 10,
        "municipality": 100,
        "deadline": on,
        "since": date(2026, 1, 1),
        **changes,
    }
    return Deadline(**values)  # type: ignore[arg-type]


def draft(started: date, on: date = THURSDAY, person: int = 1) -> Draft:
    return Draft(person=person, zone=MOSCOW, campaign=10, deadline=on, started=started)


def at(day: date, hour: int = 7, minute: int = 0) -> datetime:
    """UTC; seven is ten in the morning in Moscow."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def heard(sent: Sent, reminders: Sequence[Reminder]) -> Sent:
    new = {(one.person, reason): one.day for one in reminders for reason in one.reasons}
    return Sent({**sent.heard, **new})


def days_reminded(debts: Sequence[Debt], first: date, days: int) -> list[date]:
    """With one tick on each day."""
    sent, result = Sent(), []
    for n in range(days):
        found = due_reminders(debts, at(first + timedelta(days=n)), sent)
        sent = heard(sent, found)
        result += [one.day for one in found]
    return result


def test_a_coordinator_hears_14_7_3_1_0_days_before_and_1_and_3_after() -> None:
    # The 12th is a holiday and so before, the 28th a Sunday.
    expected = [date(2026, 6, n) for n in (11, 18, 22, 24, 25, 26)]
    assert days_reminded([deadline()], date(2026, 5, 1), 90) == expected


def test_the_third_day_after_is_kept_where_it_is_a_working_day() -> None:
    tuesday = date(2026, 6, 23)
    expected = [date(2026, 6, n) for n in (9, 16, 19, 22, 23, 24, 26)]
    assert days_reminded([deadline(tuesday)], date(2026, 5, 1), 90) == expected


def test_public_holidays_move_a_reminder_to_the_working_day_before() -> None:
    # A week before is the 31st of December, given off; the 5th to the 8th of January are holidays.
    found = days_reminded(
        [deadline(date(2026, 1, 7), since=date(2025, 1, 1))], date(2025, 12, 1), 60
    )
    assert found == [date(2025, 12, 24), date(2025, 12, 30)]


@pytest.mark.parametrize(
    ("zone", "utc_hour", "hears"),
    [
        (MOSCOW, 5, False),
        (MOSCOW, 6, True),
        (MOSCOW, 14, True),
        (MOSCOW, 15, False),
        (KRASNOYARSK, 1, False),
        (KRASNOYARSK, 2, True),
        (KRASNOYARSK, 11, False),
    ],
)
def test_reminders_come_from_nine_to_six_by_the_municipalitys_own_clock(
    zone: str, utc_hour: int, hears: bool
) -> None:
    found = due_reminders([deadline(zone=zone)], at(THURSDAY, utc_hour), Sent())
    assert bool(found) is hears


def test_far_in_the_east_the_day_begins_on_the_evening_before_in_utc() -> None:
    wednesday_evening = at(THURSDAY - timedelta(days=1), 21)
    (found,) = due_reminders([deadline(zone=KAMCHATKA)], wednesday_evening, Sent())
    assert (found.day, found.expires_at) == (THURSDAY, at(THURSDAY, 6))


def test_where_clocks_change_the_hours_follow_the_wall_clock() -> None:
    berlin = deadline(date(2026, 3, 30), zone="Europe/Berlin")
    before, after = at(date(2026, 3, 27), 16, 30), at(date(2026, 3, 30), 16, 30)
    assert len(due_reminders([berlin], before, Sent())) == 1
    assert due_reminders([berlin], after, Sent()) == []


def test_several_campaigns_of_a_person_make_one_message() -> None:
    debts = [deadline(campaign=10), deadline(campaign=11), deadline(person=2)]
    first, second = due_reminders(debts, at(THURSDAY), Sent())
    assert [reason.campaign for reason in first.reasons] == [10, 11]
    assert second.person == 2


def test_a_campaign_that_comes_due_later_on_the_same_day_waits_for_the_next() -> None:
    sent = heard(Sent(), due_reminders([deadline()], at(THURSDAY), Sent()))
    both = [deadline(), deadline(date(2026, 6, 26), campaign=11)]
    assert due_reminders(both, at(THURSDAY, 8), sent) == []
    (found,) = due_reminders(both, at(date(2026, 6, 26)), sent)
    assert [reason.campaign for reason in found.reasons] == [10, 11]


def test_five_missed_reminders_become_one() -> None:
    sent = Sent()
    found = due_reminders([deadline()], at(date(2026, 6, 26)), sent)
    assert len(found) == 1
    assert due_reminders([deadline()], at(date(2026, 6, 26), 9), heard(sent, found)) == []


def test_what_was_due_before_the_coordinator_came_is_not_made_up_for() -> None:
    late_comer = deadline(since=date(2026, 6, 19))
    assert days_reminded([late_comer], date(2026, 6, 19), 4) == [date(2026, 6, 22)]


def test_a_moved_deadline_is_reminded_of_anew() -> None:
    sent = heard(Sent(), due_reminders([deadline()], at(THURSDAY), Sent()))
    later = [deadline(date(2026, 7, 9))]
    assert due_reminders(later, at(date(2026, 7, 2)), sent) != []


def test_a_snoozed_reminder_comes_again_on_the_morning_it_was_put_off_to() -> None:
    sent = heard(Sent(), due_reminders([deadline()], at(date(2026, 6, 18)), Sent()))
    assert due_reminders([deadline()], at(date(2026, 6, 19)), sent) == []
    snoozed = deadline(snoozed_until=date(2026, 6, 19))
    again = due_reminders([snoozed], at(date(2026, 6, 19)), sent)
    assert len(again) == 1
    assert due_reminders([snoozed], at(date(2026, 6, 19), 9), heard(sent, again)) == []


def test_friday_is_put_off_to_monday() -> None:
    assert next_morning(MOSCOW, at(date(2026, 6, 26))) == date(2026, 6, 29)
    assert next_morning(KAMCHATKA, at(THURSDAY, 20)) == date(2026, 6, 29)


def test_a_teacher_hears_after_two_days_and_three_days_before_closing_and_never_more() -> None:
    assert days_reminded([draft(date(2026, 6, 8))], date(2026, 6, 8), 60) == [
        date(2026, 6, 10),
        date(2026, 6, 22),
    ]


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        (date(2026, 6, 18), date(2026, 6, 19)),  # Saturday: the Friday before
        (date(2026, 6, 19), date(2026, 6, 22)),  # Sunday: the Friday before is the beginning itself
    ],
)
def test_two_days_that_end_on_a_weekend(started: date, expected: date) -> None:
    far = date(2026, 9, 25)
    assert days_reminded([draft(started, far)], started, 20) == [expected]


def test_a_draft_begun_in_the_last_days_is_not_warned_as_if_it_were_older() -> None:
    wednesday = date(2026, 6, 24)
    assert days_reminded([draft(wednesday)], wednesday, 2) == []


def test_a_draft_begun_on_the_day_of_its_warning_is_not_warned_on_that_day_or_later() -> None:
    monday = date(2026, 6, 22)
    warned = Reason(10, 0, Cause.CLOSING)
    for n in range(4):
        found = due_reminders([draft(monday)], at(monday + timedelta(days=n)), Sent())
        assert warned not in {reason for one in found for reason in one.reasons}
    assert days_reminded([draft(monday)], monday, 1) == []


def test_after_closing_a_teacher_hears_nothing() -> None:
    assert due_reminders([draft(date(2026, 6, 8))], at(date(2026, 6, 26)), Sent()) == []


def test_both_reminders_of_a_draft_that_were_missed_make_one() -> None:
    (found,) = due_reminders([draft(date(2026, 6, 8))], at(date(2026, 6, 23)), Sent())
    assert {reason.cause for reason in found.reasons} == {Cause.RESTING, Cause.CLOSING}


def late_list(pace: Pace = Pace.DAILY, on: date = THURSDAY) -> LateList:
    return LateList(person=1, zone=MOSCOW, campaign=10, deadline=on, pace=pace)


FIRST_WEEK = [date(2026, 6, 29), date(2026, 6, 30), *(date(2026, 7, n) for n in (1, 2, 3))]


def test_the_official_hears_daily_for_five_working_days_and_then_weekly() -> None:
    fridays = [date(2026, 7, n) for n in (10, 17, 24, 31)] + [date(2026, 8, 7)]
    assert days_reminded([late_list()], date(2026, 6, 20), 50) == FIRST_WEEK + fridays


def test_in_a_year_the_official_hears_little_more_than_once_a_week() -> None:
    assert 50 <= len(days_reminded([late_list()], date(2026, 6, 20), 365)) <= 57


def test_who_chose_it_hears_weekly_at_once_or_never() -> None:
    mondays = [date(2026, 6, 29), *(date(2026, 7, n) for n in (6, 13, 20))]
    assert days_reminded([late_list(Pace.WEEKLY)], date(2026, 6, 20), 31) == mondays
    assert days_reminded([late_list(Pace.NEVER)], date(2026, 6, 20), 365) == []


def test_who_changes_to_weekly_after_two_days_hears_next_in_the_week_after() -> None:
    sent = Sent({(1, Reason(10, 0, Cause.LATE)): date(2026, 6, 30)})
    weekly = [late_list(Pace.WEEKLY)]
    days = [date(2026, 7, n) for n in (1, 2, 3, 6)]
    assert [bool(due_reminders(weekly, at(day), sent)) for day in days] == [False] * 3 + [True]


def test_holidays_move_a_weekly_list_to_the_working_day_before() -> None:
    # The first week ends on the 26th of December; the 2nd and the 9th of January are days off.
    found = days_reminded([late_list(on=date(2025, 12, 18))], date(2025, 12, 18), 40)
    assert found[4:] == [
        date(2025, 12, 26),
        date(2025, 12, 30),
        date(2026, 1, 16),
        date(2026, 1, 23),
    ]


def test_a_list_that_was_missed_comes_once() -> None:
    sent = Sent({(1, Reason(10, 0, Cause.LATE)): date(2026, 7, 3)})
    found = due_reminders([late_list()], at(date(2026, 7, 28)), sent)
    assert len(found) == 1
    assert due_reminders([late_list()], at(date(2026, 7, 29)), heard(sent, found)) == []


def test_who_is_coordinator_and_official_hears_first_of_the_own_deadline() -> None:
    debts: list[Debt] = [
        LateList(person=1, zone=MOSCOW, campaign=9, deadline=date(2026, 6, 1)),
        deadline(),
    ]
    (first,) = due_reminders(debts, at(THURSDAY), Sent())
    assert first.kind is Kind.COORDINATOR_DEADLINE
    sent = heard(Sent(), [first])
    tomorrow = due_reminders([debts[0]], at(date(2026, 6, 26)), sent)
    assert [one.reasons for one in tomorrow] == [(Reason(9, 0, Cause.LATE),)]


PUT_OFF = THURSDAY + timedelta(days=14)


def days_after_putting_off(before: Debt, after: Debt, first: date, days: int) -> list[date]:
    """From the original deadline on, when all that was due until then has been heard."""
    sent = Sent()
    for n in range(days):
        today = first + timedelta(days=n)
        sent = heard(sent, due_reminders([before], at(today), sent))
    put_off_on, result = first + timedelta(days=days), []
    for n in range(30):
        found = due_reminders([after], at(put_off_on + timedelta(days=n)), sent)
        sent = heard(sent, found)
        result += [one.day for one in found]
    return result


def test_before_a_deadline_put_off_a_coordinator_is_reminded_anew() -> None:
    before, after = deadline(), deadline(PUT_OFF)
    told = days_after_putting_off(before, after, date(2026, 6, 8), 18)
    # The last of them, three days after, would be a Sunday.
    assert told == [date(2026, 7, day) for day in (2, 6, 8, 9, 10)]


def test_before_a_deadline_put_off_a_teacher_is_warned_anew() -> None:
    started = date(2026, 6, 15)
    before, after = draft(started), draft(started, PUT_OFF)
    told = days_after_putting_off(before, after, started, 10)
    assert told == [date(2026, 7, 6)]


@pytest.mark.parametrize(
    ("now", "opens", "closes"),
    [
        (at(THURSDAY, 7), at(THURSDAY, 7), at(THURSDAY, 15)),
        (at(THURSDAY, 3), at(THURSDAY, 6), at(THURSDAY, 15)),
        (at(THURSDAY, 15), at(date(2026, 6, 26), 6), at(date(2026, 6, 26), 15)),
        (at(date(2026, 6, 26), 21), at(date(2026, 6, 29), 6), at(date(2026, 6, 29), 15)),
        (at(date(2026, 6, 12), 9), at(date(2026, 6, 15), 6), at(date(2026, 6, 15), 15)),
    ],
)
def test_the_reminding_hours_are_those_that_are_on_or_the_next(
    now: datetime, opens: datetime, closes: datetime
) -> None:
    assert next_hours(MOSCOW, now) == (opens, closes)

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.campaign_plan import CampaignRefused, oddities
from storage.period import NotAPeriod, PeriodKind, kind_of, read_period
from tests.storage.places import plan


@given(st.integers(1900, 2998))
def test_an_academic_year_begins_in_september_and_ends_in_august(year: int) -> None:
    period = read_period(f"{year}/{(year + 1) % 100:02}", "academic_year")
    assert (period.first, period.last) == (date(year, 9, 1), date(year + 1, 8, 31))


@given(st.integers(1900, 2998))
def test_a_calendar_year_is_the_year_itself(year: int) -> None:
    period = read_period(str(year), "calendar_year")
    assert (period.first, period.last) == (date(year, 1, 1), date(year, 12, 31))
    assert kind_of(str(year)) == "calendar_year"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2025", "academic_year"),
        ("2025/25", "academic_year"),
        ("2025/26", "calendar_year"),
        ("25", "calendar_year"),
        ("0000", "calendar_year"),
        ("２０２５", "calendar_year"),
        ("2025 ", "calendar_year"),
        ("", "calendar_year"),
    ],
)
def test_what_is_no_such_year_is_refused(written: str, kind: PeriodKind) -> None:
    with pytest.raises(NotAPeriod) as refused:
        read_period(written, kind)
    assert refused.value.kind == kind


@pytest.mark.parametrize(
    ("opens", "deadline", "odd"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), ()),
        (date(2026, 1, 12), date(2026, 2, 1), ()),
        (date(2026, 4, 30), date(2026, 4, 30), ()),
        (date(2024, 11, 1), date(2025, 1, 31), ("opens_outside_year",)),
        (date(2025, 12, 1), date(2026, 5, 1), ("deadline_outside_year",)),
    ],
)
def test_figures_of_a_calendar_year_are_asked_for_until_april(
    opens: date, deadline: date, odd: tuple[str, ...]
) -> None:
    year = plan(1, period="2025", goes_by="calendar_year", opens_on=opens, deadline=deadline)
    assert oddities(year) == odd


@pytest.mark.parametrize("opens", [date(2024, 10, 31), date(2026, 5, 1)])
def test_a_day_far_from_the_calendar_year_is_refused(opens: date) -> None:
    days = {"opens_on": opens, "deadline": opens + timedelta(days=9)}
    with pytest.raises(CampaignRefused) as refused:
        plan(1, period="2025", goes_by="calendar_year", **days)
    assert refused.value.fault == "other_calendar_year"

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.campaign_plan import CampaignRefused, check_on, oddities
from tests.storage.places import part_plan, plan


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"parts": tuple(map(part_plan, ["tea", "coffee", "tea"]))}, "same_instrument"),
        ({"parts": tuple(part_plan(f"tea_{n}") for n in range(10))}, "too_many_parts"),
        ({"title": "  "}, "title"),
        ({"title": ""}, "title"),
        ({"title": "\N{ZERO WIDTH JOINER}"}, "title"),
        ({"title": "Анкета\nпедагога"}, "title_signs"),
        ({"title": "Анкета\tпедагога"}, "title_signs"),
        ({"title": "Анкета\N{LINE SEPARATOR}педагога"}, "title_signs"),
        ({"title": "Анкета\N{RIGHT-TO-LEFT OVERRIDE}педагога"}, "title_signs"),
        ({"title": "Анкета\udcff"}, "title_signs"),
        ({"title": "я" * 201}, "title_long"),
        ({"title": "я" * 1001}, "title_long"),
        ({"period": "2025"}, "academic_year"),
        ({"period": "2025/27"}, "academic_year"),
        ({"period": "2025/26 "}, "academic_year"),
        ({"period": "0000/01"}, "academic_year"),
        ({"period": "2026/27"}, "other_academic_year"),
        ({"period": "2024/25"}, "other_academic_year"),
        ({"opens_on": date(2020, 5, 12), "deadline": date(2020, 6, 25)}, "other_academic_year"),
        ({"deadline": date(2026, 5, 11)}, "deadline"),
        ({"deadline": date(2062, 6, 25)}, "deadline_far"),
        ({"deadline": date.max}, "deadline_far"),
        ({"target_percent": 0}, "target"),
        ({"target_percent": 101}, "target"),
        ({"target_percent": -60}, "target"),
        ({"publication_threshold": 0}, "threshold"),
        ({"publication_threshold": 1}, "threshold"),
        ({"publication_threshold": 2}, "threshold"),
        ({"publication_threshold": 101}, "threshold"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(changes: dict[str, object], fault: str) -> None:
    with pytest.raises(CampaignRefused) as refused:
        plan(1, **changes)
    assert refused.value.fault == fault


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "я" * 200},
        {"title": "«Наставник» №\N{NO-BREAK SPACE}5, 2026"},
        {"title": "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{SCHOOL} Педагог"},
        {"publication_threshold": 3},
        {"publication_threshold": 100},
        {"target_percent": 1},
        {"target_percent": 100},
        {"deadline": date(2026, 5, 12)},
    ],
)
def test_what_is_just_within_the_bounds_is_taken(changes: dict[str, object]) -> None:
    assert plan(1, **changes)


@given(st.integers(min_value=1900, max_value=2999))
def test_an_academic_year_spans_two_calendar_years(year: int) -> None:
    days = {"opens_on": date(year + 1, 5, 12), "deadline": date(year + 1, 6, 25)}
    assert plan(1, period=f"{year}/{(year + 1) % 100:02}", **days)
    with pytest.raises(CampaignRefused):
        plan(1, period=f"{year}/{year % 100:02}", **days)


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_a_day_of_the_academic_year_is_never_asked_about(opens: date) -> None:
    """A day of another year is asked about or refused."""
    inside = date(2025, 9, 1) <= opens <= date(2026, 8, 31)
    try:
        odd = oddities(plan(1, opens_on=opens, deadline=opens + timedelta(days=30)))
    except CampaignRefused:
        assert not inside
    else:
        assert ("opens_outside_year" in odd) is not inside


@pytest.mark.parametrize(
    ("opens", "deadline", "odd"),
    [
        (date(2025, 9, 1), date(2026, 5, 31), ()),
        (date(2026, 8, 31), date(2026, 12, 31), ()),
        (date(2025, 8, 31), date(2025, 10, 1), ("opens_outside_year",)),
        (date(2026, 9, 1), date(2026, 10, 1), ("opens_outside_year",)),
        (date(2026, 5, 1), date(2027, 1, 1), ("deadline_outside_year",)),
    ],
)
def test_days_at_the_edge_of_the_academic_year(
    opens: date, deadline: date, odd: tuple[str, ...]
) -> None:
    assert oddities(plan(1, opens_on=opens, deadline=deadline)) == odd


@pytest.mark.parametrize(
    ("today", "fault"),
    [
        (date(2026, 6, 26), "deadline_past"),
        (date(2027, 5, 1), "deadline_past"),
        (date(2025, 5, 10), "opens_far"),
    ],
)
def test_a_plan_may_come_too_late_or_too_early(today: date, fault: str) -> None:
    with pytest.raises(CampaignRefused) as refused:
        check_on(plan(1), today)
    assert refused.value.fault == fault


@pytest.mark.parametrize("today", [date(2026, 6, 25), date(2026, 5, 12), date(2025, 5, 11)])
def test_the_last_day_and_a_year_ahead_are_early_enough(today: date) -> None:
    check_on(plan(1), today)

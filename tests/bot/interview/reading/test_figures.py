"""Numbers, years and dates as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.instrument import Day, DecimalNumber, Item, WholeNumber, Year
from bot.interview.refused import Refused
from tests.bot.interview.reading.reads import SOURCE, asked, reading, refusal, taken, young
from tests.bot.interview.sample import TODAY

NB, THIN = "\u00a0", "\u202f"
ABOUT: Mapping[str, Any] = {"id": "x", "short": "x", "source": SOURCE}


def whole(title: str = "Сколько педагогов?", **keys: Any) -> WholeNumber:
    return WholeNumber.model_validate({"type": "whole_number", "title": title, **ABOUT, **keys})


def decimal(title: str = "Сколько часов?", **keys: Any) -> DecimalNumber:
    return DecimalNumber.model_validate({"type": "decimal", "title": title, **ABOUT, **keys})


def year(**keys: Any) -> Year:
    return Year.model_validate({"type": "year", "title": "Год?", **ABOUT, **keys})


def day(**keys: Any) -> Day:
    return Day.model_validate({"type": "date", "title": "Когда?", **ABOUT, **keys})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("12.50", "12.50"),
        (" 12 074 ", "12074"),
        (f"12{NB}074,25", "12074.25"),
        (f"1{THIN}000{THIN}000", "1000000"),
        ("1 000,500", "1000.500"),
        ("1,000.5", "1000.5"),
        ("1.000,5", "1000.5"),
        ("1.000.000", "1000000"),
        ("1,000,000.25", "1000000.25"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("12,3450", "12.3450"),
        ("−3", "-3"),
        ("007", "7"),
        ("12.", "12"),
        ("18,5 ч", "18.5"),
        ("18 часов.", "18"),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, number: str) -> None:
    assert taken(decimal(), text) == {"number": number}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "пять",
            "1 2",
            "5 10",
            "1,2,3",
            "12 07",
            "5 %",
            "1e3",
            "٣",
            "9" * 5000,
            "5 тыс.",
            "12-15",
        ),
        *("1,00,000", "1.000,000.5", "около 5", "5 или 6", "5 из 10", "2 млн", "№ 5", "12-15"),
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert refusal(decimal(), text).code == "not_a_number"


@pytest.mark.parametrize("text", ["1,000", "1.000", "1,200", "12.345", "999,999", "-1,000"])
def test_three_digits_after_the_only_mark_are_refused_with_both_readings(text: str) -> None:
    for item in (whole(), decimal()):
        refused = refusal(item, text)
        assert refused.code == "ambiguous_number"
        assert refused.data["first"] == Decimal(text.replace(",", "").replace(".", ""))


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(",."))
def test_both_readings_can_be_written_as_the_refusal_says(
    before: int, after: int, mark: str
) -> None:
    refused = refusal(decimal(), f"{before}{mark}{after:03}")
    meant = (before * 1000 + after, before + Decimal(after) / 1000)
    for key, number in zip(("first", "second"), meant, strict=True):
        written = format(refused.data[key], "f").replace(".", mark)
        value = taken(decimal(), written)
        assert "number" in value
        assert Decimal(value["number"]) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,0", 12),
        ("1 000", 1000),
        ("12 074", 12074),
        ("12 человек", 12),
        ("5 чел.", 5),
        ("120 педагогов", 120),
        ("12 лет", 12),
    ],
)
def test_a_whole_number_may_come_with_its_unit(text: str, number: int) -> None:
    assert taken(whole(), text) == {"number": number}


def test_a_share_is_given_in_per_cent_where_one_is_asked() -> None:
    assert taken(whole("Какая доля педагогов?"), "54 %") == {"number": 54}
    assert taken(decimal("Сколько процентов?"), "54,5%") == {"number": "54.5"}
    assert refusal(whole(), "54 %").code == "not_a_number"


@pytest.mark.parametrize("text", ["12,5", "0,125"])
def test_a_fraction_is_no_whole_number(text: str) -> None:
    assert refusal(whole(), text).code == "not_whole"


@given(st.integers(-(10**14), 10**14))
def test_every_whole_number_is_read_back_as_it_is_shown(number: int) -> None:
    for written in (str(number), f"{number:,}".replace(",", NB)):
        assert taken(whole(), written) == {"number": number}


GRADUATION = young("7")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2021",
            "2021 г.",
            "2021г",
            "2021 год",
            "в 2021 году",
            "с 2021",
            "с 2021 года",
            "в 2021-м",
        ),
        *("21", "в 21-м", "'21", "21 г.", "окончила в 2021 году", "in 2021", "since 2021", "2021."),
    ],
)
def test_years_are_read_with_their_words(text: str) -> None:
    assert taken(GRADUATION, text) == {"number": 2021}


@given(st.integers(1950, TODAY.year))
def test_two_digits_are_the_year_of_the_only_century_that_fits(number: int) -> None:
    assert taken(GRADUATION, f"{number % 100:02}") == {"number": number}


@pytest.mark.parametrize(
    "text", ["5", "27", "20211", "две тысячи", "2021,5", "2021-2022", "до 2021", "в прошлом году"]
)
def test_what_is_no_year_is_refused_with_one_that_would_do(text: str) -> None:
    refused = refusal(GRADUATION, text)
    assert refused.code == "not_a_year"
    assert taken(GRADUATION, str(refused.data["example"])) == {"number": 2023}
    assert refusal(year(min=1980, max=1990), text).data["example"] == 1990


def test_two_digits_of_two_centuries_are_refused_with_both() -> None:
    refused = refusal(year(), "23")
    assert (refused.code, refused.data) == ("ambiguous_year", {"first": 1923, "second": 2023})


MEETING = day(min="2020-01-01", max="today")


@pytest.mark.parametrize(
    "text",
    [
        *("05.05.2026", "5.5.2026", "5/5/2026", "5-5-2026", "05 05 2026", "2026-05-05", "5.5.26"),
        *(
            "05.05.2026 г.",
            "5 мая 2026",
            "5 Мая 2026 года",
            "5 мая 26",
            "5 мая 26 г.",
            "5-го мая 26",
        ),
        *("5 May 2026", "May 5, 2026", "5th of May 2026", "5 мая, 2026"),
    ],
)
def test_dates_are_read_in_the_forms_people_use(text: str) -> None:
    assert taken(MEETING, text) == {"date": "2026-05-05"}


@pytest.mark.parametrize(
    ("text", "days_ago"), [("сегодня", 0), ("Вчера", 1), ("позавчера", 2), ("yesterday", 1)]
)
def test_days_are_counted_from_today(text: str, days_ago: int) -> None:
    expected = TODAY - timedelta(days=days_ago)
    assert taken(MEETING, text) == {"date": expected.isoformat()}


@given(st.dates(date(1000, 1, 1)))
def test_every_date_is_read_back_from_its_russian_form(one: date) -> None:
    assert taken(day(), f"{one:%d.%m.}{one.year:04}") == {"date": one.isoformat()}


@pytest.mark.parametrize(
    "text",
    ["давно", "31.02.2021", "1 мартобря 2021", "2021", "май 2026", "05/13/2026"],
)
def test_what_is_no_date_is_refused_with_one_that_would_do(text: str) -> None:
    refused = refusal(MEETING, text)
    assert (refused.code, refused.data) == ("not_a_date", {"example": TODAY})


@pytest.mark.parametrize("text", ["5 мая", "5.5", "05.05.", "May 5"])
def test_a_date_without_a_year_is_refused_with_the_nearest(text: str) -> None:
    refused = refusal(MEETING, text)
    assert (refused.code, refused.data) == ("date_without_year", {"example": date(2026, 5, 5)})


def test_a_date_without_a_year_is_taken_where_the_bounds_leave_one() -> None:
    this_school_year = day(min="2025-09-01", max="today")
    assert taken(this_school_year, "5 мая") == {"date": "2026-05-05"}
    assert taken(this_school_year, "1.10") == {"date": "2025-10-01"}
    assert taken(day(min="2021-01-01", max="2025-01-01"), "29 февраля") == {"date": "2024-02-29"}


def test_two_digits_of_a_year_need_bounds_that_leave_one_century() -> None:
    refused = refusal(day(max="today"), "5.5.26")
    assert refused.code == "ambiguous_date"
    assert refused.data == {"first": date(1926, 5, 5), "second": date(2026, 5, 5)}
    assert taken(day(max="today"), "5.5.58") == {"date": "1958-05-05"}


@pytest.mark.parametrize(
    ("text", "code", "limit"),
    [
        ("завтра", "above_maximum", TODAY),
        ("5.5.19", "below_minimum", date(2020, 1, 1)),
        ("31.12.2019", "below_minimum", date(2020, 1, 1)),
    ],
)
def test_a_date_out_of_bounds_is_told_the_bound(text: str, code: str, limit: date) -> None:
    refused = refusal(MEETING, text)
    assert (refused.code, refused.data) == (code, {"limit": limit})


def test_a_figure_that_was_given_is_replaced_only_by_a_yes_or_where_it_is_seen() -> None:
    old = taken(GRADUATION, "2021")
    found = asked(GRADUATION, "22", old)
    assert (found.reason, found.value) == ("replaces_words", {"number": 2022})
    assert taken(GRADUATION, "22", old, reopened=True) == {"number": 2022}
    assert taken(GRADUATION, "2021 г.", old) == old


@given(st.text(max_size=30), st.sampled_from([whole(), decimal(), GRADUATION, MEETING]))
def test_no_text_is_too_strange_to_be_read_or_refused(text: str, item: Item) -> None:
    with suppress(Refused):
        assert reading(item, text)

"""A number that is a quantity is not a place in a list."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.instruments.load import shipped_instruments
from bot.interview.instrument import Listing, Single
from bot.interview.reading.readings import Asks, Taken
from bot.interview.values import chosen
from tests.bot.interview.reading.reads import (
    asked,
    listing,
    methodical,
    options,
    reading,
    refusal,
    several_of,
    young,
)

EXPERIENCE, AGE, FIRST_YEARS = methodical("14"), young("2"), young("3")
assert isinstance(AGE, Single)
assert isinstance(EXPERIENCE, Single)


def test_the_lists_with_numbers_among_the_shipped_ones_are_known() -> None:
    found = {
        (instrument.id, item.id)
        for instrument in shipped_instruments().values()
        for item in instrument.items
        if isinstance(item, Listing) and item.ranges
    }
    assert found == {("methodical_help", "14"), ("young_teacher", "2"), ("young_teacher", "3")}


@given(st.integers(0, 60))
def test_years_of_experience_fall_into_their_range_whatever_place_they_are(years: int) -> None:
    lower = [0, 5, 10, 15, 20, 25, 30]
    expected = [f"from_{low}" if low else "under_5" for low in lower if low <= years][-1]
    assert options(EXPERIENCE, str(years)) == (expected,)
    assert options(EXPERIENCE, f"{years} лет") == (expected,)


@given(st.integers(14, 90))
def test_an_age_falls_into_its_range(age: int) -> None:
    expected = "under_25" if age < 25 else "from_25_to_29" if age < 30 else "from_30"
    assert options(AGE, str(age)) == (expected,)
    assert options(AGE, f"мне {age}") == (expected,)


def test_a_number_that_was_no_place_is_noted_for_the_person_to_see() -> None:
    found = [reading(EXPERIENCE, text) for text in ("7", "30")]
    assert [isinstance(one, Taken) and one.note for one in found] == ["by_quantity", None]


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("5–9", "from_5"),
        ("5-9", "from_5"),
        ("5 - 9 лет", "from_5"),
        ("от 5 до 9", "from_5"),
        ("6–8", "from_5"),
        ("меньше 5", "under_5"),
        ("до 5", "under_5"),
        ("менее 5 лет", "under_5"),
        ("30 и больше", "from_30"),
        ("30+", "from_30"),
        ("больше 30", "from_30"),
        ("не менее 30 лет", "from_30"),
        ("12 лет", "from_10"),
        ("10 лет 6 мес", "from_10"),
        ("14,5", "from_10"),
        ("двадцать семь лет", "from_25"),
        ("30 or over", "from_30"),
        ("under 5", "under_5"),
        ("from 5 to 9", "from_5"),
        ("уже 7 лет", "from_5"),
        ("7.", "from_5"),
    ],
)
def test_experience_is_understood_as_people_say_it(text: str, option: str) -> None:
    assert options(EXPERIENCE, text) == (option,)


@pytest.mark.parametrize("text", ["№ 7", "7)", "7️⃣", "вариант 7", "7 вариант", "седьмой вариант"])
def test_what_can_only_be_a_place_is_one(text: str) -> None:
    assert options(EXPERIENCE, text) == ("from_30",)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("2", "from_2_to_3"),
        ("2 года", "from_2_to_3"),
        ("1", "from_1_to_2"),
        ("год", "from_1_to_2"),
        ("полтора года", "from_1_to_2"),
        ("0", "under_1"),
        ("полгода", "under_1"),
        ("6 месяцев", "under_1"),
        ("меньше года", "under_1"),
        ("less than a year", "under_1"),
        ("3", "from_2_to_3"),
    ],
)
def test_labels_with_numbers_in_words_are_ranges_too(text: str, option: str) -> None:
    assert options(FIRST_YEARS, text) == (option,)


@pytest.mark.parametrize(("text", "place"), [("2", "from_25_to_29"), ("3", "from_30")])
def test_a_place_far_out_in_an_open_range_is_asked_about(text: str, place: str) -> None:
    found = asked(AGE, text)
    assert (found.reason, found.value) == ("place_or_quantity", None)
    assert found.candidates == ("under_25", place)


@pytest.mark.parametrize(("text", "option"), [("больше", "from_30"), ("меньше", "under_5")])
def test_a_part_of_a_range_without_its_number_is_asked_about(text: str, option: str) -> None:
    assert asked(EXPERIENCE, text).candidates == (option,)
    assert refusal(EXPERIENCE, "и, и, и").code == "unknown_option"


def test_a_range_over_several_options_is_asked_about() -> None:
    found = asked(EXPERIENCE, "7–12")
    assert (found.reason, found.candidates) == ("which", ("from_5", "from_10"))


@pytest.mark.parametrize("text", ["4", "17 лет", "-5"])
def test_a_number_of_no_range_and_no_place_is_refused(text: str) -> None:
    assert refusal(FIRST_YEARS, text).code == "unknown_option"


def test_labels_that_are_single_numbers_leave_a_question_unless_the_author_decides() -> None:
    labels = ("0", "1", "2", "3 и больше")
    found = asked(listing(*labels), "1")
    assert (found.reason, found.candidates) == ("place_or_quantity", ("o1", "o2"))
    assert options(listing(*labels, quantity=True), "1") == ("o2",)
    assert options(listing(*labels, quantity=False), "1") == ("o1",)
    assert options(listing("1", "2", "3+"), "2") == ("o2",)


def test_a_number_in_a_label_that_is_no_range_leaves_a_question() -> None:
    found = asked(listing("Высшая", "1-я категория", "2-я категория"), "2")
    assert (found.reason, found.candidates) == ("place_or_quantity", ("o2", "o3"))


def test_a_quantity_is_never_a_place_where_the_author_says_so() -> None:
    ages = listing("20–29", "30–39", quantity=True)
    assert refusal(ages, "2").code == "unknown_option"
    assert options(listing("20–29", "30–39"), "2") == ("o2",)


def test_the_end_of_a_range_with_before_belongs_to_it_unless_another_begins_there() -> None:
    assert options(listing("до 25", "25–29", "30 и больше"), "25") == ("o2",)
    assert options(listing("до 25", "26–29", "30 и больше"), "25") == ("o1",)


def test_months_and_years_side_by_side_leave_a_question() -> None:
    item = listing("меньше 6 месяцев", "6–11 месяцев", "1–3 года")
    assert options(item, "2 года") == ("o3",)
    assert options(item, "8 месяцев") == ("o2",)
    assert set(asked(item, "2").candidates) == {"o1", "o2", "o3"}


def test_none_beside_numbers_is_nought() -> None:
    assert options(listing("Нет", "1–2", "3 и больше"), "0") == ("o1",)


def test_in_a_list_of_ranges_that_takes_several_a_number_is_a_value_too() -> None:
    classes = several_of("1–4", "5–9", "10–11")
    assert options(classes, "7") == ("o2",)
    assert options(classes, "3, 10") == ("o1", "o3")
    assert options(classes, "1-4; 5-9") == ("o1", "o2")


@given(st.integers(0, 120), st.sampled_from([AGE, EXPERIENCE]))
def test_a_number_is_taken_only_for_an_option_that_holds_it(number: int, item: Single) -> None:
    found = reading(item, str(number))
    if isinstance(found, Taken):
        (option,) = chosen(found.value)
        assert item.ranges[option].has(Fraction(number))
    else:
        assert isinstance(found, Asks)
        assert number in {2, 3}

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview import parse
from bot.interview.definition import Text
from bot.interview.instrument import Option
from bot.interview.refused import Refused

LESSONS = Option(id="lessons", label=Text(ru="Уроки, занятия", en="Lessons"))
TREE = Option(id="tree", label=Text(ru="Ёлка"))
TRIP = Option(id="trip", label=Text(ru="Урочище"))
OPTIONS = [LESSONS, TREE, TRIP]
NB, THIN = "\u00a0", "\u202f"


def code_of(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(Refused) as refused:
        read(text)
    return refused.value.code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("12.50", "12.50"),
        (" 12 074 ", "12074"),
        (f"12{NB}074,25", "12074.25"),
        (f"1{THIN}000{THIN}000", "1000000"),
        ("−3", "-3"),
        ("007", "7"),
    ],
)
def test_numbers_are_read_as_russians_write_them(text: str, number: str) -> None:
    assert parse.decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "пять", "1 2", "1,2,3", "12 07", "5 %", "1e3", "٣", "9" * 5000]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert code_of(parse.decimal, text) == "not_a_number"


def test_a_whole_number_may_be_written_with_zeros_after_the_comma_only() -> None:
    assert parse.whole("12,0") == 12
    assert code_of(parse.whole, "12,5") == "not_whole"


@pytest.mark.parametrize("text", ["2021", "2021 г.", "2021г", "2021 год", "в 2021 году"])
def test_years_are_read_with_their_word(text: str) -> None:
    assert parse.year(text) == 2021


@pytest.mark.parametrize("text", ["21", "20211", "две тысячи", "2021,5", "2021-2022"])
def test_what_is_no_year_is_refused(text: str) -> None:
    assert code_of(parse.year, text) == "not_a_year"


@pytest.mark.parametrize(
    "text",
    [
        "01.09.2021",
        "1.9.2021",
        "1/9/2021",
        "2021-09-01",
        "1 сентября 2021",
        "1 Сентября 2021 года",
        "1 сент. 2021 г.",
        "1 September 2021",
    ],
)
def test_dates_are_read_in_the_forms_people_use(text: str) -> None:
    assert parse.day(text) == date(2021, 9, 1)


@pytest.mark.parametrize("text", ["", "вчера", "31.02.2021", "1 мартобря 2021", "01.09.21", "2021"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert code_of(parse.day, text) == "not_a_date"


@given(st.dates(date(1000, 1, 1)))
def test_every_date_is_read_back_from_its_russian_form(day: date) -> None:
    assert parse.day(f"{day:%d.%m.%Y}") == day


@pytest.mark.parametrize("text", ["1", "1.", "1)", "№ 1", "уроки, занятия", "УРОКИ", "lessons"])
def test_an_option_is_known_by_number_label_or_the_beginning_of_its_label(text: str) -> None:
    assert parse.option(text, OPTIONS) == LESSONS


def test_an_option_is_found_without_the_dots_over_the_letter() -> None:
    assert parse.option("елка.", OPTIONS) == TREE


@pytest.mark.parametrize("text", ["0", "4", "уро", "у", "", "?", "уроки и занятия"])
def test_a_beginning_of_two_labels_or_of_none_is_no_option(text: str) -> None:
    assert parse.option(text, OPTIONS) is None


@pytest.mark.parametrize(
    "text", ["1, 3", "1 3", "1;3", "1 и 3", "1), 3)", "3, 1, 3", "уроки; урочище"]
)
def test_several_options_are_read_from_a_list(text: str) -> None:
    assert {option.id for option in parse.options(text, OPTIONS)} == {"lessons", "trip"}


def test_a_label_with_a_comma_is_one_option() -> None:
    assert parse.options("Уроки, занятия", OPTIONS) == [LESSONS]


@pytest.mark.parametrize("text", ["1, 9", "1, горы", "горы", ""])
def test_a_list_with_anything_unknown_in_it_is_none(text: str) -> None:
    assert parse.options(text, OPTIONS) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Да", "yes"), ("да!", "yes"), ("нет.", "no"), ("−", "no"), ("может", None)],
)
def test_yes_and_no_are_known_in_their_usual_forms(text: str, answer: str | None) -> None:
    assert parse.yes_or_no(text) == answer


def test_words_lose_what_cannot_be_seen_and_stand_on_one_line() -> None:
    assert parse.words(" a\x00b\u202e\n c\u200b ", 200) == "a b c"


def test_longer_texts_keep_their_lines() -> None:
    assert parse.words("раз \r\n\r\n два", 200, lines=True) == "раз\nдва"


def test_emoji_of_several_parts_stay_whole() -> None:
    assert parse.words("👩\u200d🏫", 200) == "👩\u200d🏫"


def test_a_text_of_nothing_visible_is_empty() -> None:
    assert code_of(lambda text: parse.words(text, 200), " \u200b\n\ud800") == "empty"


def test_a_text_too_long_is_refused_with_its_limit() -> None:
    assert parse.words("я" * 200, 200) == "я" * 200
    with pytest.raises(Refused) as refused:
        parse.words("я" * 201, 200)
    assert (refused.value.code, refused.value.data) == ("too_long", {"limit": 200})


@given(st.text(alphabet=st.characters(), min_size=1))
def test_whatever_is_kept_can_be_stored_and_read_twice_alike(text: str) -> None:
    try:
        kept = parse.words(text, 2000, lines=True)
    except Refused:
        return
    kept.encode()
    assert "\x00" not in kept
    assert parse.words(kept, 2000, lines=True) == kept

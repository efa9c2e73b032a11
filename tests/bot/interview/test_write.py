from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.interview.answer import Choose, Done, Write, apply
from bot.interview.values import Value
from tests.bot.interview.sample import EVERYTHING, TO_THE_END, TO_THE_MENTOR, TODAY, after, refusal


@pytest.mark.parametrize(
    ("item", "text", "value"),
    [
        ("role", "2", {"option": "teacher", "text": None}),
        ("role", "Head", {"option": "head", "text": None}),
        ("role", "Логопед", {"option": "other", "text": "Логопед"}),
        ("mentor", "да", {"option": "yes", "text": None}),
        ("mentor", "2", {"option": "no", "text": None}),
        ("since", "2024 г.", {"number": 2024}),
        ("all", "1 200", {"number": 1200}),
        ("load", "18,5", {"number": "18.5"}),
        ("met", "1 мая 2026", {"date": "2026-05-01"}),
    ],
)
def test_typed_answers_are_understood(item: str, text: str, value: Value) -> None:
    assert after(Write(item, text))[item] == value


def test_a_typed_list_is_the_whole_choice_and_needs_no_done() -> None:
    answers = after(Choose("topics", "it"), Write("topics", "1, 2"))
    assert answers["topics"] == {"options": ["methods", "law"], "texts": {}, "done": True}


def test_a_typed_list_may_name_an_option_that_asks_for_words() -> None:
    answers = after(Write("topics", "2, 5"), Write("topics", "Этика"))
    assert answers["topics"] == {
        "options": ["law", "other"],
        "texts": {"other": "Этика"},
        "done": True,
    }


def test_a_wanted_text_is_taken_as_it_is_even_if_it_looks_like_a_number() -> None:
    answers = after(Choose("role", "other"), Write("role", "2"))
    assert answers["role"] == {"option": "other", "text": "2"}
    assert after(Write("role", "2"), answers=answers) == answers


def test_a_text_for_another_option_is_asked_in_its_turn() -> None:
    answers = after(
        Choose("topics", "training"),
        Choose("topics", "other"),
        Write("topics", "Речь"),
        Write("topics", "Этика"),
    )
    assert answers["topics"] == {
        "options": ["training", "other"],
        "texts": {"training": "Речь", "other": "Этика"},
        "done": False,
    }


def test_a_text_that_was_given_can_be_written_anew() -> None:
    answers = after(Write("role", "Логопед"), Write("role", "Психолог"))
    assert answers["role"] == {"option": "other", "text": "Психолог"}
    named = Write("role", "1 категория", text_for="other")
    assert after(named, answers=answers)["role"] == {"option": "other", "text": "1 категория"}


def test_words_that_could_belong_to_two_options_are_refused() -> None:
    assert refusal(Write("topics", "Этика")).code == "unknown_option"


def test_a_number_of_no_option_is_not_taken_for_other_words() -> None:
    assert refusal(Write("role", "9")).code == "unknown_option"


def test_typed_numbers_fill_a_matrix_row_by_row() -> None:
    answers = after(*TO_THE_MENTOR[:4], Write("grid", "1"), Write("grid", "нет"))
    assert answers["grid"] == {"rows": {"docs": "much", "lessons": "no"}}
    corrected = after(Write("grid", "2", row="lessons"), answers=answers)
    assert corrected["grid"] == {"rows": {"docs": "much", "lessons": "little"}}
    assert refusal(Write("grid", "сам"), answers).code == "unknown_option"


def test_long_answers_keep_their_lines_and_short_ones_do_not() -> None:
    answers = after(*TO_THE_END, Write("help", "раз\nдва"), Write("why", "раз\nдва"))
    assert answers["help"] == {"text": "раз\nдва"}
    assert answers["why"] == {"text": "раз два"}


@pytest.mark.parametrize(
    ("item", "text", "code", "limit"),
    [
        ("since", "1949", "below_minimum", 1950),
        ("since", "2027", "above_maximum", 2026),
        ("all", "0", "below_minimum", 1),
        ("all", "5001", "above_maximum", 5000),
        ("load", "36,6", "above_maximum", Decimal("36.5")),
        ("met", "31.12.2019", "below_minimum", date(2020, 1, 1)),
        ("met", "21.05.2026", "above_maximum", TODAY),
        ("role", "я" * 201, "too_long", 200),
        ("topics", "1, 2, 3, 4", "too_many", 3),
        ("topics", "2", "too_few", 2),
    ],
)
def test_bounds_are_told_with_the_refusal(item: str, text: str, code: str, limit: object) -> None:
    refused = refusal(Write(item, text))
    assert (refused.code, refused.data) == (code, {"limit": limit})


def test_this_year_is_the_year_of_the_answer() -> None:
    assert apply(EVERYTHING, {}, Write("since", "2027"), date(2027, 1, 1)) == {
        "since": {"number": 2027}
    }


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (Write("since", "давно"), "not_a_year"),
        (Write("all", "много"), "not_a_number"),
        (Write("all", "1,5"), "not_whole"),
        (Write("met", "вчера"), "not_a_date"),
        (Write("role", " "), "empty"),
        (Write("mentor", "наверное"), "unknown_option"),
        (Write("role", "Логопед", text_for="head"), "text_not_expected"),
        (Write("role", "Логопед", text_for="other"), "text_not_expected"),
        (Write("topics", "1, 6"), "exclusive_option"),
    ],
)
def test_what_cannot_be_understood_is_refused(action: Write, code: str) -> None:
    assert refusal(action).code == code


def test_an_empty_text_is_no_answer() -> None:
    assert refusal(Write("role", "\n "), after(Choose("role", "other"))).code == "empty"


def test_a_list_typed_at_a_single_choice_names_no_option() -> None:
    assert refusal(Write("role", "1, 2")).code == "unknown_option"


def test_done_after_a_typed_list_changes_nothing() -> None:
    answers = after(Write("topics", "1, 2"))
    assert after(Done("topics"), answers=answers) == answers

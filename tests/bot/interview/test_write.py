from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.interview.answer import Accept, Choose, Done, Write, apply
from bot.interview.values import Value
from tests.bot.interview.sample import (
    EVERYTHING,
    TO_THE_END,
    TO_THE_MENTOR,
    TODAY,
    after,
    again,
    asked_about,
    refusal,
)

TO_THE_GRID = after(*TO_THE_MENTOR[:4])


@pytest.mark.parametrize(
    ("item", "text", "value"),
    [
        ("role", "2", {"option": "teacher", "text": None}),
        ("role", "Head", {"option": "head", "text": None}),
        ("role", "Другое: логопед", {"option": "other", "text": "логопед"}),
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


def test_a_typed_list_adds_to_what_was_tapped_and_waits_for_done() -> None:
    answers = after(Choose("topics", "it"), Write("topics", "1, 2"))
    assert answers["topics"] == {"options": ["methods", "law", "it"], "texts": {}, "done": False}
    assert after(Write("topics", "готово"), answers=answers) == after(
        Done("topics"), answers=answers
    )


def test_a_typed_list_may_name_an_option_that_asks_for_words() -> None:
    answers = after(Write("topics", "2, 5"), Write("topics", "Этика"))
    assert answers["topics"] == {
        "options": ["law", "other"],
        "texts": {"other": "Этика"},
        "done": False,
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
    answers = after(Choose("role", "other"), Write("role", "Логопед"))
    assert asked_about(Write("role", "Психолог"), answers).reason == "replaces_words"
    answers = after(Accept("role", "Психолог"), answers=answers)
    assert answers["role"] == {"option": "other", "text": "Психолог"}
    named = Write("role", "1 категория", text_for="other", reopened=True)
    assert after(named, answers=answers)["role"] == {"option": "other", "text": "1 категория"}


def test_what_was_asked_about_is_saved_by_a_yes_or_a_candidate() -> None:
    assert asked_about(Write("topics", "2, Этика")).reason == "rest_as_other"
    answers = after(Accept("topics", "2, Этика"))
    assert answers["topics"] == {
        "options": ["law", "other"],
        "texts": {"other": "Этика"},
        "done": False,
    }
    assert asked_about(Write("grid", "немн", row="docs"), TO_THE_GRID).candidates == ("little",)
    accepted = Accept("grid", "немн", row="docs", candidate="little")
    assert after(accepted, answers=TO_THE_GRID)["grid"] == {"rows": {"docs": "little"}}


def test_only_what_was_asked_about_can_be_accepted() -> None:
    assert refusal(Accept("topics", "Этика", candidate="law")).code == "unknown_option"
    assert (
        after(Accept("topics", "2", candidate="it"))["topics"]
        == after(Write("topics", "2"))["topics"]
    )


def test_a_button_in_words_does_what_it_says() -> None:
    assert after(*TO_THE_END[:-2], Write("load", "пропустить"))["load"] == {"skipped": True}
    assert refusal(Write("load", "назад"), after(*TO_THE_END[:-2])).code == "text_not_expected"


def test_a_broken_constraint_is_told_before_anything_is_asked() -> None:
    assert refusal(Write("young", "121"), after(*TO_THE_END)).code == "constraint"
    assert asked_about(Write("young", "1"), after(*TO_THE_END)).reason == "replaces_words"


def test_a_number_of_no_option_is_not_taken_for_other_words() -> None:
    assert refusal(Write("role", "9")).code == "unknown_option"


def test_typed_numbers_fill_a_matrix_row_by_row() -> None:
    answers = after(*TO_THE_MENTOR[:4], Write("grid", "1"), Write("grid", "нет"))
    assert answers["grid"] == {"rows": {"docs": "much", "lessons": "no"}}
    corrected = after(Write("grid", "2", row="lessons"), answers=answers)
    assert corrected["grid"] == {"rows": {"docs": "much", "lessons": "little"}}
    assert refusal(Write("grid", "сам"), answers).code == "unknown_option"


def test_long_answers_keep_their_lines_and_short_ones_do_not() -> None:
    answers = after(*TO_THE_END, again("help", "раз\nдва"), again("why", "раз\nдва"))
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
        (Write("met", "давно"), "not_a_date"),
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


def test_too_few_are_told_when_the_choice_is_to_end() -> None:
    few = after(Write("topics", "2"))
    assert refusal(Write("topics", "готово"), few).data == {"limit": 2}

"""«Другое» is chosen, never fallen into."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.reading.readings import Asks, Pressed, Taken
from bot.interview.refused import Refused
from bot.interview.values import texts
from tests.bot.interview.reading.reads import (
    asked,
    everything,
    listing,
    methodical,
    options,
    reading,
    refusal,
    taken,
    young,
)

EDUCATION, DIPLOMA, STUDIES, SATISFIED = young("4"), young("5"), young("9"), young("10")
ROLE, NEED, SUPPORT, USE = everything("role"), methodical("2"), methodical("7"), methodical("6")


@pytest.mark.parametrize(
    "text",
    ["1", "1.", "1)", "№ 1", "№1", "вариант 1", "1 вариант", "первый вариант", "1️⃣", "option 1"],
)
def test_an_option_is_known_by_its_number(text: str) -> None:
    assert options(ROLE, text) == ("head",)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("специалитет", "specialist"),
        ("ВЫСШЕЕ специалитет", "specialist"),
        ("Высшее: магистратура", "master"),
        ("магистратура высшее", "master"),
        ("higher: bachelor's degree", "bachelor"),
        ("аспирантура", "postgraduate"),
        ("2. Высшее: специалитет", "specialist"),
        ("другое", "other"),
    ],
)
def test_words_in_one_label_only_mean_that_option(text: str, option: str) -> None:
    assert options(EDUCATION, text) == (option,)


def test_words_in_several_labels_are_asked_about() -> None:
    found = asked(EDUCATION, "Высшее")
    assert found.candidates == ("specialist", "master", "bachelor", "highest")
    assert (found.reason, found.value, found.other) == ("which", None, None)
    assert asked(STUDIES, "да").candidates == ("pedagogical", "master", "postgraduate", "second")
    assert asked(NEED, "скорее", row="documents").candidates == ("rather_yes", "rather_no")


def test_the_beginning_of_a_word_is_asked_about() -> None:
    found = asked(DIPLOMA, "учит")
    assert (found.reason, found.candidates) == ("which", ("teacher",))
    assert found.value == {"option": "teacher", "text": None}
    assert asked(EDUCATION, "маг", None).reason == "as_other"


def test_letters_inside_a_word_name_nothing() -> None:
    assert asked(ROLE, "тель").reason == "as_other"
    assert refusal(methodical("17"), "ерва").code == "unknown_option"


def test_words_that_leave_out_a_denial_are_asked_about() -> None:
    found = asked(SUPPORT, "нужно")
    assert (found.reason, found.candidates) == ("which", ("no",))
    assert options(SUPPORT, "нет, это не нужно") == ("no",)


def test_words_of_no_option_are_asked_about_before_they_become_other() -> None:
    found = asked(EDUCATION, " Курсы  переподготовки ")
    assert found.reason == "as_other"
    assert found.other == "Курсы переподготовки"
    assert found.value == {"option": "other", "text": "Курсы переподготовки"}


@pytest.mark.parametrize("text", ["👍", "я", "?", "...", "9", "0", "12345", "1, 2", "5 👍"])
def test_what_says_nothing_is_refused(text: str) -> None:
    assert refusal(EDUCATION, text).code == "unknown_option"


def test_words_where_there_is_no_other_are_refused() -> None:
    assert refusal(methodical("17"), "Соответствие должности").code == "unknown_option"


def test_an_empty_text_is_refused_as_such() -> None:
    assert refusal(ROLE, " \n\u200b").code == "empty"


@pytest.mark.parametrize("text", ["Другое: логопед", "другое - логопед", "Other: логопед"])
def test_other_can_be_named_with_its_words(text: str) -> None:
    assert taken(ROLE, text) == {"option": "other", "text": "логопед"}


@pytest.mark.parametrize(
    ("text", "option"),
    [("да", "yes"), ("ага", "yes"), ("да, конечно", "yes"), ("нет", "no"), ("нет, не нужно", "no")],
)
def test_yes_and_no_are_understood_where_labels_say_them(text: str, option: str) -> None:
    assert options(SUPPORT, text) == (option,)
    assert options(SATISFIED, text) == (option,)
    assert options(methodical("9"), text) == (option,)


def test_yes_and_no_at_once_are_asked_about() -> None:
    for item in (SUPPORT, methodical("9"), SATISFIED):
        assert asked(item, "да нет").candidates == ("yes", "no")
    assert asked(methodical("9"), "да, но редко").reason == "which"
    assert asked(USE, "ага").candidates == ("definitely", "rather_yes")


@pytest.mark.parametrize(
    ("text", "option"), [("+", "yes"), ("д", "yes"), ("-", "no"), ("−", "no"), ("2", "no")]
)
def test_short_forms_are_understood_at_yes_or_no(text: str, option: str) -> None:
    assert options(methodical("9"), text) == (option,)


def test_a_row_is_answered_by_number_label_or_a_part_of_it() -> None:
    for text in ("1", "определенно", "Certainly needed"):
        assert taken(NEED, text, row="contests") == {"rows": {"contests": "definitely"}}
    assert refusal(NEED, "как получится", row="contests").code == "unknown_option"


def test_written_words_are_not_replaced_without_asking() -> None:
    old = taken(ROLE, "другое: логопед")
    found = asked(ROLE, "Психолог", old)
    assert (found.reason, found.other) == ("replaces_words", "Психолог")
    assert asked(ROLE, "учитель", old).reason == "replaces_words"
    assert taken(ROLE, "учитель", old, reopened=True) == {"option": "teacher", "text": None}
    assert asked(ROLE, "Психолог", old, reopened=True).reason == "replaces_words"
    assert taken(ROLE, "логопед", old) == old


def test_a_label_that_is_a_word_of_a_button_is_an_answer() -> None:
    assert options(listing("Назад", "Вперёд"), "назад") == ("o1",)


@given(st.text(max_size=40), st.sampled_from([EDUCATION, ROLE, DIPLOMA, STUDIES, SATISFIED]))
def test_no_text_falls_into_other_unasked(text: str, item: object) -> None:
    try:
        found = reading(item, text)  # type: ignore[arg-type]
    except Refused:
        return
    match found:
        case Taken(value):
            assert not texts(value) or ":" in text or "-" in text or "–" in text or "—" in text
        case Asks():
            assert found.candidates or found.other
        case Pressed():
            assert text.strip()

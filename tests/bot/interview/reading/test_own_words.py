"""Where the words for an option are asked, a text is those words."""

from __future__ import annotations

import pytest

from bot.interview.reading.readings import Pressed
from bot.interview.values import OneChosen, SeveralChosen
from tests.bot.interview.reading.reads import asked, everything, reading, refusal, taken, young

EDUCATION, TOPICS = young("4"), everything("topics")
WANTED = OneChosen(option="other", text=None)


@pytest.mark.parametrize("text", ["Два курса университета", "2", "1, 3", "маг", "ок"])
def test_words_are_taken_as_they_are(text: str) -> None:
    assert taken(EDUCATION, text, WANTED) == {"option": "other", "text": text}


def test_words_that_are_a_label_are_asked_about() -> None:
    found = asked(EDUCATION, "Аспирантура", WANTED)
    assert (found.reason, found.candidates) == ("words_or_option", ("postgraduate",))
    assert found.value == {"option": "other", "text": "Аспирантура"}


def test_the_option_named_once_more_still_waits_for_its_words() -> None:
    assert taken(EDUCATION, "другое", WANTED) == WANTED


@pytest.mark.parametrize("text", ["👍", "я", "…"])
def test_what_says_nothing_is_asked_about(text: str) -> None:
    found = asked(EDUCATION, text, WANTED)
    assert (found.reason, found.other) == ("as_other", text)


def test_buttons_in_words_are_no_words_for_an_option() -> None:
    assert reading(EDUCATION, "назад", WANTED) == Pressed("back")
    assert refusal(EDUCATION, "пропустить", WANTED).code == "required"
    waiting = SeveralChosen(options=["law", "other"], texts={}, done=False)
    assert refusal(TOPICS, "готово", waiting).code == "done_not_expected"


def test_the_words_of_one_option_of_several_are_its_own() -> None:
    waiting = SeveralChosen(options=["training", "other"], texts={}, done=False)
    first = taken(TOPICS, "Речь", waiting)
    assert first == {"options": ["training", "other"], "texts": {"training": "Речь"}, "done": False}
    assert taken(TOPICS, "Этика", first) == {
        "options": ["training", "other"],
        "texts": {"training": "Речь", "other": "Этика"},
        "done": False,
    }


def test_words_that_stand_are_replaced_only_where_the_person_sees_them() -> None:
    old = OneChosen(option="other", text="Курсы")
    found = asked(EDUCATION, "Техникум", old, text_for="other")
    assert (found.reason, found.value) == (
        "replaces_words",
        {"option": "other", "text": "Техникум"},
    )
    value = taken(EDUCATION, "Техникум", old, text_for="other", reopened=True)
    assert value == {"option": "other", "text": "Техникум"}


@pytest.mark.parametrize(("option", "old"), [("head", None), ("other", None)])
def test_words_for_an_option_that_was_not_chosen_are_refused(option: str, old: None) -> None:
    role = everything("role")
    assert refusal(role, "Логопед", old, text_for=option).code == "text_not_expected"

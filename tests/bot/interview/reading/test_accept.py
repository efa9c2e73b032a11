"""What a text becomes by the person's word on it."""

from __future__ import annotations

import pytest

from bot.interview.reading.accept import accepted
from bot.interview.refused import Refused
from bot.interview.values import OneChosen, SeveralChosen
from tests.bot.interview.reading.reads import asked, everything, methodical, several_of, young


def test_a_yes_saves_what_was_asked_about() -> None:
    item = young("4")
    asks = asked(item, "Курсы")
    assert accepted(item, None, asks, None, None) == {"option": "other", "text": "Курсы"}


def test_a_yes_does_not_choose_among_candidates() -> None:
    item = young("4")
    with pytest.raises(Refused, match="unknown_option"):
        accepted(item, None, asked(item, "Высшее"), None, None)


def test_a_candidate_is_chosen_at_the_row_in_question() -> None:
    item = methodical("2")
    asks = asked(item, "скорее", row="contests")
    value = accepted(item, None, asks, "rather_no", "contests")
    assert value == {"rows": {"contests": "rather_no"}}


def test_a_candidate_joins_the_parts_of_its_list_that_were_clear() -> None:
    item = several_of("Открытые уроки", "Открытые двери", "Семинар", "Лекция")
    old = SeveralChosen(options=["o4"], texts={}, done=False)
    asks = asked(item, "семинар, открытые", old)
    value = accepted(item, old, asks, "o2", None)
    assert value == {"options": ["o2", "o3", "o4"], "texts": {}, "done": False}


def test_an_option_chosen_instead_of_words_takes_the_place_of_the_wanted_ones() -> None:
    item = everything("topics")
    old = SeveralChosen(options=["it", "other"], texts={}, done=False)
    asks = asked(item, "Право", old)
    assert accepted(item, old, asks, "law", None) == {
        "options": ["law", "it"],
        "texts": {},
        "done": False,
    }
    single, waiting = young("4"), OneChosen(option="other", text=None)
    found = asked(single, "Аспирантура", waiting)
    value = accepted(single, waiting, found, "postgraduate", None)
    assert value == {"option": "postgraduate", "text": None}


def test_nothing_else_is_accepted() -> None:
    item = young("4")
    with pytest.raises(Refused, match="unknown_option"):
        accepted(item, None, asked(item, "Высшее"), "secondary", None)

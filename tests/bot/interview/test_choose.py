from __future__ import annotations

import pytest

from bot.interview.answer import Action, Choose, Done, Skip, Unchoose, Write
from bot.interview.definition import Text
from tests.bot.interview.sample import TO_THE_END, TO_THE_MENTOR, after, refusal

HEAD = Choose("role", "head")


def test_another_choice_takes_the_place_of_the_first_and_of_its_text() -> None:
    answers = after(Choose("role", "other"), Write("role", "Логопед"), HEAD)
    assert answers["role"] == {"option": "head", "text": None}


def test_the_same_tap_twice_keeps_the_text() -> None:
    answers = after(Choose("role", "other"), Write("role", "Логопед"), Choose("role", "other"))
    assert answers["role"] == {"option": "other", "text": "Логопед"}


def test_choices_stand_in_the_order_of_the_instrument() -> None:
    answers = after(Choose("topics", "it"), Choose("topics", "methods"))
    assert answers["topics"] == {"options": ["methods", "it"], "texts": {}, "done": False}


def test_an_exclusive_choice_drops_the_others_and_their_texts() -> None:
    chosen = (Choose("topics", "other"), Write("topics", "Этика"), Choose("topics", "none"))
    assert after(*chosen)["topics"] == {"options": ["none"], "texts": {}, "done": True}


def test_an_exclusive_choice_is_enough_where_two_are_wanted() -> None:
    answers = after(Write("topics", "ничего"))
    assert answers["topics"] == {"options": ["none"], "texts": {}, "done": True}
    assert after(Done("topics"), answers=answers) == answers


def test_any_choice_drops_an_exclusive_one() -> None:
    answers = after(Choose("topics", "none"), Choose("topics", "law"))
    assert answers["topics"] == {"options": ["law"], "texts": {}, "done": False}


def test_a_choice_taken_back_takes_its_text_along() -> None:
    before = (Choose("topics", "law"), Choose("topics", "other"), Write("topics", "Этика"))
    answers = after(*before, Unchoose("topics", "other"))
    assert answers["topics"] == {"options": ["law"], "texts": {}, "done": False}


def test_the_last_choice_taken_back_leaves_no_answer() -> None:
    assert after(Choose("topics", "law"), Unchoose("topics", "law")) == {}


def test_changing_a_finished_choice_opens_it_again() -> None:
    answers = after(*TO_THE_MENTOR, Unchoose("topics", "it"))
    assert answers["topics"] == {"options": ["law"], "texts": {}, "done": False}


def test_a_tap_that_comes_again_after_done_opens_nothing() -> None:
    answers = after(*TO_THE_MENTOR, Choose("topics", "law"))
    assert answers == after(*TO_THE_MENTOR)


def test_done_before_the_wanted_text_still_waits_for_it() -> None:
    chosen = (HEAD, Choose("topics", "law"), Choose("topics", "other"), Done("topics"))
    answers = after(*chosen, Write("topics", "Этика"))
    assert answers["topics"] == {
        "options": ["law", "other"],
        "texts": {"other": "Этика"},
        "done": True,
    }


def test_rows_can_be_answered_again_one_by_one() -> None:
    answers = after(*TO_THE_MENTOR, Choose("grid", "little", row="docs"))
    assert answers["grid"] == {"rows": {"docs": "little", "lessons": "no"}}


def test_a_skipped_item_can_still_be_answered() -> None:
    answers = after(*TO_THE_END, Skip("load"))
    assert answers["load"] == {"skipped": True}
    assert after(Write("load", "9"), answers=answers)["load"] == {"number": "9"}


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (Choose("role", "boss"), "unknown_option"),
        (Choose("role", "head", row="docs"), "unknown_row"),
        (Choose("grid", "much"), "unknown_row"),
        (Choose("since", "2024"), "choice_not_expected"),
        (Choose("nothing", "x"), "unknown_item"),
        (Choose("help", "x"), "not_applicable"),
        (Unchoose("role", "head"), "choice_not_expected"),
        (Unchoose("topics", "boss"), "unknown_option"),
        (Done("role"), "done_not_expected"),
        (Skip("role"), "required"),
    ],
)
def test_what_does_not_fit_the_item_is_refused(action: Action, code: str) -> None:
    assert refusal(action).code == code


def test_too_few_and_too_many_choices_are_refused_with_the_limit() -> None:
    few = refusal(Done("topics"), after(Choose("topics", "law")))
    assert (few.code, few.data) == ("too_few", {"limit": 2})
    three = after(*(Choose("topics", id) for id in ("methods", "law", "it")))
    many = refusal(Choose("topics", "training"), three)
    assert (many.code, many.data) == ("too_many", {"limit": 3})


def test_a_broken_constraint_is_told_in_the_words_of_its_author() -> None:
    refused = refusal(Write("young", "121"), after(*TO_THE_END))
    assert refused.code == "constraint"
    assert refused.data["message"] == Text(
        ru="Молодых не больше, чем всех", en="The young are a part of all"
    )

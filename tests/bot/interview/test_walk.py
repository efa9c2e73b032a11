from __future__ import annotations

import pytest

from bot.interview.answer import Choose, Done, Skip, Write
from bot.interview.refused import Refused
from bot.interview.values import Answers
from bot.interview.walk import (
    Step,
    applicable,
    how_far,
    is_complete,
    next_step,
    previous_item,
    previous_step,
    progress,
    step_at,
)
from tests.bot.interview.sample import EVERYTHING, TO_THE_END, TO_THE_MENTOR, after, again


def asked(answers: Answers) -> tuple[str, str | None, str | None] | None:
    step = next_step(EVERYTHING, answers)
    return (step.item.id, step.row, step.text_for) if step else None


def test_an_interview_begins_with_its_first_item() -> None:
    assert asked({}) == ("role", None, None)


def test_an_option_that_needs_words_asks_for_them_before_going_on() -> None:
    answers = after(Choose("role", "other"))
    assert asked(answers) == ("role", None, "other")
    assert asked(after(Write("role", "Логопед"), answers=answers)) == ("topics", None, None)


def test_several_choices_wait_for_done() -> None:
    answers = after(Choose("role", "head"), Choose("topics", "law"), Choose("topics", "it"))
    assert asked(answers) == ("topics", None, None)
    assert asked(after(Done("topics"), answers=answers)) == ("grid", "docs", None)


def test_a_choice_that_excludes_the_others_needs_no_done() -> None:
    answers = after(Choose("role", "head"), Choose("topics", "none"))
    assert asked(answers) == ("mentor", None, None)


def test_a_matrix_asks_row_by_row() -> None:
    assert asked(after(*TO_THE_MENTOR[:-1])) == ("grid", "lessons", None)
    assert asked(after(*TO_THE_MENTOR)) == ("mentor", None, None)


def test_the_next_step_of_a_complete_interview_is_the_review() -> None:
    answers = after(*TO_THE_END)
    assert is_complete(EVERYTHING, answers)
    assert next_step(EVERYTHING, answers) is None


def test_skipped_items_are_done_with() -> None:
    answers = after(*TO_THE_END[:-2], Skip("load"), Skip("met"))
    assert is_complete(EVERYTHING, answers)


def test_a_follow_up_is_asked_only_after_yes() -> None:
    assert asked(after(*TO_THE_MENTOR, Choose("mentor", "yes"))) == ("help", None, None)
    assert asked(after(*TO_THE_MENTOR, Choose("mentor", "no"))) == ("since", None, None)


def test_correcting_yes_to_no_drops_the_follow_up() -> None:
    answers = after(*TO_THE_END, Choose("mentor", "no"))
    assert "help" not in answers
    assert is_complete(EVERYTHING, answers)


def test_a_correction_drops_what_hangs_on_what_it_drops() -> None:
    answers = after(*TO_THE_END, Choose("topics", "none"), again("young", "50"))
    assert {"grid", "why"}.isdisjoint(answers)


def test_a_correction_that_breaks_a_later_constraint_has_that_item_asked_again() -> None:
    answers = after(*TO_THE_END, again("all", "1"))
    assert asked(answers) == ("young", None, None)
    assert "why" not in answers


def test_answers_of_another_instrument_are_not_counted() -> None:
    assert asked({"other": {"text": "?"}}) == ("role", None, None)


def test_back_goes_to_the_item_asked_before() -> None:
    answers = after(*TO_THE_MENTOR, Choose("mentor", "no"))
    assert previous_item(EVERYTHING, answers, "since") == "mentor"
    assert previous_item(EVERYTHING, answers, "role") is None


def test_back_goes_row_by_row_through_a_matrix() -> None:
    answers = after(*TO_THE_MENTOR)
    mentor, grid, topics = (EVERYTHING.by_id[id] for id in ("mentor", "grid", "topics"))
    last_row = previous_step(EVERYTHING, answers, Step(mentor))
    assert last_row == Step(grid, row="lessons")
    first_row = previous_step(EVERYTHING, answers, last_row)
    assert first_row == Step(grid, row="docs")
    assert previous_step(EVERYTHING, answers, first_row) == Step(topics)


def test_back_from_a_wanted_text_shows_the_options() -> None:
    answers = after(Choose("role", "other"))
    step = next_step(EVERYTHING, answers)
    assert previous_step(EVERYTHING, answers, step) == Step(EVERYTHING.by_id["role"])


def test_back_from_the_first_item_leads_nowhere_and_from_the_review_to_the_last() -> None:
    role, met = EVERYTHING.by_id["role"], EVERYTHING.by_id["met"]
    assert previous_step(EVERYTHING, {}, Step(role)) is None
    assert previous_step(EVERYTHING, after(*TO_THE_END), None) == Step(met)


def test_an_answered_item_can_be_shown_again() -> None:
    answers = after(*TO_THE_END)
    assert step_at(EVERYTHING, answers, "since") == Step(EVERYTHING.by_id["since"])
    grid = EVERYTHING.by_id["grid"]
    assert step_at(EVERYTHING, answers, "grid") == Step(grid, row="docs")
    assert step_at(EVERYTHING, answers, "grid", row="lessons") == Step(grid, row="lessons")


def test_a_half_answered_matrix_is_shown_at_its_open_row() -> None:
    answers = after(*TO_THE_MENTOR[:-1])
    assert step_at(EVERYTHING, answers, "grid").row == "lessons"


@pytest.mark.parametrize(
    ("item", "row", "code"),
    [
        ("nothing", None, "unknown_item"),
        ("help", None, "not_applicable"),
        ("grid", "x", "unknown_row"),
    ],
)
def test_what_is_not_asked_cannot_be_shown(item: str, row: str | None, code: str) -> None:
    with pytest.raises(Refused) as refused:
        step_at(EVERYTHING, {}, item, row)
    assert refused.value.code == code


def test_progress_counts_the_items_that_apply() -> None:
    answers = after(*TO_THE_MENTOR, Choose("mentor", "no"))
    assert progress(EVERYTHING, answers, "since") == (5, len(applicable(EVERYTHING, answers)))
    with_follow_up = after(Choose("mentor", "yes"), answers=answers)
    assert progress(EVERYTHING, with_follow_up, "since") == (6, 10)


def test_what_is_answered_is_counted_among_what_applies_so_far() -> None:
    assert how_far(EVERYTHING, {}) == (0, len(applicable(EVERYTHING, {})))
    half = after(Choose("role", "head"), Choose("topics", "law"))
    # Several choices are not answered before they are done.
    assert how_far(EVERYTHING, half) == (1, len(applicable(EVERYTHING, half)))
    done = after(*TO_THE_END)
    assert how_far(EVERYTHING, done) == (len(applicable(EVERYTHING, done)),) * 2

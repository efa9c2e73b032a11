"""What a typed text makes of a sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import Press
from bot.interview.refused import Refused
from bot.rules.outcomes import Asks, Closed, HandsIn, Ignored, Moved, NamesWorkplace, Stale
from bot.rules.pending import FULL_MESSAGE, Typed, pending_in
from bot.rules.presses import press_rule
from bot.rules.texts import text_rule
from storage.parts import Part
from storage.sheets import Sheet
from storage.touches import Decision
from tests.bot.dialogue.given import HELP, YOUNG, up_to
from tests.bot.rules.given import (
    CLOSED_AT,
    METHODICAL_HELP,
    TODAY,
    YOUNG_TEACHER,
    after,
    sheet,
    typed,
)


def heard(given: Sheet, text: Typed | str) -> Decision:
    said = typed(text) if isinstance(text, str) else text
    return text_rule(YOUNG_TEACHER, said, TODAY)(given)


def pressed(given: Sheet, *word: str) -> Decision:
    return press_rule(YOUNG_TEACHER, Press("w", 1, Part(1), word), TODAY)(given)


def code(decision: Decision) -> str:
    assert isinstance(decision.outcome, Refused)
    return decision.outcome.code


def test_a_typed_answer_goes_to_the_row_that_is_shown() -> None:
    given = sheet(HELP, shown_item="5/informed")
    decision = text_rule(METHODICAL_HELP, typed("1"), TODAY)(given)
    assert decision.answers["5"]["rows"]["informed"] == "definitely"
    assert decision.shown_item == "5/individual"


def test_a_text_after_the_end_is_not_taken() -> None:
    assert heard(sheet(stopped_at=CLOSED_AT), "1").outcome == Closed(CLOSED_AT)


def test_over_the_list_of_answers_a_number_opens_one_and_a_word_hands_in() -> None:
    assert heard(sheet(YOUNG), " 12. ").shown_item == "12"
    assert heard(sheet(YOUNG), "Отправить ответы").outcome == HandsIn()
    for text in ("0", "28", "²", "спасибо"):
        assert code(heard(sheet(YOUNG), text)) == "answer_number_expected"


@pytest.mark.parametrize(
    ("changes", "workplace"),
    [
        ({"municipality_id": None}, "municipality"),
        ({"organization_id": None}, "organization"),
        ({"shown_item": "@municipality"}, "municipality"),
        ({"shown_item": "@organization"}, "organization"),
    ],
)
def test_before_the_first_question_a_text_names_the_workplace(
    changes: dict[str, Any], workplace: str
) -> None:
    decision = heard(sheet(**changes), "Школа № 1")
    assert decision.outcome == NamesWorkplace(workplace, "Школа № 1", "10")  # type: ignore[arg-type]
    assert decision.answers == {}


BELOW = sheet(up_to(6), below="told:5")
LATER = "Хорошо, завтра закончу"


def test_under_another_message_nothing_is_saved_before_the_word() -> None:
    decision = heard(BELOW, LATER)
    assert (decision.outcome, decision.answers) == (Asks(), up_to(6))
    asked = after(BELOW, decision)
    meant = pressed(asked, "y", "10")
    assert meant.answers["6"] == {"text": LATER}
    assert meant.outcome == Moved(settled="10")
    assert pressed(asked, "n", "10").answers == up_to(6)


@pytest.mark.parametrize("said", ["нет", "Ни один из них", "None of these"])
def test_none_of_those_asked_about_can_be_said_in_words(said: str) -> None:
    at_education = sheet(up_to(4))
    asked = after(at_education, heard(at_education, "Высшее"))
    decision = heard(asked, typed(said, message="12"))
    assert decision.outcome == Moved()
    assert decision.answers == up_to(4)


def test_what_is_meant_after_all_is_still_read_like_any_other_answer() -> None:
    at_the_year = sheet(up_to(7), below="told:5")
    asked = after(at_the_year, heard(at_the_year, LATER))
    decision = pressed(asked, "y", "10")
    assert code(decision) == "not_a_year"
    assert decision.answers == up_to(7)


def test_a_word_on_a_text_that_waits_no_more_changes_nothing() -> None:
    asked = after(BELOW, heard(BELOW, LATER))
    later = after(asked, heard(asked, typed("РГПУ", message="12")))
    assert pressed(later, "y", "10").outcome == Stale()
    assert pressed(later, "y", "12").answers["6"] == {"text": "РГПУ"}
    assert pressed(sheet(up_to(6)), "y", "10").outcome == Stale()


def test_a_reply_to_the_question_is_taken_and_one_to_another_message_is_not() -> None:
    assert heard(BELOW, typed("РГПУ", direct=True)).answers["6"] == {"text": "РГПУ"}
    decision = heard(sheet(up_to(6)), typed("РГПУ", elsewhere=True))
    assert (decision.outcome, decision.answers) == (Asks(), up_to(6))


@given(st.text(min_size=1, max_size=300), st.sampled_from([1, 6, 7, 12, 22, 23]))
def test_no_text_under_another_message_ever_changes_an_answer(text: str, item: int) -> None:
    given = sheet(up_to(item), below="official_late:")
    assert heard(given, text).answers == up_to(item)


@given(st.text(max_size=60), st.integers(0, 3))
def test_the_rest_of_a_full_message_is_never_an_answer(rest: str, seconds: int) -> None:
    given = sheet(up_to(23))
    first = heard(given, typed("я" * FULL_MESSAGE, message="10", at=1_000))
    assert code(first) == "too_long"
    second = heard(after(given, first), typed(rest, message="11", at=1_000 + seconds))
    assert code(second) == "rest_of_too_long"
    assert second.answers == up_to(23)


def test_what_comes_later_than_a_rest_can_is_an_answer() -> None:
    given = sheet(up_to(23))
    full = after(given, heard(given, typed("я" * FULL_MESSAGE)))
    assert heard(full, typed("Дебют", message="11", at=1_004)).answers["23"] == {"text": "Дебют"}


def test_an_edit_is_an_answer_where_the_message_was_refused_and_only_once() -> None:
    given = sheet(up_to(7))
    refused = after(given, heard(given, typed("вчера")))
    edit = typed("2023", edited_at=1_005)
    assert heard(given, edit).outcome == Ignored()
    assert heard(refused, replace(edit, message="9")).outcome == Ignored()
    taken = heard(refused, edit)
    assert taken.answers["7"] == {"number": 2023}
    assert heard(after(given, taken), edit).outcome == Ignored()


def test_an_edit_refused_again_waits_on_but_not_for_the_same_edit() -> None:
    given = sheet(up_to(7))
    refused = after(given, heard(given, typed("вчера")))
    edit = typed("позавчера", edited_at=1_005)
    again = after(given, heard(refused, edit))
    assert heard(again, edit).outcome == Ignored()
    assert heard(again, typed("2023", edited_at=1_009)).answers["7"] == {"number": 2023}


def test_an_album_is_refused_once_and_the_next_one_again() -> None:
    given = sheet(up_to(23))
    first = heard(given, typed(None, message="10", album="1"))
    assert code(first) == "not_text"
    refused = after(given, first)
    assert heard(refused, typed(None, message="11", album="1")).outcome == Ignored()
    assert code(heard(refused, typed(None, message="12", album="2"))) == "not_text"


def test_a_tap_on_another_answer_settles_what_was_refused() -> None:
    given = sheet()
    refused = after(given, heard(given, "99"))
    assert pending_in(refused.pending) is not None
    tapped = press_rule(YOUNG_TEACHER, Press("c", 1, Part(1), ("1", "male", "")), TODAY)(refused)
    assert tapped.outcome == Moved(settled="10")
    assert tapped.pending is None


def test_a_stale_tap_leaves_the_question_back_where_it_is() -> None:
    asked = after(BELOW, heard(BELOW, LATER))
    stale = press_rule(YOUNG_TEACHER, Press("c", 1, Part(1), ("1", "male", "")), TODAY)(asked)
    assert stale.outcome == Stale()
    assert stale.pending == asked.pending

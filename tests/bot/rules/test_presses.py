from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.buttons import Press
from bot.interview.refused import Refused
from bot.rules.outcomes import Closed, Moved, Stale
from bot.rules.presses import press_rule
from bot.rules.shown import is_registered, shown_step
from storage.parts import Part
from storage.sheets import Sheet
from storage.touches import Decision
from tests.bot.dialogue.given import YOUNG, up_to
from tests.bot.rules.given import CLOSED_AT, METHODICAL_HELP, TODAY, YOUNG_TEACHER, sheet


def pressed(given: Sheet, action: str, *args: str) -> Decision:
    return press_rule(YOUNG_TEACHER, Press(action, 1, Part(1), args), TODAY)(given)


def test_a_choice_of_the_question_shown_is_kept() -> None:
    decision = pressed(sheet(), "c", "1", "male", "")
    assert decision.outcome == Moved()
    assert decision.answers == {"1": {"option": "male", "text": None}}


@pytest.mark.parametrize(
    ("action", "args"),
    [
        ("c", ("2", "under_25", "")),
        ("c", ("1", "male", "row")),
        ("c", ("1",)),
        ("d", ("2",)),
        ("k", ("2",)),
        ("b", ("2", "", "")),
        ("n", ("2",)),
        ("j", ("1",)),
        ("?", ()),
    ],
)
def test_a_press_of_another_question_is_stale(action: str, args: tuple[str, ...]) -> None:
    given = sheet()
    assert pressed(given, action, *args) == Decision(given.answers, None, Stale())


def test_a_choice_that_does_not_exist_is_refused() -> None:
    outcome = pressed(sheet(), "c", "1", "nobody", "").outcome
    assert isinstance(outcome, Refused)
    assert outcome.code == "unknown_option"


@pytest.mark.parametrize(
    "changes", [{"municipality_id": None}, {"organization_id": None}, {"stopped_at": CLOSED_AT}]
)
def test_nothing_is_answered_before_registering_or_after_the_close(changes: Any) -> None:
    given = sheet(**changes)
    decision = pressed(given, "c", "1", "male", "")
    assert decision.answers == {}
    assert isinstance(decision.outcome, Closed if "stopped_at" in changes else Stale)


def test_an_anonymous_questionnaire_needs_no_organization() -> None:
    assert is_registered(METHODICAL_HELP, sheet(organization_id=None))
    assert not is_registered(YOUNG_TEACHER, sheet(organization_id=None))


def test_back_and_keep_only_move() -> None:
    given = sheet(YOUNG)
    jumped = pressed(given, "j", "12")
    assert (jumped.shown_item, jumped.answers) == ("12", YOUNG)
    back = pressed(replace(given, shown_item="12"), "b", "12", "", "")
    assert back.shown_item == "11"
    kept = pressed(replace(given, shown_item="12"), "n", "12")
    assert (kept.shown_item, kept.outcome) == (None, Moved())


def test_a_jump_waits_until_everything_is_answered() -> None:
    assert pressed(sheet(up_to(12)), "j", "3").outcome == Stale()
    assert pressed(sheet(YOUNG), "j", "27").outcome == Stale()


def test_a_cursor_to_what_is_asked_no_more_points_to_what_is_open() -> None:
    assert shown_step(YOUNG_TEACHER, sheet(YOUNG, shown_item="27")) is None
    step = shown_step(YOUNG_TEACHER, sheet(up_to(12), shown_item="99"))
    assert step is not None
    assert step.item.id == "12"

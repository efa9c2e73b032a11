from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.buttons import Press
from bot.instruments.load import shipped_instruments
from bot.interview.refused import Refused
from bot.questionnaire import (
    Closed,
    Moved,
    Stale,
    is_registered,
    press_rule,
    shown_step,
    text_rule,
)
from storage.responses import Decision, Response
from tests.bot.dialogue.given import HELP, YOUNG, up_to

YOUNG_TEACHER = shipped_instruments()["young_teacher"]
METHODICAL_HELP = shipped_instruments()["methodical_help"]
TODAY = date(2026, 5, 20)
CLOSED_AT = datetime(2026, 6, 30, tzinfo=UTC)


def response(answers: Mapping[str, Any] | None = None, **changes: Any) -> Response:
    plain = Response(
        id=1,
        campaign_id=1,
        person_id=1,
        telegram_id=7,
        language="ru",
        municipality_id=1,
        organization_id=1,
        submitted=False,
        stopped_at=None,
        answers=answers or {},
        screen_message_id=None,
        shown_item=None,
        active=True,
        last_message_id=0,
    )
    return replace(plain, **changes)


def pressed(given: Response, action: str, *args: str) -> Decision:
    return press_rule(YOUNG_TEACHER, Press(action, 1, 1, args), TODAY)(given)


def test_a_choice_of_the_question_shown_is_kept() -> None:
    decision = pressed(response(), "c", "1", "male", "")
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
    given = response()
    assert pressed(given, action, *args) == Decision(given.answers, None, Stale())


def test_a_choice_that_does_not_exist_is_refused() -> None:
    outcome = pressed(response(), "c", "1", "nobody", "").outcome
    assert isinstance(outcome, Refused)
    assert outcome.code == "unknown_option"


@pytest.mark.parametrize(
    "changes", [{"municipality_id": None}, {"organization_id": None}, {"stopped_at": CLOSED_AT}]
)
def test_nothing_is_answered_before_registering_or_after_the_close(changes: Any) -> None:
    given = response(**changes)
    decision = pressed(given, "c", "1", "male", "")
    assert decision.answers == {}
    assert isinstance(decision.outcome, Closed if "stopped_at" in changes else Stale)


def test_an_anonymous_questionnaire_needs_no_organization() -> None:
    assert is_registered(METHODICAL_HELP, response(organization_id=None))
    assert not is_registered(YOUNG_TEACHER, response(organization_id=None))


def test_back_and_keep_only_move() -> None:
    given = response(YOUNG)
    jumped = pressed(given, "j", "12")
    assert (jumped.shown_item, jumped.answers) == ("12", YOUNG)
    back = pressed(replace(given, shown_item="12"), "b", "12", "", "")
    assert back.shown_item == "11"
    kept = pressed(replace(given, shown_item="12"), "n", "12")
    assert (kept.shown_item, kept.outcome) == (None, Moved())


def test_a_jump_waits_until_everything_is_answered() -> None:
    assert pressed(response(up_to(12)), "j", "3").outcome == Stale()
    assert pressed(response(YOUNG), "j", "27").outcome == Stale()


def test_a_cursor_to_what_is_asked_no_more_points_to_what_is_open() -> None:
    assert shown_step(YOUNG_TEACHER, response(YOUNG, shown_item="27")) is None
    step = shown_step(YOUNG_TEACHER, response(up_to(12), shown_item="99"))
    assert step is not None
    assert step.item.id == "12"


def test_a_typed_answer_goes_to_the_row_that_is_shown() -> None:
    given = response(HELP, shown_item="5/informed")
    decision = text_rule(METHODICAL_HELP, "1", TODAY)(given)
    assert decision.answers["5"]["rows"]["informed"] == "definitely"
    assert decision.shown_item == "5/individual"


def test_a_text_over_the_list_of_answers_is_refused() -> None:
    outcome = text_rule(YOUNG_TEACHER, "1", TODAY)(response(YOUNG)).outcome
    assert isinstance(outcome, Refused)
    assert outcome.code == "text_not_expected"


def test_a_text_after_the_close_is_not_taken() -> None:
    outcome = text_rule(YOUNG_TEACHER, "1", TODAY)(response(stopped_at=CLOSED_AT)).outcome
    assert outcome == Closed(CLOSED_AT)

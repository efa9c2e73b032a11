from __future__ import annotations

from typing import Any

import pytest

from bot.interview.given import NotAnAnswer, given
from bot.interview.values import Value
from tests.bot.interview.sample import EVERYTHING, TO_THE_END, after


def test_stored_answers_are_answers() -> None:
    answers = after(*TO_THE_END)
    assert given(EVERYTHING, answers) == answers


@pytest.mark.parametrize(
    ("item", "short", "value"),
    [
        ("role", {"option": "other"}, {"option": "other", "text": None}),
        ("topics", {"options": ["law"]}, {"options": ["law"], "texts": {}, "done": False}),
        ("load", {"skipped": True}, {"skipped": True}),
    ],
)
def test_what_is_not_said_may_be_left_out(item: str, short: Any, value: Value) -> None:
    assert given(EVERYTHING, {item: short}) == {item: value}


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("nothing", {"text": "x"}),
        ("role", {"option": "boss"}),
        ("role", {"option": ["head"]}),
        ("role", {"option": "other", "text": 5}),
        ("role", {"skipped": True}),
        ("role", "head"),
        ("topics", {"options": []}),
        ("topics", {"options": ["law", "boss"]}),
        ("topics", {"options": ["law"], "texts": {"boss": "x"}}),
        ("topics", {"options": ["law"], "texts": {"law": 1}}),
        ("topics", {"option": "law"}),
        ("grid", {"rows": {"docs": "boss"}}),
        ("grid", {"rows": {"boss": "much"}}),
        ("grid", {"rows": {"docs": ["much"]}}),
        ("help", {"text": ""}),
        ("help", {"number": 1}),
        ("since", {"number": "2020"}),
        ("since", {"number": True}),
        ("load", {"number": "x"}),
        ("load", {"number": "NaN"}),
        ("met", {"date": "5 мая"}),
        ("met", None),
    ],
)
def test_what_is_stored_otherwise_is_no_answer(item: str, value: Any) -> None:
    with pytest.raises(NotAnAnswer) as wrong:
        given(EVERYTHING, {item: value})
    assert wrong.value.item == item

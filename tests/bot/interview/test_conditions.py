from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.interview.conditions import Condition, holds
from bot.interview.values import Answers

ANSWERS: Answers = {
    "one": {"option": "a", "text": None},
    "many": {"options": ["a", "b"], "texts": {}, "done": True},
    "grid": {"rows": {"first": "a"}},
    "number": {"number": 5},
    "share": {"number": "5.0"},
    "left": {"skipped": True},
}
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [
        ({"item": "one", "is": "a"}, True),
        ({"item": "one", "is": "b"}, False),
        ({"item": "one", "is_not": "b"}, True),
        ({"item": "absent", "is_not": "b"}, True),
        ({"item": "absent", "is": "b"}, False),
        ({"item": "many", "is": "b"}, True),
        ({"item": "many", "any_of": ["b", "c"]}, True),
        ({"item": "many", "any_of": ["c"]}, False),
        ({"item": "grid", "row": "first", "is": "a"}, True),
        ({"item": "grid", "row": "second", "is": "a"}, False),
        ({"item": "one", "answered": True}, True),
        ({"item": "left", "answered": True}, False),
        ({"item": "absent", "answered": False}, True),
        ({"item": "number", "above": 4}, True),
        ({"item": "number", "above": 5}, False),
        ({"item": "number", "at_least": 5}, True),
        ({"item": "number", "below": 5}, False),
        ({"item": "number", "at_most": 5}, True),
        ({"item": "number", "above": 1, "below": 4}, False),
        ({"item": "number", "at_most": {"item": "share"}}, True),
        ({"item": "number", "below": {"item": "share"}}, False),
        ({"item": "number", "below": {"item": "absent"}}, False),
        ({"item": "left", "at_most": 5}, False),
        ({"not": {"item": "one", "is": "a"}}, False),
        ({"all": [{"item": "one", "is": "a"}, {"item": "many", "is": "c"}]}, False),
        ({"any": [{"item": "one", "is": "b"}, {"item": "many", "is": "b"}]}, True),
        ({"any": [{"not": {"all": [{"item": "one", "is": "b"}]}}]}, True),
    ],
)
def test_a_condition_holds_or_not(condition: dict[str, Any], outcome: bool) -> None:
    assert holds(CONDITION.validate_python(condition), ANSWERS) is outcome

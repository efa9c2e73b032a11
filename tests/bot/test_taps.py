from typing import Any

import pytest

from bot.buttons import Press
from bot.taps import Tap, tap_in
from storage.parts import Part
from tests.identities import who


def update(**changes: Any) -> dict[str, Any]:
    query = {
        "id": "77",
        "from": {"id": 5, "is_bot": False, "first_name": "Анна", "language_code": "ru"},
        "message": {"message_id": 9, "date": 1, "chat": {"id": 5, "type": "private"}},
        "data": "c:1f:2:sex:female:",
    }
    return {"update_id": 1, "callback_query": query | changes}


def test_a_press_of_a_questionnaire_is_a_tap() -> None:
    press = Press("c", 31, Part(2), ("sex", "female", ""))
    assert tap_in(update()) == Tap("77", who(5), "ru", "9", press)


def test_who_tells_no_language_has_none() -> None:
    tap = tap_in(update(**{"from": {"id": 5}}))
    assert tap is not None
    assert tap.language_code is None


@pytest.mark.parametrize(
    "other",
    [
        None,
        [],
        "x",
        {"update_id": 1, "message": {"text": "c:1f:2:sex:female:"}},
        update(data="s:1f:2"),
        update(data="sumka"),
        update(data=None),
        update(id=77),
        update(message=None),
        update(message={"message_id": "nine"}),
        update(**{"from": {"id": "five"}}),
    ],
)
def test_everything_else_goes_by_the_routes(other: Any) -> None:
    assert tap_in(other) is None

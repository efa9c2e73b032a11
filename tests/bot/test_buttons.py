from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import LARGEST_ID, Place, Press, id_in, pressed
from storage.parts import Part

ids = st.integers(0, LARGEST_ID)


@given(ids, ids, st.lists(st.from_regex(r"[a-z0-9_/]{0,12}", fullmatch=True), max_size=3))
def test_a_press_brings_back_what_the_button_carried(
    sheet: int, campaign: int, args: list[str]
) -> None:
    data = Place(sheet, Part(campaign)).button("c", *args)
    assert pressed(data) == Press("c", sheet, Part(campaign), tuple(args))


@given(st.text(max_size=64))
def test_any_data_is_a_press_or_none(data: str) -> None:
    press = pressed(data)
    assert press is None or max(press.sheet_id, press.part.campaign_id) <= LARGEST_ID


@pytest.mark.parametrize(
    "data",
    ["", "c", "c:1", "c:80000000:1", "c:1:ffffffff", "c:1:1:я", "C:1:1", "c:1:1\n", "c:-1:1"],
)
def test_what_no_button_of_ours_carries_is_no_press(data: str) -> None:
    assert pressed(data) is None


@pytest.mark.parametrize(
    ("arg", "id"),
    [
        ("7", 7),
        ("2147483647", LARGEST_ID),
        ("2147483648", None),
        ("", None),
        ("x", None),
        ("٣", None),
    ],
)
def test_an_id_is_a_number_that_a_database_can_give(arg: str, id: int | None) -> None:
    assert id_in(arg) == id

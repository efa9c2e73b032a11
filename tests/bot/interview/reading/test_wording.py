from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.reading.wording import words
from bot.interview.refused import Refused


def test_words_lose_what_cannot_be_seen_and_stand_on_one_line() -> None:
    assert words(" a\x00b\u202e\n c\u200b ", 200) == "a b c"


def test_longer_texts_keep_their_lines() -> None:
    assert words("раз \r\n\r\n два", 200, lines=True) == "раз\nдва"


def test_emoji_of_several_parts_stay_whole() -> None:
    assert words("👩\u200d🏫", 200) == "👩\u200d🏫"


@pytest.mark.parametrize(
    "text",
    [
        " \u200b\n\ud800",
        "\u200d\u200c",
        "\u2800\u2800",
        "\u3164",
        "\u00ad",
        "\u0301",
        "\ufe0f",
        "\u061c\u180e",
    ],
)
def test_a_text_of_nothing_visible_is_empty(text: str) -> None:
    with pytest.raises(Refused, match="empty"):
        words(text, 200)


@pytest.mark.parametrize("text", ["-", "7", "1\ufe0f\u20e3", "👍🏽", "и\u0306", "م"])
def test_whatever_can_be_seen_is_a_text(text: str) -> None:
    assert words(text, 200) == text


def test_a_text_too_long_is_refused_with_its_limit() -> None:
    assert words("я" * 200, 200) == "я" * 200
    with pytest.raises(Refused) as refused:
        words("я" * 201, 200)
    assert (refused.value.code, refused.value.data) == ("too_long", {"limit": 200})


@given(st.text(alphabet=st.characters(), min_size=1))
def test_whatever_is_kept_can_be_stored_and_read_twice_alike(text: str) -> None:
    try:
        kept = words(text, 2000, lines=True)
    except Refused:
        return
    kept.encode()
    assert "\x00" not in kept
    assert words(kept, 2000, lines=True) == kept

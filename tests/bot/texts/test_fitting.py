"""What is too long is cut where nothing is torn."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.emulator.content import text_of
from bot.plain_calls import edit_screen, send_screen
from bot.texts.fitting import alert_words, cut_html, fits, fitted, shortened
from bot.texts.limits import MAX, STRICTEST, TELEGRAM, Limits, plain, visible
from bot.texts.screen import Button, Screen

pieces = st.recursive(
    st.sampled_from(["слово ", "&lt;", "&amp;", "&#128521;", "😉", "\n\n", "щ" * 500]),
    lambda inner: st.tuples(st.sampled_from("bius"), st.lists(inner, min_size=1, max_size=5)).map(
        lambda drawn: f"<{drawn[0]}>{''.join(drawn[1])}</{drawn[0]}>"
    ),
    max_leaves=10,
)
html = st.lists(pieces, min_size=1, max_size=10).map("".join)
buttons = st.builds(Button, label=st.text("я", min_size=1, max_size=300), data=st.just("x"))
rows = st.lists(st.lists(buttons, min_size=1, max_size=12).map(tuple), max_size=35).map(tuple)


def parsed(text: str) -> str:
    """As Telegram reads it; raises where a tag is open or a reference torn."""
    return text_of({"text": text, "parse_mode": "HTML"}).text


@settings(max_examples=40)
@given(html, st.integers(1, 4000))
def test_html_is_cut_to_its_visible_length_with_every_tag_closed(text: str, limit: int) -> None:
    cut = cut_html(f"!{text}", limit)
    assert visible(cut) <= limit
    assert len(parsed(cut)) <= limit
    assert plain(f"!{text}").startswith(plain(cut).removesuffix("…"))


@settings(max_examples=40)
@given(html, rows, st.sampled_from([TELEGRAM, MAX, STRICTEST]))
def test_any_screen_is_made_to_fit_any_channel(
    text: str, rows: tuple[tuple[Button, ...], ...], limits: Limits
) -> None:
    screen = fitted(Screen(f"!{text}", rows), limits)
    assert fits(screen, limits)
    assert parsed(cut_html(screen.text, TELEGRAM.text))


def test_what_fits_is_left_as_it_is() -> None:
    screen = Screen("<b>" + "щ" * 4096 + "</b>", ((Button("Да", "x"),),))
    assert fitted(screen, TELEGRAM) is screen


def test_of_too_many_buttons_the_last_rows_stay_with_the_ways_back() -> None:
    rows = tuple((Button(str(n), str(n)),) for n in range(150))
    shown = fitted(Screen("!", rows), TELEGRAM)
    assert len(shown.rows) == 100
    assert shown.rows[-1] == rows[-1]


def test_a_screen_that_is_too_long_leaves_the_bot_cut_and_its_words_stay_out_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    screen = Screen("<b>тайна</b>" * 2000)
    for call in (send_screen(1, screen), edit_screen(1, 2, screen)):
        assert len(parsed(call.text)) <= 4096
    assert "a screen was cut" in caplog.text
    assert "тайна" not in caplog.text


def test_the_answer_to_a_press_is_plain_and_short() -> None:
    assert alert_words("<b>А</b> &amp; Б") == "А & Б"
    assert len(alert_words("щ" * 1000)) == 200


def test_a_title_of_several_lines_is_shortened_to_one() -> None:
    assert shortened("Опрос\n весны  " + "щ" * 100, 12) == "Опрос весны…"


def test_a_number_stays_with_its_word() -> None:
    assert shortened("20\N{NO-BREAK SPACE}мая", 100) == "20\N{NO-BREAK SPACE}мая"

"""What is promised after handing in is true on the day on which it is read."""

from datetime import date

import pytest

from bot.buttons import Place
from bot.instruments.load import shipped_instruments
from bot.texts.fluent import chat_texts
from bot.texts.thanks import thanks_screen
from storage.parts import Part

DEADLINE = date(2026, 6, 2)


def thanked(language: str, today: date) -> str:
    instrument = shipped_instruments()["young_teacher"]
    texts = chat_texts(language)
    screen = thanks_screen(
        texts, Place(1, Part(1)), instrument, "Лужского района", DEADLINE, threshold=5, today=today
    )
    return screen.text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("today", [date(2026, 5, 20), DEADLINE])
def test_until_the_deadline_corrections_are_promised_until_then(today: date) -> None:
    assert "пока идёт сбор ответов, — по крайней мере до 2 июня 2026" in thanked("ru", today)
    assert "while answers are collected, until 2 June 2026 at least" in thanked("en", today)


@pytest.mark.parametrize("today", [date(2026, 6, 3), date(2026, 7, 15)])
def test_after_the_deadline_no_day_that_has_passed_is_promised(today: date) -> None:
    assert "по крайней мере" not in thanked("ru", today)
    assert "at least" not in thanked("en", today)
    assert "Срок был 2 июня 2026, поэтому сбор могут остановить в любой день." in thanked(
        "ru", today
    )
    assert "The deadline was 2 June 2026, so this may end on any day." in thanked("en", today)

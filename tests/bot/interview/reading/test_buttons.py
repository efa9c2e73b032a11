"""The words of visible buttons act as those buttons."""

from __future__ import annotations

import pytest

from bot.interview.instrument import Item
from bot.interview.reading.buttons import button_said
from bot.interview.reading.readings import Button, Pressed
from bot.interview.values import NumberGiven, SeveralChosen, Skipped, TextGiven
from bot.texts.fluent import LANGUAGES, chat_texts
from tests.bot.interview.reading.reads import (
    asked,
    everything,
    methodical,
    reading,
    refusal,
    young,
)

OPTIONAL, REQUIRED, SEVERAL = methodical("11"), young("16"), young("12")
CHOSEN = SeveralChosen(options=["time"], texts={}, done=False)
WRITTEN = TextGiven(text="Времени нет")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_of_the_buttons_are_understood_in_both_languages(language: str) -> None:
    texts = chat_texts(language)
    assert reading(OPTIONAL, texts("button-skip")) == Pressed("skip")
    assert reading(OPTIONAL, texts("button-back")) == Pressed("back")
    assert reading(OPTIONAL, texts("button-keep"), WRITTEN) == Pressed("keep")
    assert reading(OPTIONAL, texts("button-other")) == Pressed("municipality")
    assert reading(SEVERAL, texts("button-done"), CHOSEN) == Pressed("done")
    assert button_said(texts("organization-keep")) == "keep"


@pytest.mark.parametrize(
    ("item", "text", "button"),
    [
        (OPTIONAL, "ПРОПУСТИТЬ!", "skip"),
        (OPTIONAL, "пропускаю", "skip"),
        (OPTIONAL, "дальше", "skip"),
        (REQUIRED, "← назад", "back"),
        (REQUIRED, "вернуться", "back"),
        (young("2"), "назад", "back"),
        (young("7"), "Back", "back"),
        (methodical("2"), "назад", "back"),
        (SEVERAL, "готово", "done"),
        (young("19"), "назад", "back"),
    ],
)
def test_case_and_marks_do_not_matter(item: Item, text: str, button: Button) -> None:
    assert reading(item, text) == Pressed(button)


def test_further_means_the_button_that_leads_there() -> None:
    assert reading(SEVERAL, "далее", CHOSEN) == Pressed("done")
    assert reading(REQUIRED, "далее", WRITTEN) == Pressed("keep")
    assert reading(everything("load"), "next", NumberGiven(number="9")) == Pressed("keep")
    for item in (REQUIRED, SEVERAL, young("2")):
        assert refusal(item, "дальше").code == "required"


@pytest.mark.parametrize("item", [REQUIRED, SEVERAL, young("2"), young("7"), young("19")])
def test_a_required_question_is_not_skipped_by_words(item: Item) -> None:
    assert refusal(item, "пропустить").code == "required"


@pytest.mark.parametrize("item", [REQUIRED, young("2"), young("7"), young("19")])
def test_done_where_nothing_can_be_finished_is_refused(item: Item) -> None:
    assert refusal(item, "готово").code == "done_not_expected"


def test_skipping_an_answer_that_stands_is_asked_about() -> None:
    found = asked(OPTIONAL, "пропустить", WRITTEN)
    assert (found.reason, found.value) == ("replaces_words", {"skipped": True})
    assert reading(OPTIONAL, "пропустить", Skipped(skipped=True)) == Pressed("skip")


@pytest.mark.parametrize("text", ["назад в будущее", "всё готово к урокам", "пропустить урок"])
def test_an_answer_with_such_a_word_in_it_is_an_answer(text: str) -> None:
    assert reading(OPTIONAL, text).value == {"text": text}  # type: ignore[union-attr]

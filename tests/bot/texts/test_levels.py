from __future__ import annotations

import re

import pytest

from bot.texts.fluent import LANGUAGES, console_texts
from bot.texts.levels import level_words, note_words
from tests.scoring.codes import level_codes, note_codes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(level_codes()))
def test_every_level_has_words(language: str, code: str) -> None:
    words = level_words(console_texts(language), code)
    assert bool(re.search("[а-я]", words)) == (language == "ru")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(note_codes()))
def test_every_note_has_words(language: str, code: str) -> None:
    words = note_words(console_texts(language), code)
    assert " " in words
    assert bool(re.search("[а-я]", words)) == (language == "ru")


def test_a_level_of_a_region_is_called_by_its_title_or_stands_as_it_is() -> None:
    texts = console_texts("ru")
    assert level_words(texts, "unfit", {"unfit": "Не соответствует"}) == "Не соответствует"
    assert level_words(texts, "unfit") == "unfit"
    assert level_words(texts, None) == "не определён"

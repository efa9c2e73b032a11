from __future__ import annotations

from dataclasses import replace

import pytest

from bot.instruments.load import shipped_instruments
from bot.interview.definition import Text
from bot.texts.consent_wording import Terms, Wording, code_of, is_of, wording_of
from bot.texts.fluent import LANGUAGES
from storage.region_settings import Operator

NAMED = shipped_instruments()["young_teacher"]
ANONYMOUS = shipped_instruments()["methodical_help"]
TERMS = Terms(Operator("Комитет", "8 800", "https://example.ru/policy"), 24, 5)


def words(wording: Wording, language: str = "ru") -> str:
    return wording.words[language].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("months", "named", "anonymous"),
    [
        (1, "через 1 месяц после закрытия", "ещё 1 месяц после закрытия"),
        (3, "через 3 месяца после закрытия", "ещё 3 месяца после закрытия"),
        (12, "через 12 месяцев после закрытия", "ещё 12 месяцев после закрытия"),
        (21, "через 21 месяц после закрытия", "ещё 21 месяц после закрытия"),
    ],
)
def test_how_long_is_told_in_right_forms(months: int, named: str, anonymous: str) -> None:
    terms = replace(TERMS, months=months)
    assert named in words(wording_of(NAMED, terms))
    assert anonymous in words(wording_of(ANONYMOUS, terms))


@pytest.mark.parametrize(
    ("threshold", "told"),
    [(3, "от 3 человек."), (5, "от 5 человек."), (21, "от 21 человека."), (100, "от 100 человек.")],
)
def test_how_large_groups_are_is_told_in_right_forms(threshold: int, told: str) -> None:
    assert told in words(wording_of(NAMED, replace(TERMS, threshold=threshold)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "said",
    [
        Operator(),
        Operator("Комитет"),
        Operator(contact="8 800"),
        Operator(policy="https://example.ru/policy"),
        TERMS.operator,
    ],
)
def test_what_the_region_has_not_set_leaves_no_gap(language: str, said: Operator) -> None:
    text = words(wording_of(NAMED, replace(TERMS, operator=said)), language)
    assert "\n\n\n" not in text
    assert text == text.strip()
    lines = [line for one in vars(said).values() if one for line in text.split("\n") if one in line]
    assert len(lines) == len([one for one in vars(said).values() if one])


def test_whatever_is_read_otherwise_in_any_language_is_another_version() -> None:
    versions = [
        wording_of(instrument, terms).version
        for instrument in (
            NAMED,
            ANONYMOUS,
            NAMED.model_copy(update={"consent": Text(ru="Согласны?")}),
            NAMED.model_copy(update={"opening": Text(ru="Анкета", en="Questions")}),
            NAMED.model_copy(update={"opening": Text(ru="Анкета", en="Other questions")}),
        )
        for terms in (
            TERMS,
            replace(TERMS, months=25),
            replace(TERMS, threshold=6),
            replace(TERMS, operator=Operator("Комитет", "8 800")),
            replace(TERMS, operator=Operator()),
        )
    ]
    assert len(set(versions)) == len(versions)
    assert wording_of(NAMED, TERMS) == wording_of(NAMED, replace(TERMS))


def test_a_message_remembers_version_and_language_of_its_words() -> None:
    wording, other = wording_of(NAMED, TERMS), wording_of(NAMED, replace(TERMS, months=25))
    for language in LANGUAGES:
        shown = wording.shown_in(language)
        assert wording.language_of(shown) == language
        assert other.language_of(shown) is None
        assert is_of(shown, wording.version)
        assert not is_of(shown, other.version)
    for unknown in (None, "", code_of(wording.version), f"{code_of(wording.version)}de"):
        assert wording.language_of(unknown) is None
    assert not is_of(None, wording.version)
    assert not is_of("0123abcdru", None)


def test_signs_of_markup_are_shown_as_they_are() -> None:
    said = Operator("Комитет <b>", "a & b")
    assert "Комитет &lt;b&gt;" in words(wording_of(NAMED, replace(TERMS, operator=said)))

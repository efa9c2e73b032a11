from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.explanation import explanation_lines
from bot.texts.fluent import LANGUAGES, console_texts
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import shipped_assessment
from scoring.results.explain import explain
from tests.scoring.codes import assessments
from tests.scoring.tables import Given, methodology, scored

ORCHARD = methodology("""
ladders:
  apples:
    assumed: true
    source: *s
    steps: [{below: 8, points: 0}, {from: 8, below: 20, points: 1}, {from: 20, points: 2}]
indicators:
  - {id: "1", kind: points, most: 30, title: Полив, source: *s}
  - {id: "2", kind: share, numerator: Яблони, denominator: Деревья, title: Яблони, ladder: apples, source: *s}
levels:
  of: points
  source: *s
  bands: [{level: good, title: Хороший, from: 20, to: 32}, {level: poor, from: 0, to: 18}]
  gaps: [{from: 19, to: 19, note: Девятнадцать не названы}]
""")  # noqa: E501


GROWTH = shipped_assessment("professional_growth_2_2")


def lines(values: dict[str, Given], language: str = "ru") -> list[str]:
    reason = explain(scored(ORCHARD, {"Яр": values}), "Яр")
    return explanation_lines(console_texts(language), "Яр", reason, ORCHARD.level_titles)


@pytest.mark.parametrize(
    ("points", "words"),
    [(1, "1 балл из 30"), (2, "2 балла из 30"), (11, "11 баллов из 30"), (21, "21 балл из 30")],
)
def test_points_take_the_form_that_their_number_asks_for(points: int, words: str) -> None:
    assert any(words in line for line in lines({"1": points}))


def test_a_share_is_told_with_its_numbers_its_step_and_what_is_assumed() -> None:
    told = "\n".join(lines({"1": 30, "2": (12_074, 100_000)}))
    assert "12\N{NO-BREAK SPACE}074 / 100\N{NO-BREAK SPACE}000, 12,1\N{NO-BREAK SPACE}%" in told
    assert "8 ≤ … < 20" in told
    assert "пороги предположительные" in told
    assert "уровень: Хороший" in told


def test_a_total_in_a_gap_says_that_the_print_leaves_it_open() -> None:
    told = "\n".join(lines({"1": 18, "2": (10, 100)}))
    assert re.search("19–19: печатная шкала уровня не называет, принят уровень: poor", told)
    assert "(Девятнадцать не названы)" in told
    assert "! сумма баллов попала в пробел печатной шкалы" in told


def test_a_step_is_told_with_the_note_and_the_place_of_its_ladder() -> None:
    reason = explain(scored(GROWTH, {"Яр": {"2.2.1.2": (20, 100)}}), "Яр")
    told = "\n".join(explanation_lines(console_texts("ru"), "Яр", reason))
    ladder = GROWTH.ladder_of(GROWTH.indicator("2.2.1.2"))
    assert ladder is not None
    assert f"({ladder.note})" in told
    assert f"источник: 004, {ladder.source.part}" in told


def test_a_share_is_a_percent_even_without_its_numbers_and_a_ratio_is_none() -> None:
    values: dict[str, Given] = {"2.2.1.2": 30, "2.2.2.4": (3, 60)}
    reason = explain(scored(GROWTH, {"Яр": values}), "Яр")
    told = explanation_lines(console_texts("en"), "Яр", reason)
    assert any(": 30%, 2 points" in line for line in told)
    assert any(": 3 / 60, 5, " in line for line in told)


@pytest.mark.parametrize(
    ("given_value", "words"), [(None, "неприменимо"), (31, "значение не принято")]
)
def test_what_has_no_value_is_told_by_its_status(given_value: Given, words: str) -> None:
    assert any(line.strip().endswith(words) for line in lines({"1": given_value, "2": (1, 2)}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("assessment", assessments(), ids=lambda one: str(one.id))
def test_every_methodology_can_be_explained_in_words(assessment: Assessment, language: str) -> None:
    values: dict[str, Given] = {one.id: 1 for one in assessment.all_indicators}
    for town in ({}, values):
        reason = explain(scored(assessment, {"Яр": town}), "Яр")
        told = explanation_lines(console_texts(language), "Яр", reason)
        assert len(told) > len(assessment.places)


@given(st.dictionaries(st.sampled_from(sorted(GROWTH.places)), st.integers(-1, 120)))
def test_no_values_whatever_are_beyond_words(values: dict[str, int]) -> None:
    reason = explain(scored(GROWTH, {"Яр": dict(values)}), "Яр")
    assert explanation_lines(console_texts("ru"), "Яр", reason)

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


MEADOW = methodology("""
indicators:
  - {id: more, kind: share, numerator: ч, denominator: з, title: Покос, target: 50, source: *s}
  - {id: less, kind: count, title: Сорняки, target: 3, less_is_better: true, source: *s}
  - {id: fence, kind: presence, title: Забор, source: *s}
criteria:
  - {id: "1", title: Полив, source: *s, indicators: [
      {id: "1.1", kind: expert, title: Утром, source: *s},
      {id: "1.2", kind: expert, title: Вечером, source: *s}]}
""")


def meadow(values: dict[str, Given]) -> str:
    reason = explain(scored(MEADOW, {"Яр": values}), "Яр")
    told = "\n".join(explanation_lines(console_texts("ru"), "Яр", reason))
    return told.replace("\N{NO-BREAK SPACE}", " ")


def test_a_target_is_told_beside_the_fact_in_its_own_unit() -> None:
    told = meadow({"more": (1, 4), "less": 3})
    assert "more Покос: 1 / 4, 25 %, цель 50 % не достигнута" in told
    assert "less Сорняки: 3, цель 3 достигнута" in told
    assert "less Сорняки: 4, цель 3 не достигнута" in meadow({"less": 4})


def test_a_target_without_a_fact_is_only_named() -> None:
    told = meadow({"less": None})
    assert "more Покос: нет данных, цель 50 %\n" in told
    assert "less Сорняки: неприменимо\n" in told


def test_what_is_there_or_not_is_told_in_words() -> None:
    assert "fence Забор: да\n" in meadow({"fence": 1})
    assert "fence Забор: нет\n" in meadow({"fence": 0})


def test_a_criterion_without_a_value_has_no_data_and_not_nought() -> None:
    assert "\n    1 Полив: нет данных\n" in meadow({"fence": 1})
    assert "\n    1 Полив: неприменимо\n" in meadow({"1.1": None, "1.2": None})
    assert "\n    1 Полив: 0 %, 0 баллов из 4\n" in meadow({"1.1": 0})


def test_a_result_without_points_tells_how_much_is_there() -> None:
    practices = shipped_assessment("service_practices")
    reason = explain(scored(practices, {"Яр": {"1": 1, "4": 0}}), "Яр")
    told = explanation_lines(console_texts("ru"), "Яр", reason)
    assert told[0] == "Яр: показателей с данными: 2 из 8"


def test_what_hangs_on_another_names_it() -> None:
    reason = explain(scored(GROWTH, {"Яр": {"2.2.3.1": None, "2.2.5.2": (1, 9)}}), "Яр")
    told = "\n".join(explanation_lines(console_texts("ru"), "Яр", reason))
    pension = "2.2.5.2 Педагоги пенсионного возраста"
    assert f"{pension}: неприменимо, как и 2.2.3.1, с которым сравнивается\n" in told


def test_a_sum_of_nothing_does_not_list_a_hundred_counts() -> None:
    statistics = shipped_assessment("training_statistics")
    nothing: dict[str, Given] = {id: None for id in statistics.places if "figure" not in id}
    reason = explain(scored(statistics, {"Яр": nothing}), "Яр")
    told = explanation_lines(console_texts("ru"), "Яр", reason)
    figure = next(line for line in told if "figure.1.1" in line)
    assert figure.endswith("неприменимо, как и все числа, из которых складывается")


@pytest.mark.parametrize("assessment", assessments(), ids=lambda one: one.id)
def test_no_explanation_of_a_table_says_that_it_was_taken_from_a_questionnaire(
    assessment: Assessment,
) -> None:
    reason = explain(scored(assessment, {"Яр": {}}), "Яр")
    told = "\n".join(explanation_lines(console_texts("ru"), "Яр", reason))
    assert not re.search("из анкеты берётся", told, re.IGNORECASE)

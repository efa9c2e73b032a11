from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.as_json import as_json
from scoring.methodology.load import shipped_questionnaire
from scoring.reading.located_yaml import read_yaml
from scoring.reading.validation import validate
from scoring.survey.questionnaire import ClosedItem, Questionnaire
from scoring.survey.survey import (
    CountsContradict,
    Coverage,
    ItemCounts,
    MunicipalitySurvey,
    OptionShare,
    SurveyCounts,
    SurveyPicture,
    region_survey,
    survey_summary,
)

TEA = """
id: tea
kind: questionnaire
version: "1"
title: Чай
source: {file: "000", part: "1"}
items:
  - {id: "1", type: single, options: [green, black, none], source: {file: "000", part: "1"}}
  - {id: "2", type: several, options: [lemon, sugar, other], source: {file: "000", part: "1"}}
  - id: "3"
    type: matrix
    rows: [morning, evening]
    options: [much, some, little]
    source: {file: "000", part: "1"}
  - {id: "4", type: yes_no, source: {file: "000", part: "1"}}
profiles:
  - {id: additions, title: Добавки, item: "2", source: {file: "000", part: "1"}}
indices:
  - id: liking
    title: Любовь
    item: "3"
    scale: {much: 100, some: 50, little: 0}
    top: [much]
    source: {file: "000", part: "1"}
"""
SURVEY = validate(read_yaml(TEA, "tea.yaml"), Questionnaire)


def counted(
    municipality: str = "Лужский район",
    respondents: int = 8,
    teachers: int | None = 10,
    **items: Any,
) -> SurveyCounts:
    cells = {
        key.removeprefix("item_").replace("__", "/"): ItemCounts(base, options)
        for key, (base, options) in items.items()
    }
    return SurveyCounts(municipality, respondents, teachers, cells)


def picture(counts: SurveyCounts) -> SurveyPicture:
    found = survey_summary(SURVEY, counts).picture
    assert found is not None
    return found


def test_a_single_choice_is_distributed_in_whole_percents() -> None:
    shown = picture(counted(item_1=(8, {"green": 1, "black": 1, "none": 6})))
    assert shown.items[0].options == (
        OptionShare("green", 1, Decimal(13)),
        OptionShare("black", 1, Decimal(12)),
        OptionShare("none", 6, Decimal(75)),
    )


def test_several_choices_are_shares_of_the_respondents() -> None:
    shown = picture(counted(item_2=(8, {"lemon": 5, "sugar": 7})))
    assert [(one.option, one.percent) for one in shown.items[1].options] == [
        ("lemon", Decimal("62.5")),
        ("sugar", Decimal("87.5")),
        ("other", Decimal("0.0")),
    ]
    assert shown.items[1].n == 8


def test_a_profile_begins_with_what_most_respondents_chose() -> None:
    shown = picture(counted(item_2=(8, {"lemon": 2, "sugar": 7, "other": 2})))
    assert [one.option for one in shown.profiles[0].options] == ["sugar", "lemon", "other"]


def test_an_index_is_the_mean_of_the_scale_with_the_top_share_beside_it() -> None:
    shown = picture(counted(item_3__evening=(7, {"much": 3, "some": 2, "little": 2})))
    morning, evening = shown.indices
    assert (morning.key, morning.n, morning.mean) == ("3/morning", None, None)
    assert (evening.n, evening.mean, evening.top) == (7, Decimal("57.1"), Decimal("42.9"))


def test_more_respondents_than_teachers_is_told_and_not_cut() -> None:
    coverage = picture(counted(respondents=11)).coverage
    assert (coverage.percent, coverage.notes) == (Decimal("110.0"), ("over_100",))


def test_without_the_number_of_teachers_there_is_no_coverage() -> None:
    coverage = picture(counted(teachers=None)).coverage
    assert (coverage.percent, coverage.notes) == (None, ("teachers_unknown",))


def test_the_sum_of_a_region_is_a_share_of_those_alone_whose_number_of_teachers_is_known() -> None:
    groups = [counted("А", 8, 10), counted("Б", 9, None), counted("В", 6, 30)]
    found = region_survey(SURVEY, groups).region
    assert found is not None
    assert found.coverage == Coverage(23, 14, 40, Decimal("35.0"), ("teachers_unknown",))


def test_an_item_answered_by_four_is_not_shown() -> None:
    shown = picture(counted(item_4=(4, {"yes": 4})))
    assert (shown.items[-1].n, shown.items[-1].options) == (None, ())


def test_the_region_is_the_sum_of_answers_and_not_the_mean_of_means() -> None:
    small = counted("Выборгский район", 5, 5, item_3__morning=(5, {"much": 5}))
    large = counted("Лужский район", 15, 35, item_3__morning=(15, {"little": 15}))
    region = region_survey(SURVEY, [large, small]).region
    assert region is not None
    assert region.indices[0].mean == Decimal("25.0")
    assert region.coverage.percent == Decimal("50.0")


def test_a_small_municipality_is_in_no_sum_of_the_region() -> None:
    small = counted("Лужский район", 4, 9, item_4=(4, {"yes": 4}))
    large = counted("Выборгский район", 9, 18, item_4=(9, {"no": 9}))
    survey = region_survey(SURVEY, [small, large])
    assert survey.hidden == ("Лужский район",)
    assert survey.region == survey.municipalities[0].picture


def test_a_region_of_small_groups_only_shows_nothing() -> None:
    survey = region_survey(SURVEY, [counted("А", 4), counted("Б", 3)])
    assert (survey.region, survey.hidden) == (None, ("А", "Б"))


@pytest.mark.parametrize(
    "items",
    [
        {"item_1": (8, {"green": 7})},
        {"item_1": (8, {"green": 7, "white": 1})},
        {"item_2": (8, {"lemon": 9})},
        {"item_2": (9, {"lemon": 8})},
        {"item_4": (8, {"yes": 9, "no": -1})},
    ],
)
def test_counters_that_no_answers_can_give_are_refused(items: Mapping[str, Any]) -> None:
    with pytest.raises(CountsContradict):
        survey_summary(SURVEY, counted(**items))


def test_a_result_reads_the_same_as_json() -> None:
    data = as_json(survey_summary(SURVEY, counted(item_2=(8, {"lemon": 5, "sugar": 7}))))
    assert data["picture"]["coverage"]["percent"] == 80
    assert data["picture"]["items"][1]["options"][0] == {
        "option": "lemon",
        "count": 5,
        "percent": 62.5,
    }


def _cell(item: ClosedItem, base: int, draw: st.DrawFn) -> ItemCounts:
    if item.type == "several":
        return ItemCounts(base, {o: draw(st.integers(0, base)) for o in item.choices})
    answers = draw(st.lists(st.sampled_from(item.choices), min_size=base, max_size=base))
    return ItemCounts(base, {option: answers.count(option) for option in item.choices})


@st.composite
def any_counts(draw: st.DrawFn, municipality: str) -> SurveyCounts:
    respondents = draw(st.integers(0, 12))
    keys = [(item, key) for item in SURVEY.items for key in item.keys]
    cells = {key: _cell(item, draw(st.integers(0, respondents)), draw) for item, key in keys}
    teachers = draw(st.none() | st.integers(0, 30))
    return SurveyCounts(municipality, respondents, teachers, cells)


REGION = st.tuples(any_counts("Ёлкино"), any_counts("Елань"), any_counts("Яр"))


def _with_other_hidden_counts(counts: SurveyCounts, draw: st.DrawFn) -> SurveyCounts:
    hidden = counts.respondents < 5
    respondents = draw(st.integers(0, 4)) if hidden else counts.respondents
    items = {
        key: _cell(item, draw(st.integers(0, min(4, respondents))), draw)
        if hidden or counts.items[key].base < 5
        else counts.items[key]
        for item in SURVEY.items
        for key in item.keys
    }
    return replace(counts, respondents=respondents, items=items)


@given(REGION, st.data())
def test_nothing_published_depends_on_a_hidden_count(
    region: tuple[SurveyCounts, ...], data: st.DataObject
) -> None:
    others = data.draw(
        st.composite(lambda draw: [_with_other_hidden_counts(one, draw) for one in region])()
    )
    assert region_survey(SURVEY, region) == region_survey(SURVEY, others)


@given(REGION)
def test_the_region_is_the_sum_of_what_its_municipalities_show(
    region: tuple[SurveyCounts, ...],
) -> None:
    survey = region_survey(SURVEY, region)
    shown = [one.picture for one in survey.municipalities if one.picture]
    assert bool(shown) == (survey.region is not None)
    for i, item in enumerate(survey.region.items if survey.region else ()):
        assert item.n == (sum(one.items[i].n or 0 for one in shown) or None)


@given(REGION, st.permutations(range(3)))
def test_the_order_of_municipalities_changes_nothing(
    region: tuple[SurveyCounts, ...], order: list[int]
) -> None:
    assert region_survey(SURVEY, [region[i] for i in order]) == region_survey(SURVEY, region)


@given(any_counts("Яр"), st.integers(1, 12))
def test_no_group_below_the_threshold_is_ever_shown(counts: SurveyCounts, threshold: int) -> None:
    shown = survey_summary(SURVEY, counts, threshold).picture
    for parts in (shown.items, shown.profiles, shown.indices) if shown else ():
        assert all(part.n is None or part.n >= threshold for part in parts)
    assert (shown is None) == (counts.respondents < threshold)


@given(any_counts("Яр"))
def test_a_distribution_adds_up_to_a_hundred(counts: SurveyCounts) -> None:
    summary = survey_summary(SURVEY, counts)
    for item in _distributions(SURVEY, summary):
        assert sum(option.percent for option in item) == 100


def _distributions(methodology: Questionnaire, summary: MunicipalitySurvey) -> list[list[Any]]:
    several = {item.id for item in methodology.items if item.type == "several"}
    items = summary.picture.items if summary.picture else ()
    return [list(item.options) for item in items if item.n and item.id not in several]


@pytest.mark.parametrize("id", ["young_teacher", "methodical_help"])
def test_the_questionnaires_of_the_package_load(id: str) -> None:
    assert shipped_questionnaire(id).id == id

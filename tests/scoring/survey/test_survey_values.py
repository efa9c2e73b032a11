"""The passage from counted answers to values, and from values to what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.results.values import Value
from scoring.rounding import percent, rounded, whole_percents
from scoring.survey.questionnaire import ClosedItem, Index
from scoring.survey.survey import (
    CountsContradict,
    ItemCounts,
    SurveyCounts,
    SurveyPicture,
    region_of_values,
    region_survey,
    summary_of_values,
    survey_summary,
)
from scoring.survey.survey_picture import (
    Coverage,
    IndexPicture,
    ItemPicture,
    OptionShare,
    ProfilePicture,
)
from scoring.survey.survey_values import survey_values, values_by_municipality
from tests.scoring.survey.test_survey import REGION, SURVEY, any_counts, counted


def test_every_option_and_every_index_has_a_value() -> None:
    found = survey_values(
        SURVEY,
        counted(item_2=(8, {"lemon": 5}), item_3__evening=(7, {"much": 3, "some": 2, "little": 2})),
    )
    by_indicator = {one.indicator: one for one in found}
    luga = "Лужский район"
    assert by_indicator["*"] == Value(luga, "*", numerator=8, denominator=10)
    assert by_indicator["2:lemon"] == Value(luga, "2:lemon", numerator=5, denominator=8)
    assert by_indicator["2:sugar"] == Value(luga, "2:sugar", numerator=0, denominator=8)
    assert by_indicator["1:green"] == Value(luga, "1:green", status="missing")
    liking = by_indicator["3/evening@liking"]
    assert (liking.numerator, liking.denominator) == (400, 7)
    top = by_indicator["3/evening@liking:top"]
    assert (top.numerator, top.denominator) == (3, 7)
    assert by_indicator["3/morning@liking"].status == "missing"
    assert len(found) == len(by_indicator) == 1 + 3 + 3 + 2 * 3 + 2 + 2 * 2


def test_without_the_number_of_teachers_the_respondents_are_no_share() -> None:
    (respondents, *_) = survey_values(SURVEY, counted(teachers=None))
    assert respondents == Value("Лужский район", "*", 8)


def test_a_scale_in_parts_of_a_whole_stays_exact_in_the_sum_of_a_region() -> None:
    thirds = {"much": Decimal("33.3"), "some": Decimal("0.25"), "little": Decimal(0)}
    survey = SURVEY.model_copy(
        update={"indices": (SURVEY.indices[0].model_copy(update={"scale": thirds}),)}
    )
    groups = [
        counted(name, 5, 5, item_3__morning=(5, {"much": much, "some": 5 - much}))
        for name, much in (("А", 1), ("Б", 2))
    ]
    found = {one.indicator: one for one in survey_values(survey, groups[0])}
    mean = found["3/morning@liking"]
    assert Fraction(mean.numerator or 0, mean.denominator or 1) == Fraction("34.3") / 5
    region = region_survey(survey, groups).region
    assert region is not None
    assert region.indices[0].mean == rounded(Fraction("101.65") / 10, 1)


@given(any_counts("Яр"))
def test_values_that_no_answers_can_give_are_refused(counts: SurveyCounts) -> None:
    survey_values(SURVEY, counts)
    with pytest.raises(CountsContradict):
        survey_values(SURVEY, replace(counts, items={"4": ItemCounts(99, {"yes": 99})}))


# What is shown, straight from the counts: written a second time, and simply.


def _shown(counts: Sequence[SurveyCounts], threshold: int) -> SurveyPicture | None:
    large = [one for one in counts if one.respondents >= threshold]
    if not large:
        return None
    items = [(item, key) for item in SURVEY.items for key in item.keys]
    index = SURVEY.indices[0]
    likings = [(item, key) for item, key in items if item.id == index.item]
    profile = next(item for item in SURVEY.items if item.id == SURVEY.profiles[0].item)
    additions = _item(large, profile, profile.id, threshold)
    most_first = sorted(additions.options, key=lambda one: -one.count)
    return SurveyPicture(
        _coverage(large),
        tuple(_item(large, item, key, threshold) for item, key in items),
        (ProfilePicture("additions", profile.id, additions.n, tuple(most_first)),),
        tuple(_index(large, index, item, key, threshold) for item, key in likings),
    )


def _coverage(counts: Sequence[SurveyCounts]) -> Coverage:
    known = [one for one in counts if one.teachers is not None]
    answered, teachers = (
        sum(one.respondents for one in known),
        sum(one.teachers or 0 for one in known),
    )
    share = percent(answered, teachers)
    notes = ["over_100"] if share is not None and share > 100 else []
    notes += ["teachers_unknown"] if len(known) < len(counts) else []
    number = teachers if known else None
    return Coverage(sum(one.respondents for one in counts), answered, number, share, tuple(notes))


def _summed(
    counts: Sequence[SurveyCounts], item: ClosedItem, key: str, threshold: int
) -> tuple[int, dict[str, int]]:
    cells = [one.items[key] for one in counts if one.items[key].base >= threshold]
    options = {one: sum(cell.options.get(one, 0) for cell in cells) for one in item.choices}
    return sum(cell.base for cell in cells), options


def _item(
    counts: Sequence[SurveyCounts], item: ClosedItem, key: str, threshold: int
) -> ItemPicture:
    base, options = _summed(counts, item, key, threshold)
    if not base:
        return ItemPicture(key, None, ())
    if item.type == "several":
        shares = [rounded(Fraction(100 * n, base), 1) for n in options.values()]
    else:
        shares = [Decimal(one) for one in whole_percents(list(options.values()))]
    shown = zip(options.items(), shares, strict=True)
    return ItemPicture(key, base, tuple(OptionShare(*one, share) for one, share in shown))


def _index(
    counts: Sequence[SurveyCounts], index: Index, item: ClosedItem, key: str, threshold: int
) -> IndexPicture:
    base, options = _summed(counts, item, key, threshold)
    if not base:
        return IndexPicture(index.id, key, None, None, None)
    total = sum(Fraction(index.scale[one]) * n for one, n in options.items())
    top = sum(options[one] for one in index.top)
    return IndexPicture(index.id, key, base, rounded(Fraction(total, base), 1), percent(top, base))


@given(REGION, st.integers(1, 12))
def test_the_picture_by_values_is_the_picture_of_the_counts(
    region: tuple[SurveyCounts, ...], threshold: int
) -> None:
    values = [value for counts in region for value in survey_values(SURVEY, counts)]
    groups = values_by_municipality(values)
    survey = region_of_values(SURVEY, groups, threshold)
    assert survey.region == _shown(region, threshold)
    assert survey == region_survey(SURVEY, region, threshold)
    for counts, group in zip(region, groups, strict=True):
        alone = summary_of_values(SURVEY, group, threshold)
        assert alone.picture == _shown([counts], threshold)
        assert alone == survey_summary(SURVEY, counts, threshold)

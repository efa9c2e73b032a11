"""A district's forms: figures that contradict each other, answers that feed them, five periods."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from scoring.methodology.load import shipped_assessment, shipped_questionnaire
from scoring.results.check import contradictions
from scoring.results.compare import Period, dynamics
from scoring.survey.from_answers import answered_values
from scoring.survey.survey import ItemCounts, SurveyCounts
from tests.scoring.tables import Given, scored

STIMULATION = shipped_assessment("district_stimulation")
SYSTEM = shipped_assessment("district_system")
TRAINING = shipped_assessment("district_training")

SYSTEM_AGREES: dict[str, Given] = {
    "1.3": (63, 420),
    "1.4": (30, 24),
    "1.5": (10, 24),
    "2.6": (4, 30),
    "2.7": (3, 30),
    "3.3": (200, 420),
    "3.5": (20, 24),
    "3.6": (24, 24),
    "5.1": (10, 420),
    "5.2": (60, 420),
    "5.3": (90, 420),
    "5.6": (400, 420),
    "5.7": (20, 420),
    "6.1": (300, 420),
}
TRAINING_AGREES: dict[str, Given] = {
    "1.1.1": 1250,
    "1.1.2": (50, 1250),
    "1.1.4": 40,
    "1.1.4a": 25,
    "1.1.4b": 15,
    "1.2.2": (9, 40),
    "1.2.3": (14, 40),
    "1.2.4a": (2, 40),
    "1.2.4b": (31, 40),
    "1.2.4c": (0, 40),
    "1.2.5": (300, 1200),
    "1.2.6": (800, 1200),
    "1.3.1": (25, 40),
    "2.1.1a": 90,
    "2.1.1b": 6,
    "2.1.2a": 30,
    "2.1.2b": 40,
    "2.1.2c": 20,
    "2.1.2d": 6,
    "2.1.3a": 15,
    "2.1.3b": 75,
    "2.1.4a": 1,
    "2.1.4b": 5,
    "2.2.1a": 8,
    "2.2.1b": 50,
    "2.2.2a": 10,
    "2.2.2b": 10,
    "2.2.2c": 10,
    "2.2.2d": 20,
    "2.2.3a": 4,
    "2.2.3b": 2,
    "2.2.3c": 2,
}


def system(given: Mapping[str, Given]) -> list[str]:
    scores = scored(SYSTEM, {"Район": SYSTEM_AGREES | dict(given)})
    return [one.rule for one in contradictions(scores.grid)]


def training(given: Mapping[str, Given]) -> list[str]:
    scores = scored(TRAINING, {"Район": TRAINING_AGREES | dict(given)})
    return [one.rule for one in contradictions(scores.grid)]


def test_groups_in_every_association_are_groups_in_several_directions() -> None:
    scores = scored(STIMULATION, {"Район": {"4.1": 0, "4.2": 1}})
    (remark,) = contradictions(scores.grid)
    assert remark.indicators == ("4.2", "4.1")


def test_figures_of_a_district_that_agree_raise_no_question() -> None:
    assert system({}) == []
    assert training({}) == []


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"3.3": (200, 421)}, "teachers_at_consultations"),
        ({"5.1": (10, 419)}, "teachers_with_second_job"),
        ({"5.2": (60, 400)}, "teachers_young"),
        ({"5.3": (90, 400)}, "teachers_of_pension_age"),
        ({"6.1": (300, 500)}, "teachers_diagnosed"),
        ({"2.7": (3, 29)}, "one_number_of_young"),
        ({"1.5": (10, 23)}, "associations_with_publications"),
        ({"3.5": (20, 25)}, "associations_in_contests"),
        ({"3.6": (24, 25)}, "associations_with_experience"),
        ({"5.7": (21, 420)}, "prepared_for_the_subject"),
    ],
)
def test_a_district_is_asked_about_figures_of_its_system_that_differ(
    given: dict[str, Given], rule: str
) -> None:
    assert system(given) == [rule]


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"1.1.4b": 16}, "volumes_among_programmes"),
        ({"1.1.2": (50, 1251)}, "one_number_of_listeners"),
        ({"1.2.2": (9, 41)}, "programmes_for_teams"),
        ({"1.2.3": (14, 39)}, "programmes_on_digital"),
        ({"1.2.4a": (2, 41)}, "programmes_in_networks"),
        ({"1.2.4b": (31, 39)}, "programmes_at_a_distance"),
        ({"1.2.4c": (0, 41)}, "programmes_by_own_plan"),
        ({"1.3.1": (25, 39)}, "programmes_renewed"),
        ({"1.2.6": (800, 1199)}, "one_number_of_trained"),
        ({"2.1.2c": 21}, "academy_volumes"),
        ({"2.1.2d": 5}, "academy_retraining"),
        ({"2.1.3b": 74}, "academy_courses_by_post"),
        ({"2.1.4a": 2}, "academy_retraining_by_post"),
        ({"2.2.2d": 21}, "personal_teachers_by_subject"),
        ({"2.2.3c": 3}, "personal_heads_by_subject"),
    ],
)
def test_a_district_is_asked_about_figures_of_its_training_that_differ(
    given: dict[str, Given], rule: str
) -> None:
    assert training(given) == [rule]


def test_programmes_of_other_volumes_are_no_contradiction() -> None:
    assert training({"1.1.4b": 5, "2.1.2b": 10}) == []


def test_the_answers_of_young_teachers_tell_the_needs_by_kind_of_competence() -> None:
    chosen = {"subject": 8, "methodical": 20, "psychological": 14, "communicative": 4}
    counts = SurveyCounts("Район", 40, 420, {"13": ItemCounts(40, chosen)})
    found = answered_values(SYSTEM, shipped_questionnaire("young_teacher"), [counts])
    assert {one.indicator: (one.numerator, one.denominator) for one in found} == {
        "6.3": (8, 40),
        "6.4": (20, 40),
        "6.5": (14, 40),
        "6.6": (4, 40),
    }


def test_five_periods_of_training_stand_side_by_side() -> None:
    years = ("2015/16", "2016/17", "2017/18", "2018/19", "2019/20")
    periods = [
        Period(year, scored(TRAINING, {"Район": {"1.1.1": 1000 + 50 * i, "1.3.1": (10 + i, 40)}}))
        for i, year in enumerate(years)
    ]
    found = dynamics(periods, "Район")
    lines = {line.indicator: line for line in found.lines}
    assert [point.period for point in found.points] == list(years)
    assert lines["1.1.1"].values == tuple(map(Decimal, range(1000, 1201, 50)))
    assert lines["1.3.1"].values == tuple(map(Decimal, ("25", "27.5", "30", "32.5", "35")))
    assert all(lines["1.3.1"].comparable)

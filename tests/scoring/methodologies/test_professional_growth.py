from __future__ import annotations

import pytest

from scoring.methodology.load import shipped_assessment
from scoring.results.check import contradictions
from tests.scoring.tables import Given, scored

GROWTH = shipped_assessment("professional_growth_2_2")
AGREEING: dict[str, Given] = {
    "2.2.1.1": (100, 400),
    "2.2.2.1": (40, 400),
    "2.2.3.1": (120, 400),
    "2.2.3.2": (60, 120),
    "2.2.3.3": (5, 30),
    "2.2.3.5": (80, 400),
    "2.2.4.3": (90, 400),
    "2.2.5.2": (110, 400),
}


def asked_about(given: dict[str, Given]) -> list[str]:
    scores = scored(GROWTH, {"Район": AGREEING | given})
    return [one.rule for one in contradictions(scores.grid)]


def test_teachers_who_are_counted_alike_raise_no_question() -> None:
    assert asked_about({}) == []


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"2.2.3.2": (60, 121)}, "one_number_of_young"),
        ({"2.2.3.3": (5, 121)}, "beginners_among_young"),
        ({"2.2.5.2": (281, 400)}, "young_and_of_pension_age"),
        ({"2.2.1.1": (100, 401)}, "teachers_diagnosed"),
        ({"2.2.2.1": (40, 399)}, "teachers_with_routes"),
        ({"2.2.3.5": (80, 300)}, "teachers_with_mentors"),
        ({"2.2.4.3": (90, 500)}, "teachers_in_networks"),
        ({"2.2.5.2": (110, 398)}, "teachers_of_pension_age"),
    ],
)
def test_teachers_who_are_counted_differently_are_asked_about(
    given: dict[str, Given], rule: str
) -> None:
    assert asked_about(given) == [rule]


def test_the_five_groups_have_the_indicators_that_are_printed() -> None:
    assert [len(one.indicators) for one in GROWTH.criteria] == [9, 4, 5, 3, 3]

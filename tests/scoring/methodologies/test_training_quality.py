"""The shares of one year must be taken from the same programmes."""

from __future__ import annotations

import pytest

from scoring.methodology.load import shipped_assessment
from scoring.results.check import contradictions
from tests.scoring.tables import Given, scored

QUALITY = shipped_assessment("training_quality")
AGREEING: dict[str, Given] = {
    "1.1.1": (110, 124),
    "1.1.2": (104, 124),
    "1.1.3": 124,
    "2.2.1": (105, 125),
    "3.1.1": (1, 1),
}


def broken(id: str, figures: Given) -> list[str]:
    scores = scored(QUALITY, {"Институт": AGREEING | {id: figures}})
    return [one.rule for one in contradictions(scores.grid)]


def test_figures_that_agree_raise_no_question() -> None:
    assert broken("3.1.1", (1, 1)) == []


@pytest.mark.parametrize(
    ("id", "figures", "rule"),
    [
        ("1.1.2", (104, 123), "one_number_of_courses"),
        ("1.1.3", 125, "personal_among_courses"),
        ("2.2.1", (105, 124), "two_kinds_of_programmes"),
    ],
)
def test_figures_that_do_not_agree_are_asked_about(id: str, figures: Given, rule: str) -> None:
    assert broken(id, figures) == [rule]

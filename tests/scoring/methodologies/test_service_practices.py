from __future__ import annotations

import pytest

from scoring.methodology.load import shipped_assessment
from scoring.results.check import contradictions
from tests.scoring.tables import Given, scored

PRACTICES = shipped_assessment("service_practices")


def asked_about(given: dict[str, Given]) -> list[str]:
    return [one.rule for one in contradictions(scored(PRACTICES, {"Район": given}).grid)]


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        ({"4": 1, "4a": 3}, []),
        ({"4": 0, "4a": 0}, []),
        ({"4": 1, "4a": 0}, ["groups_are_counted"]),
        ({"2": (8, 10), "3": (2, 10)}, []),
        ({"2": (8, 10), "3": (2, 11)}, ["one_number_of_organizations"]),
    ],
)
def test_practices_that_contradict_each_other_are_asked_about(
    given: dict[str, Given], rules: list[str]
) -> None:
    assert asked_about(given) == rules

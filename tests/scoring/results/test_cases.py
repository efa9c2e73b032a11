from __future__ import annotations

import pytest

from scoring.methodology.assessment import Assessment
from scoring.methodology.load import shipped, shipped_assessment, shipped_ids
from scoring.results.cases import Case, differences, has_cases, shipped_cases

ASSESSMENTS = [id for id in shipped_ids() if isinstance(shipped(id), Assessment)]
WITH_CASES = [id for id in ASSESSMENTS if has_cases(id)]
CASES = [
    pytest.param(id, case, id=f"{id}: {case.name}")
    for id in WITH_CASES
    for case in shipped_cases(id).cases
]


def test_every_methodology_has_worked_examples() -> None:
    assert WITH_CASES == ASSESSMENTS


@pytest.mark.parametrize(("id", "case"), CASES)
def test_a_worked_example_comes_out_as_written(id: str, case: Case) -> None:
    assert differences(shipped_assessment(id), case) == ()


@pytest.mark.parametrize("id", WITH_CASES)
def test_the_examples_name_their_own_methodology(id: str) -> None:
    assert shipped_cases(id).methodology == id


def test_a_wrong_expectation_is_told_with_what_came_out() -> None:
    case = Case(name="Неверный пример", values={"1": 2}, expect={"points": 3})
    (difference,) = differences(shipped_assessment("young_teachers_service"), case)
    assert (difference.key, difference.expected, difference.found) == ("points", 3, 2)

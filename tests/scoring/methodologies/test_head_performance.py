"""The five levels of heads exist once a region gives them thresholds."""

from __future__ import annotations

import pytest

from scoring.methodology.load import shipped_assessment
from scoring.methodology.regional import adapted
from scoring.results.result import SubjectResult, result
from scoring.results.score import score
from scoring.results.values import Value, values_frame

HEADS = shipped_assessment("head_performance")
DECISION = """
kind: regional_choices
methodology: head_performance
source: {file: Распоряжение комитета, part: "№ 12"}
levels:
  of: percent
  source: {file: Распоряжение комитета, part: "№ 12", item: "3"}
  bands:
    - {level: highest, title: Высший, from: 90, to: 100}
    - {level: normal, title: Соответствует норме, from: 70, to: 89.9}
    - {level: reduced, title: Сниженный, from: 50, to: 69.9}
    - {level: low, from: 30, to: 49.9}
    - {level: unfit, title: Не соответствует современным требованиям, from: 0, to: 29.9}
"""


def judged(kind: str, points: int) -> SubjectResult:
    """A head of the kind who has all the points for the first criterion."""
    (criterion,) = (one for one in HEADS.criteria if one.id == kind)
    first, *others = (one.id for one in criterion.indicators)
    ours = adapted(HEADS, DECISION, "our.yaml")
    values = [Value("Лицей", first, points), *(Value("Лицей", id, 0) for id in others)]
    return result(score(ours, values_frame(ours, values)), "Лицей")


@pytest.mark.parametrize(
    ("kind", "points", "level"),
    [
        ("1", 360, "highest"),
        ("1", 359, "normal"),
        ("2", 270, "highest"),
        ("2", 209, "reduced"),
        ("3", 140, "reduced"),
        ("3", 139, "low"),
        ("3", 83, "unfit"),
    ],
)
def test_one_scale_of_the_region_serves_the_three_kinds_of_heads(
    kind: str, points: int, level: str
) -> None:
    assert judged(kind, points).level == level


def test_with_thresholds_of_the_region_nothing_is_noted_as_lacking() -> None:
    assert judged("1", 400).notes == ()


def test_the_kinds_have_the_criteria_and_the_limits_that_are_printed() -> None:
    printed = [(len(one.indicators), one.max_points) for one in HEADS.criteria]
    assert printed == [(10, 400), (10, 300), (9, 280)]


def test_a_head_with_values_for_two_kinds_is_told_why_there_is_no_result() -> None:
    first, second = (criterion.indicators[0].id for criterion in HEADS.criteria[:2])
    values = [Value("Лицей", first, 5), Value("Лицей", second, 5)]
    found = result(score(HEADS, values_frame(HEADS, values)), "Лицей")
    assert "several_criteria" in found.notes
    assert (found.complete, found.rank, found.level) == (False, None, None)
    assert "several_criteria" not in judged("1", 400).notes

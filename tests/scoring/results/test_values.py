from __future__ import annotations

from decimal import Decimal

import pytest

from scoring.results.result import result
from scoring.results.score import score
from scoring.results.values import RepeatedValue, UnknownIndicator, Value, grid, values_frame
from tests.scoring.tables import methodology, scored

GARDEN = methodology("""
criteria:
  - id: trees
    title: Деревья
    source: *s
    max_points: 10
    indicators:
      - {id: "1", kind: points, title: Яблони, source: *s}
      - {id: "2", kind: points, title: Груши, source: *s}
  - id: beds
    title: Грядки
    source: *s
    max_points: 20
    indicators:
      - {id: "3", kind: points, title: Лук, source: *s}
one_criterion: true
levels_from_region: true
""")
SHARE = methodology("""
indicators:
  - {id: "1", kind: share, numerator: Яблони, denominator: Деревья, title: Яблони, source: *s}
  - {id: "2", kind: count, title: Ульи, source: *s}
""")


def test_two_values_for_one_cell_are_refused() -> None:
    frame = values_frame(SHARE, [Value("Яр", "2", 1), Value("Яр", "2", 1)])
    with pytest.raises(RepeatedValue) as refused:
        grid(SHARE, frame)
    assert (refused.value.subject, refused.value.indicator) == ("Яр", "2")


def test_an_indicator_of_another_methodology_is_refused() -> None:
    with pytest.raises(UnknownIndicator) as refused:
        values_frame(SHARE, [Value("Яр", "9", 1), Value("Яр", "2", 1)])
    assert refused.value.indicators == ("9",)
    other = values_frame(GARDEN, [Value("Яр", "3", 1)])
    with pytest.raises(UnknownIndicator):
        grid(SHARE, other)


def test_a_share_known_by_its_percent_alone_is_kept_exactly_and_out_of_the_sums() -> None:
    scores = score(SHARE, values_frame(SHARE, [Value("Яр", "1", Decimal("12.5"))]))
    own = result(scores, "Яр").indicators["1"]
    assert (own.value, own.numerator, own.notes) == (Decimal("12.5"), None, ("percent_only",))


@pytest.mark.parametrize(
    ("given", "fault"),
    [(-1, "negative"), (Decimal("1.5"), "not_whole"), (10**30, "too_large")],
)
def test_a_count_that_cannot_be_is_refused_with_its_reason(
    given: int | Decimal, fault: str
) -> None:
    scores = score(SHARE, values_frame(SHARE, [Value("Яр", "2", given)]))
    own = result(scores, "Яр").indicators["2"]
    assert (own.status, own.value, own.notes) == ("refused", None, (fault,))


def test_each_is_judged_by_the_one_criterion_it_has_values_for() -> None:
    scores = scored(GARDEN, {"Яр": {"1": 4, "2": 6}, "Бор": {"3": 5}})
    trees, beds = result(scores, "Яр"), result(scores, "Бор")
    assert (trees.points, trees.max_points, trees.complete) == (10, 10, True)
    assert (beds.points, beds.max_points, beds.notes) == (5, 20, ("no_thresholds",))
    assert beds.criteria["trees"].status == "not_applicable"


def test_points_above_the_limit_of_their_criterion_are_refused_together() -> None:
    own = result(scored(GARDEN, {"Яр": {"1": 4, "2": 7}}), "Яр")
    assert (own.points, own.most, own.complete) == (0, 10, False)
    assert own.missing == ("1", "2")
    assert own.notes == ("no_thresholds", "over_criterion")

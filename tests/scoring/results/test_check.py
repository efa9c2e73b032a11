from __future__ import annotations

from decimal import Decimal

from scoring.results.check import against_control, below_previous, contradictions, impossible
from tests.scoring.tables import methodology, scored

GARDEN = methodology("""
indicators:
  - {id: "1", kind: expert, title: Полив, source: *s}
  - {id: "2", kind: share, subset: true, numerator: Яблони, denominator: Деревья, title: Яблони, source: *s}
  - {id: "3", kind: count, title: Ульи, cumulative: true, source: *s}
  - {id: "4", kind: count, title: Груши, source: *s}
consistency:
  - {id: fruit_trees, sum: [2.numerator, "4"], at_most: 2.denominator, source: *s}
  - {id: as_many, sum: ["3"], equals: "4", source: *s}
""")  # noqa: E501


def test_an_impossible_value_is_told_with_its_limit() -> None:
    grid = scored(GARDEN, {"Яр": {"1": 3, "2": (9, 8)}}).grid
    assert [(one.rule, one.reported, one.expected) for one in impossible(grid)] == [
        ("out_of_range", Decimal(3), Decimal(2)),
        ("part_above_whole", Decimal(9), Decimal(8)),
    ]


def test_parts_above_a_whole_contradict_each_other() -> None:
    grid = scored(GARDEN, {"Яр": {"2": (5, 8), "4": 4, "3": 4}, "Бор": {"2": (5, 8), "4": 3}}).grid
    (remark,) = contradictions(grid)
    assert (remark.subject.name, remark.rule, remark.indicators) == (
        "Яр",
        "fruit_trees",
        ("2", "4"),
    )
    assert (remark.reported, remark.expected) == (Decimal(9), Decimal(8))


def test_figures_that_must_be_equal_are_asked_about_when_they_are_not() -> None:
    grid = scored(GARDEN, {"Яр": {"3": 1, "4": 2}}).grid
    assert [one.rule for one in contradictions(grid)] == ["as_many"]


def test_a_control_figure_within_the_tolerance_is_no_remark() -> None:
    own = scored(GARDEN, {"Яр": {"2": (50, 100), "4": 7}}).grid
    near = scored(GARDEN, {"Яр": {"2": (49, 100), "4": 7}, "Бор": {"4": 1}}).grid
    far = scored(GARDEN, {"Яр": {"2": (48, 100), "4": 6}}).grid
    assert list(against_control(own, near)) == []
    assert [(one.indicators, one.expected) for one in against_control(own, far)] == [
        (("2",), Decimal(48)),
        (("4",), Decimal(6)),
    ]
    assert list(against_control(own, far, {"2": Decimal(5), "4": Decimal(1)})) == []


def test_a_cumulative_value_cannot_fall_below_the_year_before() -> None:
    own = scored(GARDEN, {"Яр": {"3": 4, "4": 1}, "Бор": {"3": 5}}).grid
    before = scored(GARDEN, {"Яр": {"3": 5, "4": 9}, "Бор": {"3": 5}}).grid
    (remark,) = below_previous(own, before)
    assert remark.subject.name == "Яр"
    assert (remark.reported, remark.expected) == (Decimal(4), Decimal(5))

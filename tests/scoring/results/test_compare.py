from __future__ import annotations

from decimal import Decimal

from scoring.results.beside import beside
from scoring.results.compare import Period, dynamics
from scoring.results.values import values_frame
from scoring.results.versions import counterparts, recalculated
from tests.scoring.tables import HEAD, methodology, scored, value

BODY = """
indicators:
  - {id: "1", kind: expert, title: Полив, source: *s}
  - {id: "2", kind: share, numerator: Яблони, denominator: Деревья, title: Яблони, source: *s}
"""
OLD = methodology(BODY)
NEW = methodology(
    """
indicators:
  - {id: "1", kind: presence, points: 2, title: Полив, source: *s}
  - {id: "b", kind: share, numerator: Яблони, denominator: Деревья, title: Яблони, source: *s, replaces: "2"}
  - {id: "3", kind: expert, title: Забор, source: *s}
""",  # noqa: E501
    HEAD.replace('version: "1"', 'version: "2"'),
)


def test_periods_of_one_version_show_the_change() -> None:
    periods = [
        Period(name, scored(OLD, {"Яр": {"1": points, "2": (points, 4)}}))
        for name, points in (("2019", 0), ("2020", 1), ("2021", 2))
    ]
    found = dynamics(periods, "Яр")
    assert [one.points for one in found.points] == [0, 1, 2]
    assert [(one.points, one.percent) for one in found.changes] == [(1, Decimal("50.0"))] * 2
    assert found.lines[1].values == (Decimal("0.0"), Decimal("25.0"), Decimal("50.0"))


def test_totals_of_two_versions_are_not_compared() -> None:
    earlier = Period("2020", scored(OLD, {"Яр": {"1": 1, "2": (1, 4)}}))
    later = Period("2021", scored(NEW, {"Яр": {"1": 1, "b": (2, 4), "3": 2}}))
    (change,) = dynamics([earlier, later], "Яр").changes
    assert (change.comparable, change.points, change.percent) == (False, None, None)


def test_an_indicator_is_compared_where_the_new_version_says_what_it_replaces() -> None:
    earlier = Period("2020", scored(OLD, {"Яр": {"1": 1, "2": (1, 4)}}))
    later = Period("2021", scored(NEW, {"Яр": {"1": 1, "b": (2, 4), "3": 2}}))
    watering, apples, fence = dynamics([earlier, later], "Яр").lines
    assert apples.values == (Decimal("25.0"), Decimal("50.0"))
    assert (watering.comparable, fence.comparable) == ((False, True), (False, True))


def test_a_replaced_indicator_is_followed_through_several_versions() -> None:
    names = ("2019", "2020", "2021")
    both = [OLD, NEW, NEW]
    own: list[dict[str, tuple[int, int]]] = [{"2": (1, 4)}, {"b": (2, 4)}, {"b": (3, 4)}]
    periods = [
        Period(name, scored(version, {"Яр": given}))
        for name, version, given in zip(names, both, own, strict=True)
    ]
    apples = dynamics(periods, "Яр").lines[1]
    assert apples.values == (Decimal(25), Decimal(50), Decimal(75))


def test_an_unchanged_rule_is_its_own_counterpart() -> None:
    assert counterparts(OLD, NEW) == {"b": "2"}
    assert counterparts(OLD, OLD) == {"1": "1", "2": "2"}


def test_a_period_without_the_municipality_leaves_an_empty_place() -> None:
    periods = [Period("2020", scored(OLD, {})), Period("2021", scored(OLD, {"Яр": {"1": 1}}))]
    found = dynamics(periods, "Яр")
    assert found.points[0].points is None
    assert found.changes[0].points is None


def test_both_periods_are_recalculated_where_the_other_version_has_all_it_needs() -> None:
    wider = methodology(BODY.replace("expert, title", "expert, most: 2, title"), HEAD)
    values = values_frame(OLD, [value("Яр", "1", 2)])
    both = recalculated(OLD, wider, values, values, "Яр")
    assert both.earlier_by_later is not None
    assert both.earlier_by_later.points == 2
    neither = recalculated(OLD, NEW, values, values_frame(NEW, [value("Яр", "3", 1)]), "Яр")
    assert (neither.earlier_by_later, neither.later_by_earlier) == (None, None)


def test_a_municipality_stands_beside_its_group() -> None:
    scores = scored(
        OLD,
        {"Яр": {"1": 1, "2": (1, 4)}, "Бор": {"1": 2, "2": (6, 6)}, "Дол": {"1": 0, "2": (0, 10)}},
    )
    found = beside(scores, "Яр", ["Бор"])
    assert (found.size, found.place) == (2, 2)
    assert (found.percent.own, found.percent.group) == (Decimal("50.0"), Decimal("75.0"))
    assert (found.indicators["2"].own, found.indicators["2"].group) == (Decimal(25), Decimal(70))
    assert found.indicators["1"].group == Decimal(75)

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scoring.methodology.load import shipped_assessment
from scoring.results.explain import BandRule, PointsRule, Reason, StepRule, explain
from tests.scoring.tables import Given, methodology, scored

GROWTH = shipped_assessment("professional_growth_2_2")
GARDEN = methodology("""
indicators:
  - {id: "1", kind: expert, title: Полив, source: *s, note: Как решено}
  - {id: "2", kind: presence, points: 2, title: Забор, source: *s}
levels:
  of: points
  source: *s
  bands: [{level: high, from: 4, to: 4}, {level: low, from: 0, to: 2}]
  gaps: [{from: 3, to: 3, note: Три не названы}]
""")


def nodes(reason: Reason) -> Iterator[Reason]:
    yield reason
    for child in reason.children:
        yield from nodes(child)


def test_a_total_unfolds_to_values_rules_and_sources() -> None:
    total = explain(scored(GARDEN, {"Яр": {"1": 1, "2": 1}}), "Яр")
    three = Decimal(3)
    assert total.rule == BandRule(
        "low", three, three, "points", "lower", GARDEN.source, "Три не названы"
    )  # fmt: skip
    watering, fence = total.children
    assert (watering.value, watering.points) == (Decimal(1), 1)
    assert watering.note == "Как решено"
    assert fence.rule == PointsRule(each=2, most=2)


def test_a_step_tells_what_it_was_entered_with_and_where_it_is_printed() -> None:
    scores = scored(GROWTH, {"Яр": {"2.2.3.1": (20, 100), "2.2.5.2": (30, 100)}})
    found = {one.id: one for one in nodes(explain(scores, "Яр"))}
    rule = found["2.2.5.2"].rule
    assert isinstance(rule, StepRule)
    assert (rule.entered, rule.below) == (Decimal(-10), Decimal(-5))
    assert (rule.points, rule.against) == (0, "2.2.3.1")
    assert rule.source.item == "2.2.5.2"
    assert found["2.2.1.1"].rule is None


def test_an_incomplete_total_has_no_band_yet() -> None:
    assert explain(scored(GARDEN, {"Яр": {"1": 1}}), "Яр").rule is None


def figure(id: str) -> st.SearchStrategy[Given]:
    if GROWTH.indicator(id).kind == "presence":
        return st.integers(0, 1)
    return st.none() | st.tuples(st.integers(0, 100), st.integers(0, 100))


@given(st.fixed_dictionaries({}, optional={id: figure(id) for id in GROWTH.places}))
def test_the_trace_sums_to_the_result(values: dict[str, Given]) -> None:
    total = explain(scored(GROWTH, {"Яр": values}), "Яр")
    for node in nodes(total):
        if node.children:
            assert node.points == sum(child.points or 0 for child in node.children)
            assert node.max_points == sum(
                child.max_points for child in node.children if child.status != "not_applicable"
            )

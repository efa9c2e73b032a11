from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from scoring.results.lift import lift
from tests.scoring.tables import methodology, scored

GARDEN = methodology("""
ladders:
  apples: {source: *s, steps: [{below: 10, points: 0}, {from: 10, below: 20, points: 1}, {from: 20, points: 4}]}
indicators:
  - {id: "1", kind: expert, title: Полив, source: *s, remedy: Поливать каждый день}
  - {id: "2", kind: presence, points: 3, title: Забор, source: *s, remedy: Построить забор}
  - {id: "3", kind: share, numerator: Яблони, denominator: Деревья, ladder: apples, title: Яблони, source: *s}
levels:
  of: points
  source: *s
  bands: [{level: high, from: 6, to: 9}, {level: medium, from: 3, to: 5}, {level: low, from: 0, to: 2}]
""")  # noqa: E501


def test_the_fewest_steps_lead_to_the_next_level_with_their_remedies() -> None:
    found = lift(scored(GARDEN, {"Яр": {"1": 0, "2": 0, "3": (5, 100)}}), "Яр")
    assert found is not None
    assert (found.level, found.needed) == ("medium", 3)
    (fence,) = found.raises
    assert (fence.indicator, fence.to_points, fence.remedy) == ("2", 3, "Построить забор")


def test_a_ladder_tells_how_far_its_step_is() -> None:
    found = lift(scored(GARDEN, {"Яр": {"1": 2, "2": 1, "3": (9, 100)}}), "Яр")
    assert found is not None
    (apples,) = found.raises
    assert (apples.indicator, apples.to_points, str(apples.distance)) == ("3", 1, "1.0")


def test_at_the_highest_level_there_is_nothing_to_lift() -> None:
    assert lift(scored(GARDEN, {"Яр": {"1": 2, "2": 1, "3": (30, 100)}}), "Яр") is None


def test_what_is_missing_is_not_raised() -> None:
    assert lift(scored(GARDEN, {"Яр": {"1": 0}}), "Яр") is None


@given(st.integers(0, 2), st.integers(0, 1), st.integers(0, 30))
def test_no_other_set_of_steps_is_shorter(water: int, fence: int, apples: int) -> None:
    scores = scored(GARDEN, {"Яр": {"1": water, "2": fence, "3": (apples, 100)}})
    found = lift(scores, "Яр")
    ladders = [[0, 1, 2], [0, 3], [0, 1, 4]]
    now = [water, fence * 3, 0 if apples < 10 else 1 if apples < 20 else 4]
    aims = [6 if sum(now) >= 3 else 3] if sum(now) < 6 else []
    lengths = [
        sum(steps.index(b) - steps.index(a) for steps, a, b in zip(ladders, now, then, strict=True))
        for then in product(*ladders)
        if aims and sum(then) >= aims[0] and all(b >= a for a, b in zip(now, then, strict=True))
    ]
    assert (found is None) == (not lengths)
    if found:
        assert sum(one.steps for one in found.raises) == min(lengths)
        assert sum(one.to_points - one.points for one in found.raises) >= found.needed

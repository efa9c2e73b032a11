from __future__ import annotations

import pytest

from scoring.results.region import region_result
from scoring.results.result import result
from tests.scoring.tables import Given, methodology, scored

GARDEN = methodology("""
indicators:
  - {id: up, kind: share, title: Вверх, numerator: ч, denominator: з, target: 50, source: *s}
  - {id: down, kind: share, title: Вниз, numerator: ч, denominator: з, target: 12.5,
     less_is_better: true, source: *s}
  - {id: ratio, kind: ratio, title: На сто, numerator: ч, denominator: з, target: 3, source: *s}
  - {id: count, kind: count, title: Число, target: 7, source: *s}
  - {id: free, kind: share, title: Без цели, numerator: ч, denominator: з, source: *s}
""")


@pytest.mark.parametrize(
    ("id", "given", "reached"),
    [
        ("up", (1, 2), True),
        ("up", (4_999, 10_000), False),
        ("up", (4_996, 10_000), False),  # shown as 50,0
        ("down", (1, 8), True),
        ("down", (1_251, 10_000), False),
        ("down", (0, 8), True),
        ("ratio", (3, 100), True),
        ("ratio", (299, 10_000), False),
        ("count", 7, True),
        ("count", 6, False),
        ("free", (1, 2), None),
        ("up", None, None),
        ("up", (0, 0), None),
    ],
)
def test_a_target_is_reached_by_the_exact_value(
    id: str, given: Given, reached: bool | None
) -> None:
    scores = scored(GARDEN, {"Яр": {id: given}})
    assert result(scores, "Яр").indicators[id].reached is reached
    if id in region_result(scores).shares:
        assert region_result(scores).shares[id].reached is reached


def test_a_region_reaches_a_target_by_its_sums() -> None:
    scores = scored(GARDEN, {"Яр": {"up": (1, 1)}, "Бор": {"up": (40, 99)}})
    assert region_result(scores).shares["up"].reached is False
    assert [result(scores, town).indicators["up"].reached for town in ("Яр", "Бор")] == [
        True,
        False,
    ]


def test_whole_numbers_are_summed_over_those_who_gave_them() -> None:
    scores = scored(GARDEN, {"Яр": {"count": 5}, "Бор": {"count": 2}, "Дол": {"count": None}})
    found = region_result(scores).sums
    assert {id: (one.sum, one.n) for id, one in found.items()} == {"count": (7, 2)}

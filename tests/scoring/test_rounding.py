from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rounding import percent, rounded, whole_percents


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(1, 20), 1, "0.1"),
        (Fraction(199, 10), 1, "19.9"),
        (Fraction(1995, 100), 1, "20.0"),
        (Fraction(-1, 3), 2, "-0.33"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: Fraction, places: int, expected: str) -> None:
    assert rounded(value, places) == Decimal(expected)


def test_nothing_to_take_a_part_of_gives_no_percent() -> None:
    assert percent(3, 0) is None
    assert percent(0, 3) == Decimal("0.0")


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([13, 35, 13], [21, 58, 21]),  # source 004: zones of the whole direction
        ([9, 34, 18], [15, 56, 29]),  # source 004: group 2.2.1
        ([0, 37, 24], [0, 61, 39]),  # source 004: group 2.2.3
        ([4, 5, 52], [7, 8, 85]),  # source 004: 2.2.3.3, where 4 and 5 of 61 are 15 together
        ([10, 31, 20], [16, 51, 33]),  # source 004: 2.2.3.4
        ([14, 27, 20], [23, 44, 33]),  # source 004: group 2.2.4
        ([44, 17], [72, 28]),  # source 004: group 2.2.4 as its conclusion counts it
        ([50, 11], [82, 18]),  # source 004: 2.2.5.3
        ([1, 1, 1], [34, 33, 33]),
        ([1, 1, 4], [17, 16, 67]),
        ([0, 0], [0, 0]),
    ],
)
def test_whole_percents_follow_the_largest_remainder(
    counts: list[int], expected: list[int]
) -> None:
    assert whole_percents(counts) == expected


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8).filter(any))
def test_whole_percents_add_up_and_keep_within_one_of_the_exact_share(counts: list[int]) -> None:
    percents = whole_percents(counts)
    assert sum(percents) == 100
    for count, whole in zip(counts, percents, strict=True):
        assert abs(Fraction(100 * count, sum(counts)) - whole) < 1

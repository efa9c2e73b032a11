from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scoring.results.nearest import Nearest, Place

PLACES = st.builds(
    Place, st.sampled_from([None, "север", "юг"]), st.none() | st.integers(0, 12)
)  # fmt: skip


def far(own: Place, other: Place) -> tuple[bool, bool, Fraction]:
    """The plain rule: other districts are farther, unknown sizes farther than known ones."""
    elsewhere = own.district is None or own.district != other.district
    if not own.teachers or not other.teachers:
        return elsewhere, bool(own.teachers), Fraction(0)
    sizes = sorted((own.teachers, other.teachers))
    return elsewhere, False, Fraction(sizes[1], sizes[0])


@given(st.lists(PLACES, max_size=20), PLACES, st.integers(1, 4))
def test_the_nearest_are_those_that_a_look_at_each_would_find(
    others: list[Place], own: Place, many: int
) -> None:
    names = [str(one) for one in range(len(others))]
    nearest = Nearest(names, dict(zip(names, others, strict=True)))
    assert (
        nearest.to(own, many)
        == sorted(range(len(others)), key=lambda one: far(own, others[one]))[:many]
    )

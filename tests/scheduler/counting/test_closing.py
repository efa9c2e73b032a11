from hypothesis import given
from hypothesis import strategies as st

from scheduler.counting.batch import Held, Waiting, rest
from scheduler.counting.closing import Closing, close

T = 5


def waits(first: int, number: int, corrections: int = 0, held: Held | None = None) -> Waiting:
    """`number` newcomers, and people who correct, numbered on."""
    ids = range(first, first + number + corrections)
    return Waiting(tuple(ids[:number]), tuple(ids[number:]), held)


def test_where_a_group_waits_all_are_counted_and_their_corrections_ride() -> None:
    closing = close({1: waits(10, 5, corrections=1), 2: waits(20, 4, corrections=1)}, T)
    assert closing.batches.keys() == {1}
    assert closing.batches[1].newcomers == (10, 11, 12, 13, 14)
    assert closing.batches[1].corrections == (15,)


def test_fewer_are_counted_for_the_region_if_together_they_are_a_group() -> None:
    closing = close({1: waits(10, 3), 2: waits(20, 2), 3: waits(30, 8)}, T)
    assert (closing.region_only, closing.nowhere) == ((10, 11, 12, 20, 21), ())


def test_fewer_than_a_group_in_all_the_region_are_counted_nowhere() -> None:
    closing = close({1: waits(10, 3), 2: waits(20, 1), 3: waits(30, 8)}, T)
    assert (closing.region_only, closing.nowhere) == ((), (10, 11, 12, 20))


def test_a_region_of_one_municipality_has_nothing_to_pool_with() -> None:
    assert close({1: waits(10, 4)}, T) == Closing({}, nowhere=(10, 11, 12, 13))


def test_corrections_do_not_make_a_group_of_the_region() -> None:
    closing = close({1: waits(10, 2, corrections=3), 2: waits(20, 2, corrections=3)}, T)
    assert (closing.region_only, closing.nowhere) == ((), (10, 11, 20, 21))


def test_a_sum_held_since_the_update_is_pooled_unless_figures_were_shown_beside_it() -> None:
    alone, beside = Held(3, alone=True), Held(3, alone=False)
    closing = close({1: waits(10, 1, held=alone), 2: waits(20, 1, held=beside)}, T)
    assert closing.region_only == (10, 20)
    assert (closing.held_region_only, closing.held_nowhere) == ((1,), (2,))
    without = close({1: waits(10, 0, held=alone), 2: waits(20, 1, held=beside)}, T)
    assert without == Closing({}, (), (20,), (), (1, 2))


places = st.dictionaries(
    st.integers(1, 6),
    st.tuples(st.integers(0, 12), st.integers(0, 4)),
    max_size=6,
).map(lambda drawn: {place: waits(100 * place, *numbers) for place, numbers in drawn.items()})


@given(places=places, threshold=st.integers(3, 6))
def test_everybody_who_waits_ends_in_one_place(places: dict[int, Waiting], threshold: int) -> None:
    closing = close(places, threshold)
    ends = [sheet for batch in closing.batches.values() for sheet in batch.newcomers]
    ends += [*closing.region_only, *closing.nowhere]
    assert sorted(ends) == sorted(s for waiting in places.values() for s in waiting.newcomers)
    assert len(closing.region_only) == 0 or len(closing.region_only) >= threshold
    assert len(closing.nowhere) < threshold


@given(places=places, threshold=st.integers(3, 6))
def test_counting_the_municipalities_one_by_one_before_makes_the_same_close(
    places: dict[int, Waiting], threshold: int
) -> None:
    at_once = close(places, threshold)
    before = {place: rest(waiting, threshold) for place, waiting in places.items()}
    after = {place: Waiting() if before[place] else places[place] for place in places}
    then = close(after, threshold)
    assert at_once.batches == {place: batch for place, batch in before.items() if batch}
    assert (at_once.region_only, at_once.nowhere) == (then.region_only, then.nowhere)

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.counting.batch import Batch, Held, Waiting, count, rest

T = 5
lot = Random(7).sample


def newcomers(number: int, *, held: Held | None = None, corrections: int = 0) -> Waiting:
    return Waiting(tuple(range(number)), tuple(range(1000, 1000 + corrections)), held)


def number_counted(waiting: Waiting) -> int | None:
    batch = count(waiting, T, lot)
    return None if batch is None else len(batch.newcomers)


def test_nobody_is_counted_before_two_groups_wait() -> None:
    assert [number_counted(newcomers(n)) for n in (0, 1, 5, 9)] == [None] * 4


def test_of_two_groups_and_more_all_but_one_group_are_counted() -> None:
    assert [number_counted(newcomers(n)) for n in (10, 11, 30)] == [5, 6, 25]


def test_nine_who_press_again_and_one_newcomer_make_no_count() -> None:
    assert number_counted(newcomers(1, corrections=9)) is None


def test_all_corrections_ride_with_a_count() -> None:
    batch = count(newcomers(10, corrections=3), T, lot)
    assert batch is not None
    assert batch.corrections == (1000, 1001, 1002)


def test_who_is_counted_is_drawn_by_lot_and_told_in_the_order_of_the_sheets() -> None:
    draws = {count(newcomers(10), T, Random(seed).sample) for seed in range(200)}
    assert {sheet for batch in draws if batch for sheet in batch.newcomers} == set(range(10))
    assert len(draws) > 100
    assert all(batch and list(batch.newcomers) == sorted(batch.newcomers) for batch in draws)


def test_what_was_held_at_the_update_counts_as_people_and_rides_with_the_first_count() -> None:
    held = Held(people=3, alone=True)
    assert count(newcomers(6, held=held), T, lot) is None
    batch = count(newcomers(7, held=held), T, lot)
    assert batch is not None
    assert (len(batch.newcomers), batch.with_held) == (2, True)


def test_a_held_group_is_counted_though_too_few_wait_beside_it() -> None:
    batch = count(newcomers(4, held=Held(people=5, alone=False)), T, lot)
    assert batch == Batch((), (), with_held=True, last=True)


def test_a_part_may_not_be_smaller_than_two_groups() -> None:
    with pytest.raises(ValueError, match="part"):
        count(newcomers(30), T, lot, at_most=9)


@given(
    threshold=st.integers(3, 20),
    number=st.integers(0, 400),
    corrections=st.integers(0, 40),
    more=st.integers(0, 60),
)
def test_each_part_of_a_count_is_a_group_and_leaves_one(
    threshold: int, number: int, corrections: int, more: int
) -> None:
    waiting, at_most = newcomers(number, corrections=corrections), 2 * threshold + more
    counted: list[int] = []
    last = number < 2 * threshold
    while batch := count(waiting, threshold, lot, at_most):
        assert not last
        assert threshold <= len(batch.newcomers) <= at_most
        last = batch.last
        counted += batch.newcomers
        waiting = Waiting(
            tuple(set(waiting.newcomers) - set(batch.newcomers)),
            tuple(set(waiting.corrections) - set(batch.corrections)),
        )
    assert last
    assert len(set(counted)) == len(counted)
    if counted:
        assert (len(waiting.newcomers), waiting.corrections) == (threshold, ())


@pytest.mark.parametrize(("number", "held"), [(5, 0), (3, 2), (0, 7)])
def test_at_the_close_nobody_stays_where_a_group_waits(number: int, held: int) -> None:
    waiting = newcomers(number, held=Held(held, alone=True) if held else None, corrections=2)
    batch = rest(waiting, T)
    assert batch == Batch(waiting.newcomers, (1000, 1001), with_held=bool(held), last=True)


def test_at_the_close_corrections_alone_are_no_group() -> None:
    assert rest(newcomers(4, corrections=9), T) is None

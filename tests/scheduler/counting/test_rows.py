from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scheduler.counting.rows import Background, Row, RowItems, row_items, rows_at_close

T = 5
lot = Random(3).sample


def group(number: int, *values: str, place: int | None = 1) -> list[Background]:
    return [Background(place, values)] * number


def told(people: list[Background], counted: dict[int, int]) -> Counter[Background | None]:
    return Counter(row.background for row in rows_at_close(people, counted, T, lot))


def test_groups_keep_their_background_and_others_lose_even_the_municipality() -> None:
    people = group(6, "maths") + group(5, "art") + group(3, "music") + group(2, "dance")
    assert told(people, {1: 16}) == {
        Background(1, ("maths",)): 6,
        Background(1, ("art",)): 5,
        None: 5,
    }


def test_the_smallest_groups_are_emptied_until_those_without_background_are_a_group() -> None:
    people = group(9, "maths") + group(5, "art") + group(1, "music")
    assert told(people, {1: 15}) == {Background(1, ("maths",)): 9, None: 6}


def test_where_every_group_is_large_and_nobody_withdrew_nothing_is_emptied() -> None:
    people = group(9, "maths") + group(5, "art")
    assert told(people, {1: 14})[None] == 0


def test_where_one_withdrew_a_group_is_emptied_and_others_are_left_out_with_the_one() -> None:
    people = group(9, "maths") + group(5, "art")
    assert told(people, {1: 15}) == {Background(1, ("maths",)): 9, None: 1}


def test_a_municipality_of_one_small_group_too_many_keeps_nothing() -> None:
    assert told(group(6, "maths") + group(1, "art"), {1: 7}) == {None: 7}


def test_equal_answers_of_two_municipalities_are_two_groups() -> None:
    people = group(4, "maths", place=1) + group(4, "maths", place=2)
    assert told(people, {1: 4, 2: 4}) == {None: 8}


def test_people_of_the_region_only_never_have_a_background() -> None:
    assert told(group(7, "maths", place=None), {}) == {None: 7}


def test_the_order_of_the_rows_is_drawn_by_lot() -> None:
    people = group(30, "maths")
    orders = {rows_at_close(people, {1: 30}, T, Random(seed).sample) for seed in range(9)}
    assert len(orders) == 9


@given(
    people=st.lists(
        st.builds(
            Background,
            st.sampled_from([None, 1, 2, 3]),
            st.tuples(st.sampled_from(["a", "a", "b", "c"]), st.sampled_from(["x", "x", "x", "y"])),
        ),
        max_size=60,
    ),
    gone=st.lists(st.sampled_from([1, 2, 3]), max_size=7),
    threshold=st.integers(3, 6),
)
def test_whoever_is_in_the_figures_and_not_in_the_rows_is_one_of_a_group(
    people: list[Background], gone: list[int], threshold: int
) -> None:
    there = Counter(one.place for one in people)
    counted = {place: there[place] + gone.count(place) for place in (1, 2, 3)}
    # The count sees to it that in a municipality nobody or a group is counted.
    people = [one for one in people if one.place is None or counted[one.place] >= threshold]
    counted = {place: n for place, n in counted.items() if n >= threshold}
    rows = rows_at_close(people, counted, threshold, lot)
    told = Counter(row.background for row in rows if row.background is not None)
    assert all(n >= threshold for n in told.values())
    for place, n in counted.items():
        without = n - sum(told[one] for one in told if one.place == place)
        assert without == 0 or without >= threshold
    of_region = sum(one.place is None for one in people)
    missing = sum(counted.values()) + of_region - len(rows)
    assert missing == 0 or missing >= threshold
    assert len({row.person for row in rows}) == len(rows)
    assert all(row.background in {None, people[row.person]} for row in rows)


def test_rows_are_named_by_the_place_of_the_person_in_what_was_given() -> None:
    assert {*rows_at_close(group(5, "maths"), {1: 5}, T, lot)} == {
        Row(person, Background(1, ("maths",))) for person in range(5)
    }


def test_items_that_tell_who_somebody_is_leave_only_as_background() -> None:
    found = row_items(["age", "subject", "school", "wish"], ["age", "subject"], ["subject"], {})
    assert found == RowItems(frozenset({"school", "wish"}), frozenset({"subject"}))


def test_an_item_that_a_condition_looks_at_tells_who_somebody_is() -> None:
    found = row_items(["took_part", "what", "wish"], [], [], {"what": ["took_part"]})
    assert found == RowItems(frozenset({"wish"}), frozenset())


def test_an_item_under_a_condition_is_in_no_row_and_no_background() -> None:
    found = row_items(["a", "b", "c"], [], ["a", "c"], {"c": ["a"]})
    assert found == RowItems(frozenset({"b"}), frozenset({"a"}))

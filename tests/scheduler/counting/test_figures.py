from collections.abc import Iterable

from bot.interview.counts import BASE as INTERVIEW_BASE
from scheduler.counting.counts import BASE, RESPONDENTS, Choice, change
from scheduler.counting.figures import pooled, region_closed, region_shown, shown
from storage.counters import RESPONDENTS as STORED_RESPONDENTS

T = 5


def counters(respondents: int, **bases: int) -> dict[Choice, int]:
    """Of whoever answered an item half chose «a»."""
    of_items = {(item, "*"): n for item, n in bases.items()}
    return (
        {RESPONDENTS: respondents} | of_items | {(item, "a"): n // 2 for item, n in bases.items()}
    )


def bases(counts: Iterable[tuple[Choice, int]]) -> dict[str, int]:
    return {item: n for (item, option), n in counts if option == BASE}


def test_an_item_of_a_small_base_is_not_shown() -> None:
    found = shown(counters(9, one=9, two=4), T)
    assert bases(found.items()) == {"*": 9, "one": 9}
    assert ("two", "a") not in found


def test_a_small_base_is_in_no_sum_before_the_close() -> None:
    region = region_shown([counters(9, one=9, two=4), counters(8, one=5, two=6)], T)
    assert bases(region.items()) == {"*": 17, "one": 14, "two": 6}


def test_what_is_withheld_is_neither_shown_nor_summed() -> None:
    places = [counters(9, one=9), counters(8, one=8)]
    assert bases(shown(places[0], T, {"one"}).items()) == {"*": 9}
    assert bases(region_shown(places, T, {"one"}).items()) == {"*": 17}


def test_after_the_close_small_bases_are_put_together_item_by_item() -> None:
    places = [counters(9, one=9, two=4, three=1), counters(8, one=8, two=8, three=2)]
    alone = counters(6, one=6, two=1, three=1)
    beside = pooled(places, alone, T)
    assert bases(beside.items()) == {"*": 6, "one": 6, "two": 5}
    assert beside["two", "a"] == 2
    region = region_closed(places, alone, T)
    assert bases(region.items()) == {"*": 23, "one": 23, "two": 13}


def test_without_anybody_for_the_region_only_small_bases_of_municipalities_are_pooled() -> None:
    region = region_closed([counters(9, two=3), counters(9, two=2)], {}, T)
    assert bases(region.items()) == {"*": 18, "two": 5}


def test_a_change_takes_out_what_a_correction_replaces_and_leaves_no_zero() -> None:
    old, new = [RESPONDENTS, ("1", "*"), ("1", "a")], [RESPONDENTS, ("1", "*"), ("1", "b")]
    assert list(change([new], [old]).items()) == [(("1", "a"), -1), (("1", "b"), 1)]


def test_a_held_sum_rides_with_the_change_and_may_take_out_too() -> None:
    held = {RESPONDENTS: 2, ("1", "a"): -1}
    moved = change([[RESPONDENTS, ("1", "a")]], held=held)
    assert moved == {RESPONDENTS: 3}


def test_counters_are_named_as_the_interview_and_the_tables_name_them() -> None:
    assert (BASE, RESPONDENTS) == (INTERVIEW_BASE, STORED_RESPONDENTS)

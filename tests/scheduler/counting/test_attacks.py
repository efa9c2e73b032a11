"""What an official who looks after every single act gets to see."""

from __future__ import annotations

from itertools import count

import pytest

from scheduler.counting.counts import respondents
from scheduler.counting.figures import pooled
from scheduler.counting.rhythm import Rhythm
from tests.scheduler.counting.ledger import PLACES, Answers, Handed, Ledger
from tests.scheduler.counting.onlooker import BESIDE, REGION, Onlooker

HERE, THERE, _ = PLACES
COMMON: Answers = {"1": "b", "2": "x"}
RARE: Answers = {"1": "a", "3": "p"}
numbers = count()


class Town:
    def __init__(self, rhythm: Rhythm = Rhythm.AS_THEY_COME, *, anonymous: bool = False) -> None:
        self.ledger = Ledger(5, rhythm, anonymous)
        self.onlooker = Onlooker(self.ledger)
        self.ledger.after_commit = self.onlooker.look

    def comes(self, answers: Answers = COMMON, place: int = HERE) -> int:
        person = next(numbers)
        assert self.hands_in(person, answers, place)
        return person

    def hands_in(self, person: int, answers: Answers, place: int = HERE) -> bool:
        """Whether it was taken."""
        taken = self.ledger.as_taken(person, Handed(place, answers))
        if taken is not None:
            self.onlooker.handed[person] = taken
            self.ledger.hand_in(person, taken)
            self.ledger.tick()
        return taken is not None

    def come(self, how_many: int, answers: Answers = COMMON, place: int = HERE) -> list[int]:
        return [self.comes(answers, place) for _ in range(how_many)]

    def takes_back(self, person: int) -> None:
        del self.onlooker.handed[person]
        self.ledger.withdraw(person)

    def deletes_everything(self, person: int) -> None:
        del self.onlooker.handed[person]
        self.ledger.delete_all(person)

    def close(self) -> None:
        self.ledger.stop(True)
        self.ledger.close()

    def sees(self, item: str = "*", where: str = str(HERE)) -> dict[str, int]:
        """The options of an item with their numbers; empty where it is not shown."""
        cells = self.onlooker.last.cells.get((where, item), {})
        return {option: n for (_, option), n in cells.items()}

    def number(self, where: str = str(HERE)) -> int:
        return self.sees("*", where).get("*", 0)


@pytest.mark.parametrize(
    ("people", "before_the_close", "after"),
    [(1, [0], 0), (2, [0], 0), (5, [0], 5), (6, [0], 6), (30, [0, 5, 10, 15, 20, 25], 30)],
)
def test_one_after_another_they_are_seen_in_groups(
    people: int, before_the_close: list[int], after: int
) -> None:
    town, seen = Town(), [0]
    for _ in range(people):
        town.comes()
        seen.append(town.number())
    town.close()
    assert sorted(set(seen)) == before_the_close
    assert town.number() == after
    assert town.ledger.tables.nowhere == (people if people < 5 else 0)
    assert town.ledger.tables.coverage(HERE) == people


@pytest.mark.parametrize("anonymous", [False, True])
def test_nightly_a_day_of_thirty_people_moves_the_figures_once(anonymous: bool) -> None:
    town = Town(Rhythm.NIGHTLY, anonymous=anonymous)
    town.come(30)
    assert town.number() == 0
    town.ledger.night()
    assert town.number() == 25
    town.come(9)
    town.ledger.tick()
    assert town.number() == 25
    town.ledger.night()
    assert town.number() == 34


def test_nine_who_press_again_and_one_newcomer_move_no_figure() -> None:
    town = Town()
    town.come(15)
    before = town.sees("1")
    for one in sorted(town.ledger.tables.marks)[:9]:
        assert town.hands_in(one, RARE)
    town.comes(RARE)
    assert before == {"*": 10, "b": 10}
    assert town.sees("1") == before
    assert town.ledger.tables.coverage(HERE) == 16


def test_corrections_of_counted_people_ride_with_the_next_group_and_not_before() -> None:
    town = Town()
    town.come(10)
    for one in list(town.ledger.tables.marks):
        town.hands_in(one, RARE)
    assert town.sees("1") == {"*": 5, "b": 5}
    town.come(5)
    assert town.sees("1") == {"*": 10, "a": 5, "b": 5}


def test_who_is_counted_is_corrected_where_counted_though_at_work_elsewhere_now() -> None:
    town = Town()
    town.come(10)
    counted = list(town.ledger.tables.marks)
    assert town.hands_in(counted[0], RARE, place=THERE)
    assert [town.ledger.tables.coverage(place) for place in (HERE, THERE)] == [10, 0]


def test_who_waits_moves_along_with_the_next_handing_in() -> None:
    town = Town()
    person = town.comes()
    town.hands_in(person, COMMON, place=THERE)
    assert [town.ledger.tables.coverage(place) for place in (HERE, THERE)] == [0, 1]


def test_a_counted_person_who_withdraws_leaves_the_figures_and_cannot_come_again() -> None:
    town = Town()
    town.come(10)
    person = next(iter(town.ledger.tables.marks))
    before = town.sees("1")
    town.takes_back(person)
    assert not town.hands_in(person, RARE)
    assert (town.sees("1"), town.ledger.tables.coverage(HERE)) == (before, 10)
    town.come(5)
    assert town.number() == 10


@pytest.mark.parametrize("anonymous", [False, True])
def test_deleting_everything_and_coming_back_makes_nobody_two(anonymous: bool) -> None:
    town = Town(Rhythm.NIGHTLY, anonymous=anonymous)
    town.come(10)
    town.ledger.night()
    counted = next(iter(town.ledger.tables.marks))
    waiting = next(iter(town.ledger.tables.waiting))
    town.deletes_everything(counted)
    town.deletes_everything(waiting)
    assert not town.hands_in(counted, RARE)
    assert town.hands_in(waiting, RARE)
    assert town.ledger.tables.coverage(HERE) == 10


def test_who_waits_and_takes_back_comes_again_as_one_person() -> None:
    town = Town()
    people = town.come(9)
    for _ in range(20):
        town.takes_back(people[0])
        assert town.hands_in(people[0], RARE)
    assert (town.number(), town.ledger.tables.coverage(HERE)) == (0, 9)


def test_an_item_under_a_condition_is_seen_once_after_the_close() -> None:
    town = Town()
    for _ in range(12):
        town.comes(RARE)
        town.comes()
        assert town.sees("3") == town.sees("3", REGION) == {}
    assert town.sees("1")["*"] > 0
    town.close()
    assert town.sees("3") == {"*": 12, "p": 12}


def test_an_item_under_a_condition_that_few_fulfil_is_seen_nowhere() -> None:
    town = Town()
    town.come(20)
    town.come(4, RARE)
    town.close()
    assert town.sees("1") == {"*": 24, "a": 4, "b": 20}
    assert town.sees("3") == town.sees("3", REGION) == town.sees("3", BESIDE) == {}


def test_region_minus_municipalities_is_nobody_until_the_close_and_then_a_group() -> None:
    town = Town()
    for place in PLACES:
        town.come(11, place=place)
        town.come(3, RARE, place=place)
        assert town.sees("*", BESIDE) == {}
    town.close()
    # Three of each municipality fulfil the condition: too few there, enough in the region.
    assert town.sees("3") == {}
    assert town.sees("3", BESIDE) == {"*": 9, "p": 9}


def test_what_too_few_hand_in_in_each_municipality_is_seen_in_the_region_together() -> None:
    town = Town()
    town.come(12, place=HERE)
    town.come(3, RARE, place=THERE)
    town.come(2, RARE, place=PLACES[2])
    town.close()
    assert town.number(REGION) == 17
    assert [town.number(str(place)) for place in PLACES] == [12, 0, 0]
    assert town.sees("1", BESIDE) == {"*": 5, "a": 5}
    tables = town.ledger.tables
    assert respondents(pooled(list(tables.counters.values()), tables.region_only, 5)) == 5


def test_stopping_and_opening_again_moves_no_figure() -> None:
    town = Town()
    town.come(13)
    before = town.number()
    for _ in range(5):
        town.ledger.stop(True)
        assert not town.hands_in(next(numbers), RARE)
        town.ledger.tick()
        town.ledger.stop(False)
        town.ledger.tick()
    assert town.number() == before

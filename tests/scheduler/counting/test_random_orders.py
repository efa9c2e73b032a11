"""Whatever people and the clock do, in whatever order: the promises hold after every commit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.counting.rhythm import Rhythm, rhythms_for
from tests.scheduler.counting.ledger import PLACES, Answers, Handed, Killed, Ledger
from tests.scheduler.counting.onlooker import Onlooker

CROWD = 60
ACTS = 150


class Season:
    """One campaign with its people, and what happens in it drawn by `lot`."""

    def __init__(self, lot: Random) -> None:
        self.lot = lot
        anonymous = lot.random() < 0.4
        threshold = lot.randint(3, 5)
        self.ledger = Ledger(
            threshold,
            lot.choice(rhythms_for(anonymous=anonymous)),
            anonymous,
            lot.choice([None, 2 * threshold]),
            lot,
        )
        self.onlooker = Onlooker(self.ledger)
        self.ledger.after_commit = self.onlooker.look
        # With few people and rare answers bases are small, and the close finds few who wait.
        self.people = range(lot.randint(threshold, CROWD))
        self.rare = lot.random()
        self.acts: dict[Callable[[], None], int] = {
            self.somebody_hands_in: 50,
            self.a_crowd_hands_in: 6,
            self.somebody_corrects: 20,
            self.somebody_takes_back: 6,
            self.somebody_presses_while_others_are_counted: 4,
            self.a_tick: 10,
            self.a_night: 6,
            self.stop_or_open_again: 3,
        }

    def begins_before_the_update(self) -> None:
        shown = self.lot.choice([0, 0, self.ledger.threshold, 12])
        held = self.lot.randint(1, 8)
        answers = {person: self._before() for person in range(CROWD, CROWD + shown + held)}
        people = list(answers.items())
        self.people = range(CROWD // 2, CROWD + shown + held)
        self.onlooker.update(PLACES[0], dict(people[:shown]), dict(people[shown:]))

    def _before(self) -> Answers:
        return {"1": "b", "2": self.lot.choice("xy")}

    def goes_by(self) -> None:
        if self.lot.random() < 0.3:
            self.begins_before_the_update()
        acts = self.lot.choices(list(self.acts), list(self.acts.values()), k=ACTS)
        for act in acts[: self.lot.randint(10, ACTS)]:
            act()
        self.ledger.stop(True)
        while not self.ledger.tables.closed:
            self._perhaps_killed(self.ledger.close)
        self.somebody_takes_back()

    def somebody_hands_in(self) -> None:
        self._hands_in(self.lot.choice(self.people), self.lot.choice(PLACES))

    def a_crowd_hands_in(self) -> None:
        place = self.lot.choice(PLACES)
        for person in self.lot.sample(self.people, min(len(self.people), 12)):
            self._hands_in(person, place)

    def somebody_corrects(self) -> None:
        if self.ledger.tables.counted:
            self._hands_in(self.lot.choice(sorted(self.ledger.tables.counted)), PLACES[0])

    def _hands_in(self, person: int, place: int) -> None:
        taken = self.ledger.as_taken(person, Handed(place, self._answers()))
        if taken is not None:
            self.onlooker.handed[person] = taken
            self.ledger.hand_in(person, taken)

    def _answers(self) -> Answers:
        """The second item may be skipped; the third is asked of those who chose «a»."""
        rare = self.lot.random() < self.rare
        answers = {"1": "a" if rare else "b"}
        if self.lot.random() < self.rare:
            answers["2"] = self.lot.choice("xy")
        if rare:
            answers["3"] = self.lot.choice("pq")
        return answers

    def somebody_takes_back(self) -> None:
        person = self.lot.choice(self.people)
        if not self.ledger.tables.closed:
            self.onlooker.handed.pop(person, None)
        self.lot.choice([self.ledger.delete_all, self.ledger.withdraw])(person)

    def somebody_presses_while_others_are_counted(self) -> None:
        press = self.lot.choice([self.somebody_hands_in, self.somebody_takes_back])
        self.ledger.meanwhile += [lambda: self._unharmed(press)] * 3

    def _unharmed(self, press: Callable[[], None]) -> None:
        kill_at, self.ledger.kill_at = self.ledger.kill_at, None
        press()
        self.ledger.kill_at = kill_at

    def a_tick(self) -> None:
        self._perhaps_killed(self.ledger.tick)
        if self.ledger.rhythm is Rhythm.AS_THEY_COME:
            self._tick_to_the_end()

    def _tick_to_the_end(self) -> None:
        self.ledger.meanwhile.clear()
        self.ledger.tick()
        for place in PLACES:
            newcomers = self.ledger.tables.waiting_in(place).newcomers
            assert len(newcomers) < 2 * self.ledger.threshold

    def a_night(self) -> None:
        self._perhaps_killed(self.ledger.night)

    def stop_or_open_again(self) -> None:
        self.ledger.stop(not self.ledger.tables.stopped)

    def _perhaps_killed(self, work: Callable[[], None]) -> None:
        self.ledger.kill_at = self.lot.choice([None, 0.5, 1, 1.5, 2, 3])
        with suppress(Killed):
            work()
        self.ledger.kill_at = None


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_nobody_is_lost_or_counted_twice_and_every_two_looks_differ_by_a_group(seed: int) -> None:
    Season(Random(seed)).goes_by()

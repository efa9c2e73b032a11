"""Whatever people and the clock do, in whatever order: the promises hold after every commit."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from scheduler.counting.rhythm import Rhythm, rhythms_for
from tests.scheduler.counting.ledger import PLACES, Answers, Handed, Killed, Ledger
from tests.scheduler.counting.onlooker import Onlooker

CROWD = 40
people = st.integers(0, CROWD - 1)
places = st.sampled_from(PLACES)
kills = st.none() | st.integers(1, 12).map(lambda halves: halves / 2)


def some_answers(lot: Random) -> Answers:
    """The second item may be skipped; the third is asked of those who chose «a»."""
    answers = {"1": lot.choice("aab"), "2": lot.choice(["x", "y", ""])}
    if answers["1"] == "a":
        answers["3"] = lot.choice("pq")
    return {item: option for item, option in answers.items() if option}


class Campaign(RuleBasedStateMachine):
    @initialize(
        threshold=st.integers(3, 5),
        anonymous=st.booleans(),
        rhythm=st.sampled_from(Rhythm),
        in_parts=st.booleans(),
        seed=st.integers(0, 1000),
    )
    def open(
        self, threshold: int, anonymous: bool, rhythm: Rhythm, in_parts: bool, seed: int
    ) -> None:
        possible = rhythms_for(anonymous=anonymous)
        self.lot = Random(seed)
        self.ledger = Ledger(
            threshold,
            rhythm if rhythm in possible else possible[0],
            anonymous,
            2 * threshold if in_parts else None,
            Random(seed + 1),
        )
        self.onlooker = Onlooker(self.ledger)
        self.ledger.after_commit = self.onlooker.look

    @property
    def goes_on(self) -> bool:
        return not self.ledger.tables.closed

    @rule(person=people, place=places)
    def hand_in(self, person: int, place: int) -> None:
        taken = self.ledger.as_taken(person, Handed(place, some_answers(self.lot)))
        if taken is not None:
            self.onlooker.handed[person] = taken
            self.ledger.hand_in(person, taken)

    @rule(place=places, crowd=st.sets(people, min_size=3, max_size=12))
    def a_crowd_hands_in(self, place: int, crowd: set[int]) -> None:
        for person in sorted(crowd):
            self.hand_in(person, place)

    @rule(person=people, everything=st.booleans())
    def take_back(self, person: int, everything: bool) -> None:
        if self.goes_on:
            self.onlooker.handed.pop(person, None)
        (self.ledger.delete_all if everything else self.ledger.withdraw)(person)

    @rule(person=people, place=places, hands_in=st.booleans())
    def somebody_presses_while_the_next_is_counted(
        self, person: int, place: int, hands_in: bool
    ) -> None:
        def press() -> None:
            kill_at, self.ledger.kill_at = self.ledger.kill_at, None
            if hands_in:
                self.hand_in(person, place)
            else:
                self.take_back(person, everything=False)
            self.ledger.kill_at = kill_at

        self.ledger.meanwhile.append(press)

    @precondition(lambda self: self.goes_on)
    @rule(kill_at=kills)
    def night(self, kill_at: float | None) -> None:
        self._perhaps_killed(self.ledger.night, kill_at)

    @precondition(lambda self: self.goes_on)
    @rule(kill_at=kills)
    def tick(self, kill_at: float | None) -> None:
        self._perhaps_killed(self.ledger.tick, kill_at)

    @precondition(lambda self: self.goes_on)
    @rule(stopped=st.booleans())
    def stop_or_open_again(self, stopped: bool) -> None:
        self.ledger.stop(stopped)

    @precondition(lambda self: self.goes_on and self.ledger.tables.stopped)
    @rule(kill_at=kills)
    def close(self, kill_at: float | None) -> None:
        self._perhaps_killed(self.ledger.close, kill_at)

    def _perhaps_killed(self, work: Callable[[], None], kill_at: float | None) -> None:
        self.ledger.kill_at = kill_at
        try:
            work()
        except Killed:
            pass
        else:
            self._left_are_fewer_than_two_groups()
        self.ledger.kill_at = None

    def _left_are_fewer_than_two_groups(self) -> None:
        if self.ledger.rhythm is Rhythm.AS_THEY_COME:
            for place in PLACES:
                newcomers = self.ledger.tables.waiting_in(place).newcomers
                assert len(newcomers) < 2 * self.ledger.threshold


TestCampaign = Campaign.TestCase
TestCampaign.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)

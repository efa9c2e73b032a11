"""The tables of a campaign as plain dictionaries, and the transactions that count.

What a database does is done here with copies: a transaction changes a copy, which takes the place
of the tables at its commit. Whoever is killed leaves the tables before or after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from random import Random

from scheduler.counting.batch import Batch, Held, Waiting, count, rest
from scheduler.counting.closing import close
from scheduler.counting.counts import RESPONDENTS, Choice, change, respondents, summed
from scheduler.counting.rhythm import Rhythm, due

Answers = Mapping[str, str]
"""The option chosen by item; what was skipped or not asked is missing."""

OPENING = date(2026, 5, 4)
PLACES = (1, 2, 3)


class Killed(Exception):
    pass


class Stale(Exception):
    """Somebody took back or handed in anew what was drawn."""


@dataclass(frozen=True)
class Handed:
    place: int
    answers: Answers
    newcomer: bool = True


@dataclass(frozen=True)
class Step:
    """What one count added to the figures; `place` is None for the region only.

    `corrected` are the answers that were counted before, and those that took their place.
    """

    place: int | None
    newcomers: Mapping[int, Answers]
    corrected: Mapping[int, tuple[Answers, Answers]] = field(default_factory=dict)


@dataclass(frozen=True)
class HeldSum:
    """The tables hold its sum alone; who is in it only the model knows."""

    people: Mapping[int, Answers]
    alone: bool

    @property
    def held(self) -> Held:
        return Held(len(self.people), self.alone)


@dataclass
class Tables:
    waiting: dict[int, Handed] = field(default_factory=dict)
    counted: dict[int, Answers] = field(default_factory=dict)
    marks: dict[int, int] = field(default_factory=dict)
    departed: set[int] = field(default_factory=set)
    counters: dict[int, dict[Choice, int]] = field(
        default_factory=lambda: {place: {} for place in PLACES}
    )
    region_only: dict[Choice, int] = field(default_factory=dict)
    nowhere: int = 0
    held: dict[int, HeldSum] = field(default_factory=dict)
    came_round_on: dict[int, date] = field(default_factory=lambda: dict.fromkeys(PLACES, OPENING))
    delivered: dict[int, int] = field(default_factory=dict)
    stopped: bool = False
    closed: bool = False
    steps: list[Step] = field(default_factory=list)

    def copy(self) -> Tables:
        return replace(
            self,
            waiting=self.waiting.copy(),
            counted=self.counted.copy(),
            marks=self.marks.copy(),
            departed=self.departed.copy(),
            counters=self.counters.copy(),
            held=self.held.copy(),
            came_round_on=self.came_round_on.copy(),
            steps=self.steps.copy(),
        )

    def waiting_in(self, place: int) -> Waiting:
        own = {person: one for person, one in self.waiting.items() if one.place == place}
        return Waiting(
            tuple(person for person, one in own.items() if one.newcomer),
            tuple(person for person, one in own.items() if not one.newcomer),
            self.held[place].held if place in self.held else None,
        )

    def coverage(self, place: int) -> int:
        if self.closed:
            return self.delivered[place]
        return respondents(self.counters[place]) + self.waiting_in(place).people


def choices(answers: Answers) -> list[Choice]:
    made = [(item, option) for item, chosen in answers.items() for option in ("*", chosen)]
    return [RESPONDENTS, *made]


@dataclass
class Ledger:
    """`kill_at` is how many commits on it is killed: 0.5 before the first, 1 after it."""

    threshold: int
    rhythm: Rhythm
    anonymous: bool
    at_most: int | None = None
    lot: Random = field(default_factory=lambda: Random(1))
    today: date = OPENING
    tables: Tables = field(default_factory=Tables)
    after_commit: Callable[[], None] = lambda: None
    kill_at: float | None = None
    meanwhile: list[Callable[[], None]] = field(default_factory=list)

    def commit(self, work: Callable[[Tables], None]) -> None:
        changed = self.tables.copy()
        work(changed)
        self._perhaps_killed()
        self.tables = changed
        self.after_commit()
        self._perhaps_killed()

    def _perhaps_killed(self) -> None:
        if self.kill_at is not None:
            self.kill_at -= 0.5
            if self.kill_at <= 0:
                self.kill_at = None
                raise Killed

    def update(self, place: int, shown: Mapping[int, Answers], held: Mapping[int, Answers]) -> None:
        """From the counters of before: what was shown of them, and what they held beyond it."""
        tables = self.tables
        tables.counters[place] = change(map(choices, shown.values()))
        tables.held[place] = HeldSum(held, alone=not shown)
        tables.steps.append(Step(place, shown))
        tables.marks.update(dict.fromkeys([*shown, *held], place))
        if not self.anonymous:
            tables.counted.update({**shown, **held})

    def hand_in(self, person: int, taken: Handed) -> None:
        def work(tables: Tables) -> None:
            tables.waiting[person] = taken
            if tables.counted.get(person) == taken.answers and not taken.newcomer:
                del tables.waiting[person]

        self.commit(work)

    def as_taken(self, person: int, handed: Handed) -> Handed | None:
        """None where it is refused."""
        tables = self.tables
        if tables.stopped or person in tables.departed:
            return None
        if person not in tables.marks:
            return handed
        if self.anonymous or person not in tables.counted:
            return None
        return Handed(tables.marks[person], handed.answers, newcomer=False)

    def withdraw(self, person: int) -> None:
        def work(tables: Tables) -> None:
            tables.waiting.pop(person, None)
            if not self.anonymous:
                tables.counted.pop(person, None)

        self.commit(work)

    def delete_all(self, person: int) -> None:
        def work(tables: Tables) -> None:
            tables.waiting.pop(person, None)
            tables.counted.pop(person, None)
            if tables.marks.pop(person, None) is not None:
                tables.departed.add(person)

        self.commit(work)

    def stop(self, stopped: bool) -> None:
        self.commit(lambda tables: setattr(tables, "stopped", stopped))

    def tick(self) -> None:
        for place in PLACES:
            came_round_on = self.tables.came_round_on[place]
            if due(self.rhythm, came_round_on, self.today, OPENING):
                self._count(place)
                self.commit(partial(self._settled, place=place))

    def _settled(self, tables: Tables, place: int) -> None:
        tables.came_round_on[place] = self.today

    def night(self) -> None:
        self.today += timedelta(days=1)
        self.tick()

    def close(self) -> None:
        """In as many transactions as the waiting need; the last one is the close."""
        for place in PLACES:
            self._count(place)
            for batch in self._while_found(place, rest):
                self._apply(place, batch)
        self.commit(self._closed)

    def _count(self, place: int) -> None:
        def drawn(waiting: Waiting, threshold: int) -> Batch | None:
            return count(waiting, threshold, self.lot.sample, self.at_most)

        for batch in self._while_found(place, drawn):
            if self._apply(place, batch) and batch.last:
                return

    def _while_found(
        self, place: int, find: Callable[[Waiting, int], Batch | None]
    ) -> Iterator[Batch]:
        while (batch := find(self.tables.waiting_in(place), self.threshold)) is not None:
            yield batch

    def _apply(self, place: int, batch: Batch) -> bool:
        """False where it had become stale meanwhile."""
        read = {person: self.tables.waiting[person] for person in _sheets(batch)}
        while self.meanwhile:
            self.meanwhile.pop()()

        def work(tables: Tables) -> None:
            if any(tables.waiting.get(person) != one for person, one in read.items()):
                raise Stale
            self._counted(tables, place, batch)

        try:
            self.commit(work)
        except Stale:
            return False
        return True

    def _counted(self, tables: Tables, place: int, batch: Batch) -> None:
        new = {person: tables.waiting.pop(person).answers for person in _sheets(batch)}
        newcomers = {person: new[person] for person in batch.newcomers}
        old = {person: tables.counted[person] for person in batch.corrections}
        held = tables.held.pop(place).people if batch.with_held else {}
        moved = change(map(choices, new.values()), map(choices, old.values()), _sum(held))
        tables.counters[place] = summed([tables.counters[place], moved])
        tables.marks.update(dict.fromkeys(newcomers, place))
        if not self.anonymous:
            tables.counted.update(new)
        tables.steps.append(
            Step(
                place, {**newcomers, **held}, {person: (old[person], new[person]) for person in old}
            )
        )

    def _closed(self, tables: Tables) -> None:
        tables.delivered = {place: tables.coverage(place) for place in PLACES}
        closing = close({place: tables.waiting_in(place) for place in PLACES}, self.threshold)
        for place, batch in closing.batches.items():
            self._counted(tables, place, batch)
        pooled = {person: tables.waiting[person].answers for person in closing.region_only}
        for place in closing.held_region_only:
            pooled.update(tables.held.pop(place).people)
        assert tables.held.keys() == {*closing.held_nowhere}
        if pooled:
            tables.region_only = change(map(choices, pooled.values()))
            tables.steps.append(Step(None, pooled))
        tables.nowhere = len(closing.nowhere)
        tables.waiting.clear()
        tables.stopped = tables.closed = True


def _sum(held: Mapping[int, Answers]) -> Mapping[Choice, int]:
    return change(map(choices, held.values()))


def _sheets(batch: Batch) -> tuple[int, ...]:
    return (*batch.newcomers, *batch.corrections)

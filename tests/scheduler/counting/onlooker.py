"""An official who looks after every commit, and what must hold between two looks.

Knows of the people what nobody else knows: whose answers make a figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scheduler.counting.counts import Choice, Counts
from scheduler.counting.figures import region_closed, region_shown, shown
from tests.scheduler.counting.ledger import PLACES, Answers, Handed, Ledger, Step, choices

CONDITIONAL = frozenset({"3"})
REGION, BESIDE = "region", "beside"
Figure = tuple[str, str]
"""(where, item): where is a municipality, the region, or the region without its municipalities."""


@dataclass(frozen=True)
class Look:
    """Each figure with its cells and with those who are in it; what is not shown is missing."""

    cells: Mapping[Figure, Counts]
    people: Mapping[Figure, frozenset[int]]


@dataclass
class Onlooker:
    ledger: Ledger
    handed: dict[int, Handed] = field(default_factory=dict)
    """What each person has handed in last and not taken back, as the person knows it."""
    last: Look = field(default_factory=lambda: Look({}, {}))
    shown_last: Look = field(default_factory=lambda: Look({}, {}))
    known_steps: int = 0
    from_before: dict[int, Mapping[int, Answers]] = field(default_factory=dict)
    """By municipality, who had handed in before answers were counted in groups."""

    def update(self, place: int, shown: Mapping[int, Answers], held: Mapping[int, Answers]) -> None:
        self.ledger.update(place, shown, held)
        self.from_before[place] = {**shown, **held}
        self.known_steps = len(self.ledger.tables.steps)
        self.look()

    def look(self) -> None:
        self._nobody_is_lost_or_counted_twice()
        self._counters_are_what_was_counted()
        self._coverage_is_counted_and_waiting()
        seen = look(self.ledger)
        _is_large_enough(seen, self.ledger.threshold)
        _differ_by_a_group(self.last, seen, self.ledger.threshold)
        # What went out of sight and comes back is compared with what it was.
        again = Look(
            {**self.shown_last.cells, **seen.cells}, {**self.shown_last.people, **seen.people}
        )
        _differ_by_a_group(self.shown_last, again, self.ledger.threshold)
        self.last, self.shown_last = seen, again

    def _nobody_is_lost_or_counted_twice(self) -> None:
        tables = self.ledger.tables
        times = Counter(person for step in tables.steps for person in step.newcomers)
        assert set(times.values()) <= {1}
        for step in tables.steps[self.known_steps :]:
            self._is_what_was_handed_in(step)
        self.known_steps = len(tables.steps)
        before = {person for people in self.from_before.values() for person in people}
        uncounted = self.handed.keys() - times.keys() - before
        waiting = {person for person, one in tables.waiting.items() if one.newcomer}
        assert len(uncounted) == tables.nowhere if tables.closed else uncounted == waiting

    def _is_what_was_handed_in(self, step: Step) -> None:
        assert len(step.newcomers) >= self.ledger.threshold
        before = {k: v for people in self.from_before.values() for k, v in people.items()}
        for person, answers in step.newcomers.items():
            if person in before:
                assert answers == before[person]
            else:
                assert answers == self.handed[person].answers
                assert step.place in {None, self.handed[person].place}
        for person, (_, new) in step.corrected.items():
            assert new == self.handed[person].answers

    def _counters_are_what_was_counted(self) -> None:
        for place in PLACES:
            total = Counter[Choice]()
            for step in self._steps(place):
                for answers in (
                    *step.newcomers.values(),
                    *(new for _, new in step.corrected.values()),
                ):
                    total.update(choices(answers))
                for old, _ in step.corrected.values():
                    total.subtract(choices(old))
            assert self.ledger.tables.counters[place] == {cell: n for cell, n in total.items() if n}

    def _coverage_is_counted_and_waiting(self) -> None:
        counted = {
            place: {person for step in self._steps(place) for person in step.newcomers}
            for place in PLACES
        }
        for place in PLACES:
            here = {person for person, one in self.handed.items() if one.place == place}
            before = {*self.from_before.get(place, {})}
            assert self.ledger.tables.coverage(place) == len(counted[place] | here | before)

    def _steps(self, place: int) -> list[Step]:
        return [step for step in self.ledger.tables.steps if step.place == place]


def look(ledger: Ledger) -> Look:
    tables, threshold = ledger.tables, ledger.threshold
    withheld = () if tables.closed else CONDITIONAL
    own = {place: shown(tables.counters[place], threshold, withheld) for place in PLACES}
    counters = list(tables.counters.values())
    region = Counter(
        region_closed(counters, tables.region_only, threshold)
        if tables.closed
        else region_shown(counters, threshold, withheld)
    )
    beside = Counter(region)
    for counts in own.values():
        beside.subtract(counts)
    places: dict[str, Counts] = {str(place): counts for place, counts in own.items()}
    cells = _by_figure(places | {REGION: region, BESIDE: beside})
    return Look(cells, {figure: frozenset(_people(ledger, cells, *figure)) for figure in cells})


def _by_figure(places: Mapping[str, Counts]) -> dict[Figure, Counts]:
    cells: dict[Figure, dict[Choice, int]] = {}
    for where, counts in places.items():
        for cell, n in counts.items():
            if n:
                cells.setdefault((where, cell[0]), {})[cell] = n
    return dict(cells)


def _people(ledger: Ledger, cells: Mapping[Figure, Counts], where: str, item: str) -> Iterator[int]:
    """Skipping is an answer, so all who were asked are in; who fulfils a condition may be known."""
    corrected = {
        person: new for step in ledger.tables.steps for person, (_, new) in step.corrected.items()
    }
    for step in ledger.tables.steps:
        of_place = (str(step.place), item) in cells
        figures = [str(step.place), REGION] if of_place else [BESIDE, REGION]
        if where in figures and (of_place or (BESIDE, item) in cells):
            for person, answers in step.newcomers.items():
                if item not in CONDITIONAL or item in corrected.get(person, answers):
                    yield person


def _is_large_enough(seen: Look, threshold: int) -> None:
    for figure, cells in seen.cells.items():
        assert min(cells.values()) > 0, figure
        assert cells[figure[1], "*"] >= threshold, figure


def _differ_by_a_group(before: Look, after: Look, threshold: int) -> None:
    for figure in before.cells.keys() | after.cells.keys():
        old, new = before.people.get(figure, frozenset()), after.people.get(figure, frozenset())
        came, went = new - old, old - new
        assert len(came) == 0 or len(came) >= threshold, (figure, came)
        assert len(went) == 0 or len(went) >= threshold, (figure, went)
        if not came and not went:
            assert before.cells.get(figure) == after.cells.get(figure), figure

"""Somebody who ties counted answers to people, out of every copy of the database but no key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from storage.campaign_key import SECRET_LENGTH, CampaignKey
from storage.seal import DraftId, seal
from tests.scheduler.copies import Copy, Row

# Anybody can see how long something is when it is sealed, with whatever key.
OWN_KEY = CampaignKey.derived(bytes(SECRET_LENGTH))
# Their rows lead to no person.
APART = frozenset({"submissions", "counters", "region_counters"})


@dataclass(frozen=True)
class Answer:
    """What was counted of somebody, with words that nobody else has."""

    words: str
    row: Row


@dataclass(frozen=True)
class Attacker:
    """`copies` are in the order in which they were made. For each answer, this is used:

    - which people's rows changed between the two copies before and after it is found first;
    - which people's rows are of the transaction that wrote it;
    - where they are counted or at work;
    - in whose rows its words or its key stand, living or dead or on a free page;
    - how long it is when it is sealed, and what waited of somebody in the copy before;
    - in which orders answers and people lie in tables and files: `guesses`.
    """

    copies: Sequence[Copy]
    words_of: Callable[[Mapping[str, Any]], str]

    @cached_property
    def answers(self) -> list[Answer]:
        rows = {row.values["id"]: row for copy in self.copies for row in copy.rows["submissions"]}
        return [Answer(self.words_of(row.values["answers"]), row) for row in rows.values()]

    @cached_property
    def suspects(self) -> dict[str, frozenset[int]]:
        """By the words of each answer: the people of whom it can be."""
        return {answer.words: self._suspects(answer) for answer in self.answers}

    def _suspects(self, answer: Answer) -> frozenset[int]:
        left = self._everybody
        for found in self._evidence(answer):
            left = left & found or left
        return left

    def _evidence(self, answer: Answer) -> Iterator[frozenset[int]]:
        at = self._first_copy_with(answer)
        yield self._changed(at)
        yield self._of_transaction(answer)
        yield self._of_place(answer, at)
        yield from self._named_beside(answer)
        yield self._of_length(answer, at)

    @cached_property
    def _everybody(self) -> frozenset[int]:
        return frozenset(self._person_of.values())

    @cached_property
    def _person_of(self) -> dict[tuple[str, int], int]:
        """By the column that leads there."""
        found: dict[tuple[str, int], int] = {}
        for copy in self.copies:
            for row in copy.rows["people"]:
                found["person_id", row.values["id"]] = row.values["id"]
            for name, column in (("subjects", "subject_id"), ("identities", "identity_id")):
                for row in copy.rows[name]:
                    if row.values["person_id"] is not None:
                        found[column, row.values["id"]] = row.values["person_id"]
            for row in copy.rows["sheets"]:
                found["sheet_id", row.values["id"]] = found["subject_id", row.values["subject_id"]]
        return found

    def _person(self, row: Row) -> int | None:
        own = {"people": "person_id", "sheets": "sheet_id", "identities": "identity_id"}
        if row.table in own:
            return self._person_of.get((own[row.table], row.values["id"]))
        for column in ("sheet_id", "person_id", "identity_id", "subject_id"):
            person = self._person_of.get((column, row.values.get(column) or 0))
            if person is not None:
                return person
        return None

    @cached_property
    def _states(self) -> list[dict[int, frozenset[str]]]:
        """By copy and person, the rows as they are."""
        states = []
        for copy in self.copies:
            state = defaultdict[int, set[str]](set)
            for row in copy.all_rows:
                person = self._person(row)
                if person is not None:
                    state[person].add(f"{row.table} {row.transaction} {row.told}")
            states.append({person: frozenset(rows) for person, rows in state.items()})
        return states

    def _first_copy_with(self, answer: Answer) -> int:
        words = answer.words.encode()
        return next(
            number
            for number, copy in enumerate(self.copies)
            if any(words in one for one in copy.files.values())
        )

    def _changed(self, at: int) -> frozenset[int]:
        before, after = self._states[at - 1] if at else {}, self._states[at]
        return frozenset(
            person
            for person in before.keys() | after.keys()
            if before.get(person) != after.get(person)
        )

    @cached_property
    def _writers(self) -> dict[str, frozenset[int]]:
        """By transaction: the people whose rows it wrote."""
        found = defaultdict[str, set[int]](set)
        for copy in self.copies:
            for row in copy.all_rows:
                person = self._person(row)
                if row.transaction and person is not None:
                    found[row.transaction].add(person)
        return {transaction: frozenset(people) for transaction, people in found.items()}

    def _of_transaction(self, answer: Answer) -> frozenset[int]:
        return self._writers.get(answer.row.transaction, frozenset())

    def _of_place(self, answer: Answer, at: int) -> frozenset[int]:
        place = answer.row.values["municipality_id"]
        return frozenset(
            person
            for copy in self.copies[max(at - 1, 0) : at + 1]
            for row in copy.all_rows
            if place is not None and row.values.get("municipality_id") == place
            if (person := self._person(row)) is not None
        )

    def _named_beside(self, answer: Answer) -> Iterator[frozenset[int]]:
        """Dead bytes of whoever's table are taken for a name, though it were hard to read."""
        words, key = answer.words, answer.row.values["id"]
        for copy in self.copies:
            spoken_of = [row for row in copy.all_rows if _holds(row, words, key)]
            people = {self._person(row) for row in spoken_of if row.table not in APART}
            yield frozenset(person for person in people if person is not None)
            if any(words.encode() in copy.files.get(one, b"") for one in copy.files.keys() - APART):
                yield from self._unexplained(copy, words, spoken_of)

    def _unexplained(
        self, copy: Copy, words: str, spoken_of: Sequence[Row]
    ) -> Iterator[frozenset[int]]:
        found = sum(copy.files[one].count(words.encode()) for one in copy.files.keys() - APART)
        told = [row for row in spoken_of if row.table not in APART or "" in copy.files]
        if found > sum(row.told.count(words) for row in told):
            yield frozenset([min(self._everybody)])

    def _of_length(self, answer: Answer, at: int) -> frozenset[int]:
        length = len(seal(OWN_KEY, answer.row.values["answers"], DraftId("any", 1, "waiting")))
        return frozenset(
            person
            for row in (self.copies[at - 1].rows["waiting"] if at else ())
            if len(row.values["answers"]) == length
            if (person := self._person(row)) is not None
        )

    def guesses(self) -> Iterator[tuple[str, list[tuple[str, int]]]]:
        """Answers and people laid side by side, in each pair of the orders that they have."""
        groups = defaultdict[frozenset[int], list[Answer]](list)
        for answer in self.answers:
            groups[self.suspects[answer.words]].append(answer)
        whole = {people: own for people, own in groups.items() if len(people) == len(own)}
        for name, in_order in self._orders_of_answers().items():
            for other, people_in_order in self._orders_of_people().items():
                for turned in (False, True):
                    pairs = [
                        (answer.words, person)
                        for people, own in whole.items()
                        for answer, person in zip(
                            sorted(own, key=in_order, reverse=turned),
                            sorted(people, key=people_in_order),
                            strict=True,
                        )
                    ]
                    yield f"{name} and {other}, turned: {turned}", pairs

    def _orders_of_answers(self) -> dict[str, Callable[[Answer], Any]]:
        last = max(self.copies, key=lambda copy: len(copy.rows["submissions"]))
        ids = [row.values["id"] for row in last.rows["submissions"]]
        file = last.files.get("submissions") or last.files[""]
        return {
            "keys": lambda one: one.row.values["id"],
            "rows": lambda one: ids.index(one.row.values["id"]),
            "places in the file": lambda one: file.find(one.row.values["id"].encode()),
        }

    def _orders_of_people(self) -> dict[str, Callable[[int], Any]]:
        waited: dict[int, int] = {}
        marked: dict[int, int] = {}
        for number, copy in enumerate(self.copies):
            for row in copy.rows["waiting"]:
                waited.setdefault(self._person_of["sheet_id", row.values["sheet_id"]], number)
            for row in copy.rows["participations"]:
                marked.setdefault(row.values["person_id"], len(marked))
        return {
            "ids": lambda person: person,
            "coming": lambda person: waited.get(person, -1),
            "marks": lambda person: marked.get(person, -1),
        }


def _holds(row: Row, words: str, key: str) -> bool:
    return words in row.told or (key in row.told and row.table != "submissions")

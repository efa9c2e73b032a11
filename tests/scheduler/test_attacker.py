"""Every copy of the database, at every moment, and no key: who can have given which answer?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.drafts import begin_sheet, sheet_id_of
from storage.keys import Keys
from storage.people import known_person
from storage.sheets import read_sheet
from tests.identities import who
from tests.scheduler.attacker import Attacker
from tests.scheduler.copies import Copy, copied
from tests.scheduler.office import Office, office_of
from tests.storage.handing_in import counted_alone

HERE, THERE, BEYOND = 1, 2, 3
THRESHOLD = 5
EMPTY: Mapping[str, str] = {}
MANY = {f"11/{row}": "rather_not" for row in range(40)}


def words_of(person: int) -> str:
    return f"zyxomma{person:02}q"


def words_in(answers: Mapping[str, Any]) -> str:
    words: str = answers["1"]["option"]
    return words


@dataclass
class Case:
    """A campaign of which somebody makes a copy after every act, or around each count alone."""

    office: Office
    after_every_act: bool = True
    copies: list[Copy] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    """Who gave which answer, as nobody knows but themselves."""

    async def copy(self) -> None:
        self.copies.append(await copied(self.office.database))

    async def comes(self, person: int, place: int = HERE, more: Mapping[str, str] = EMPTY) -> None:
        assert await self.office.hand_in(person, place, {"1": words_of(person), **more})
        async with self.office.database.read() as connection:
            known = await known_person(connection, who(person))
        assert known is not None
        self.ids[words_of(person)] = known.id
        if self.after_every_act:
            await self.copy()

    async def come(self, people: Sequence[int], place: int = HERE) -> None:
        """With a night after each third of them."""
        for number, person in enumerate(people, 1):
            await self.comes(person, place)
            if number * 3 % len(people) == 0:
                await self.night()

    async def night(self) -> None:
        await self.copy()
        await self.office.night()
        await self.office.database.clear_dead_rows()
        await self.copy()

    async def end(self) -> Attacker:
        await self.office.close()
        await self.copy()
        await self.office.forget()
        await self.copy()
        return Attacker(self.copies, words_in)

    def tied(self, attacker: Attacker) -> list[int]:
        """Of how many people each counted answer can be; its own is always among them."""
        numbers = []
        for answer in attacker.answers:
            suspects = attacker.suspects[answer.words]
            assert self.ids[answer.words] in suspects
            numbers.append(len(suspects))
        return sorted(numbers)

    def most_guessed(self, attacker: Attacker) -> int:
        """How many were guessed rightly, by the best of all orders."""
        return max(
            sum(self.ids[words] == person for words, person in pairs)
            for _, pairs in attacker.guesses()
        )


@asynccontextmanager
async def case_of(database: Database, keys: Keys) -> AsyncIterator[Case]:
    async with office_of(database, keys=keys) as office:
        yield Case(office)


@pytest.mark.parametrize("number", [1, 2, 5, 6, 30])
async def test_an_answer_of_people_who_come_one_after_another_is_of_no_fewer_than_a_group(
    database: Database, keys: Keys, number: int
) -> None:
    async with case_of(database, keys) as case:
        await case.come(range(number))
        attacker = await case.end()
        tied = case.tied(attacker)
        assert len(tied) == (number if number >= THRESHOLD else 0)
        assert all(one >= THRESHOLD for one in tied), tied
        if number == 30:
            # By chance one of each group; nearly all were an order that is kept.
            assert case.most_guessed(attacker) < number * 4 // 5


async def test_nor_are_those_of_people_who_take_back_or_delete_everything_or_are_few(
    database: Database, keys: Keys
) -> None:
    async with case_of(database, keys) as case:
        case.after_every_act = False
        await case.come(range(12))
        case.after_every_act = True
        # Of the first twelve seven are counted and five wait.
        for person in (0, 3, 6, 9):
            await case.office.delete_all(person)
            await case.copy()
        for person in (1, 4):
            await case.office.withdraw(person)
            await case.copy()
        await case.come(range(20, 23), THERE)
        await case.come(range(30, 33), BEYOND)
        attacker = await case.end()
        tied = case.tied(attacker)
        assert all(one >= THRESHOLD for one in tied), tied
        alone = [one for one in attacker.answers if one.row.values["municipality_id"] is None]
        assert len(alone) >= 6


async def test_nor_is_somebody_known_by_being_asked_more_than_the_others(
    database: Database, keys: Keys
) -> None:
    """By the length of what is sealed."""
    async with case_of(database, keys) as case:
        for person in range(6):
            await case.comes(person, more=EMPTY if person else MANY)
        assert case.tied(await case.end()) == [6] * 6


async def test_the_attacker_ties_by_its_length_what_is_not_deflated(
    sqlite_database: Database, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.seal._LEVEL", 0)
    async with case_of(sqlite_database, keys) as case:
        for person in range(6):
            await case.comes(person, more=EMPTY if person else MANY)
        assert case.tied(await case.end()) == [1, 5, 5, 5, 5, 5]


class Hasty(Office):
    """Counts whoever hands in at once."""

    async def hand_in(self, person: int, place: int, given: Mapping[str, str]) -> bool:
        taken = await super().hand_in(person, place, given)
        await self.database.write(partial(self._count, person=person))
        return taken

    async def _count(self, connection: AsyncConnection, person: int) -> None:
        known = await known_person(connection, who(person))
        assert known is not None
        id = await sheet_id_of(connection, self.part, known.id)
        sheet = await read_sheet(connection, who(person), id or 0)
        assert sheet is not None
        await counted_alone(connection, self.campaign, sheet, anonymous=True)


async def test_the_attacker_ties_what_is_counted_at_handing_in(
    sqlite_database: Database, keys: Keys
) -> None:
    async with case_of(sqlite_database, keys) as case:
        case.office = Hasty(sqlite_database, keys, case.office.campaign, case.office.rules)
        for person in range(6):
            await case.comes(person)
        assert case.tied(await case.end()) == [1] * 6


async def test_the_attacker_ties_what_is_counted_in_one_transaction_of_one_person(
    postgres_url: Any, keys: Keys
) -> None:
    """Though no copy is made between the handings in."""
    database = Database(postgres_url, keys)
    async with case_of(database, keys) as case:
        case.office = Hasty(database, keys, case.office.campaign, case.office.rules)
        case.after_every_act = False
        for person in range(6):
            await case.comes(person)
        await case.copy()
        assert case.tied(Attacker(case.copies, words_in)) == [1] * 6
    await database.close()


async def test_the_attacker_ties_what_a_plain_draft_told_before(
    sqlite_database: Database, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def plainly(*args: Any, sealed: bool) -> int:
        return await begin_sheet(*args, sealed=False)

    monkeypatch.setattr("tests.scheduler.office.begin_sheet", plainly)
    async with case_of(sqlite_database, keys) as case:
        await case.come(range(6))
        assert case.tied(await case.end()) == [1] * 6


async def test_the_attacker_guesses_by_an_order_that_is_kept(
    database: Database, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.counting_batch.shuffled", list)
    async with case_of(database, keys) as case:
        case.after_every_act = False
        await case.come(range(30))
        attacker = await case.end()
        assert case.most_guessed(attacker) >= 24

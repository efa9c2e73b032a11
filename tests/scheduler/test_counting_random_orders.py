"""Whatever people and the clock do, in whatever order, on real tables; a model walks beside."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.close import close_due
from scheduler.counting.counts import Choice, Counts
from scheduler.counting.figures import region_closed, region_shown, shown
from scheduler.counting.rhythm import rhythms_for
from storage import tables
from storage.database import Database
from tests.scheduler.counting.ledger import choices
from tests.scheduler.office import DAY, PLACES, Office, office_of
from tests.storage.handing_in import fresh_copy

CONDITIONAL = frozenset({"3"})
PEOPLE, ACTS = 30, 40
Answers = dict[str, str]


class Killed(Exception):
    pass


class Season:
    """What happens in one campaign; `handed` is what each person has handed in last.

    After every act nobody may be lost or counted twice, the counters must be those of counted
    answers, and of two looks in a row no question may be apart by fewer than the threshold.
    """

    def __init__(self, office: Office, lot: Random, threshold: int) -> None:
        self.office, self.lot, self.threshold = office, lot, threshold
        self.handed: dict[int, tuple[int, Answers]] = {}
        self.closed = False
        self.looked: dict[tuple[str, str], Counts] = {}
        self.people: dict[str, int] = {}

    async def goes_by(self) -> None:
        acts = [
            *[self.hand_in] * 20, *[self.crowd] * 6, *[self.take_back] * 4,
            *[self.night] * 8, *[self.stop_or_open] * 2,
        ]  # fmt: skip
        for _ in range(ACTS):
            await self.lot.choice(acts)()
            await self.look()
        await self.close()

    async def hand_in(self) -> None:
        await self._hand_in(self.lot.randrange(PEOPLE), self.lot.choice(PLACES))

    async def crowd(self) -> None:
        place = self.lot.choice(PLACES)
        for person in self.lot.sample(range(PEOPLE), 8):
            await self._hand_in(person, place)

    async def _hand_in(self, person: int, place: int) -> None:
        answers = {"1": self.lot.choice("ab"), "2": self.lot.choice("xyz")}
        if answers["1"] == "a":
            answers["3"] = self.lot.choice("pq")
        if await self.office.hand_in(person, place, answers):
            self.handed[person] = (place, answers)

    async def take_back(self) -> None:
        person = self.lot.randrange(PEOPLE)
        await self.lot.choice([self.office.withdraw, self.office.delete_all])(person)

    async def night(self) -> None:
        await self._perhaps_killed(self.office.night)
        await self.office.tick()

    async def stop_or_open(self) -> None:
        (campaign,) = await self.office.rows(tables.campaigns)
        if campaign["stopped_at"] is None:
            await self.office.stop(nights=14)
        elif campaign["final_at"] > self.office.now:
            await self.office.reopen()

    async def close(self) -> None:
        (campaign,) = await self.office.rows(tables.campaigns)
        if campaign["stopped_at"] is None:
            await self.office.stop(nights=14)
        self.office.now += 15 * DAY
        covered = await self.office.coverage()

        async def closed() -> list[int]:
            return await close_due(self.office.counting, self.office.now)

        await self._perhaps_killed(closed)
        await closed()
        self.closed = True
        assert await self.office.coverage() == covered
        assert await self.office.count(tables.waiting) == 0
        await self.look()
        await self.office.forget()
        await self.look()

    async def _perhaps_killed(self, work: object) -> None:
        """Between two commits; what comes before is done, and nothing else."""
        assert callable(work)
        left, write = self.lot.choice([0, 1, 2, 3, 99]), self.office.database.write

        async def killing(job: object) -> object:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return await write(job)  # type: ignore[arg-type]

        self.office.database.write = killing  # type: ignore[method-assign, assignment]
        try:
            await work()
        except Killed:
            pass
        finally:
            self.office.database.write = write  # type: ignore[method-assign]

    async def look(self) -> None:
        await self._everybody_is_once_somewhere()
        await self._figures_move_by_groups()

    async def _everybody_is_once_somewhere(self) -> None:
        office = self.office
        counted = await office.counts()
        alone = await office.region_only()
        waits = [row for row in await office.rows(tables.waiting) if row["newcomer"]]
        for place in PLACES:
            here = counted.get(place, {}).get(("*", "*"), 0)
            coverage = (await office.coverage())[place]
            if not self.closed:
                assert coverage == here + sum(row["municipality_id"] == place for row in waits)
                marks = [
                    row
                    for row in await office.rows(tables.participations)
                    if row["municipality_id"] == place
                ]
                gone = await office.count(tables.departed)
                assert here - gone <= len(marks) <= here
            assert here == 0 or here >= self.threshold
        sums = Counter[Choice]()
        for counts in (*counted.values(), alone):
            sums.update(counts)
        recount = Counter[Choice]()
        for row in await office.rows(tables.submissions):
            recount.update(choices({item: one["option"] for item, one in row["answers"].items()}))
        assert all(recount[cell] <= sums[cell] for cell in recount)
        if office.rules.anonymous:
            assert recount == +sums

    async def _figures_move_by_groups(self) -> None:
        """By respondents: of an anonymous campaign, where nobody corrects."""
        counted, alone = await self.office.counts(), await self.office.region_only()
        withheld = () if self.closed else CONDITIONAL
        places = [counted.get(place, {}) for place in PLACES]
        figures: dict[str, Counts] = {
            str(place): shown(counts, self.threshold, withheld)
            for place, counts in zip(PLACES, places, strict=True)
        }
        figures["region"] = (
            region_closed(places, alone, self.threshold)
            if self.closed
            else region_shown(places, self.threshold, withheld)
        )
        for where, counts in figures.items():
            for item in {item for item, _ in counts}:
                assert counts[item, "*"] >= self.threshold
                before = self.looked.get((where, item), {}).get((item, "*"), 0)
                apart = abs(counts[item, "*"] - before)
                if item == "*":
                    assert apart == 0 or apart >= self.threshold, (where, before, counts)
                    self.looked[where, item] = counts


async def walk(database: Database, seed: int) -> None:
    lot = Random(seed)
    anonymous, threshold = lot.random() < 0.6, lot.randint(3, 5)
    rhythm = lot.choice(rhythms_for(anonymous=anonymous))
    async with office_of(
        database,
        anonymous=anonymous,
        rhythm=rhythm,
        conditional=CONDITIONAL,
        at_most=lot.choice([2 * threshold, 200]),
        threshold=threshold,
    ) as office:
        await Season(office, lot, threshold).goes_by()


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_nobody_is_lost_or_counted_twice_whatever_happens(migrated_sqlite: Path, seed: int) -> None:
    asyncio.run(_on_a_copy(migrated_sqlite, seed))


async def _on_a_copy(template: Path, seed: int) -> None:
    async with fresh_copy(template) as database:
        await walk(database, seed)


@pytest.mark.parametrize("seed", range(4))
async def test_nor_on_each_database(database: Database, seed: int) -> None:
    await walk(database, seed)

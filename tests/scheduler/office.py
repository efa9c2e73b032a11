"""A campaign of a few places whose answers are counted, for tests on real databases."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.close import close_due
from scheduler.count import Counting, count_due
from scheduler.counting.counts import Choice, Counts
from scheduler.counting.rhythm import Rhythm
from scheduler.forget import forget_closed
from storage.campaign_end import reopen_campaign, stop_campaign
from storage.campaign_opening import new_code, open_campaign
from storage.campaign_plan import PartPlan
from storage.campaigns import Campaign
from storage.closing import left_over
from storage.counters import counted, counted_for_region
from storage.coverage import delivered_in
from storage.database import Database
from storage.drafts import begin_sheet, sheet_id_of
from storage.hand_in import Terms, hand_in, withdraw
from storage.keys import Keys
from storage.marks import depart
from storage.parts import Part
from storage.people import forget_person, known_person, remember_person
from storage.sheets import read_sheet
from storage.territories import load_region
from storage.touches import Decision, Touch, touch
from storage.workplaces import choose_municipality
from tests.identities import who
from tests.storage.places import NOON, municipality_to_load, part_plan, plan, region_to_load

PLACES = (1, 2, 3)
DAY = timedelta(days=1)
Answers = Mapping[str, str]
"""The option chosen by item."""


@dataclass(frozen=True)
class Items:
    """Rules of a questionnaire whose items are whatever is answered."""

    anonymous: bool
    conditional: frozenset[str] = frozenset()

    def choices(self, given: Mapping[str, Any]) -> list[Choice]:
        return [(item, option) for item, one in given.items() for option in ("*", one["option"])]


@dataclass
class Office:
    database: Database
    keys: Keys
    campaign: Campaign
    rules: Items
    at_most: int = 200
    now: datetime = NOON
    number: int = 1
    counting: Counting = field(init=False)

    def __post_init__(self) -> None:
        async def rules_of(_part: Part) -> Items:
            return self.rules

        self.counting = Counting(self.database, self.keys, rules_of, at_most=self.at_most)

    @property
    def part(self) -> Part:
        return self.campaign.part(self.number)

    @property
    def terms(self) -> Terms:
        key = self.keys.of(self.campaign.code)
        return Terms(self.campaign.code, self.rules.anonymous, key)

    async def hand_in(self, person: int, place: int, given: Answers) -> bool:
        """Whether it was taken."""
        return await self.database.write(lambda c: self._hand_in(c, person, place, given))

    async def hand_in_all(self, people: Sequence[int], place: int, given: Answers) -> None:
        async def work(connection: AsyncConnection) -> None:
            for person in people:
                assert await self._hand_in(connection, person, place, given)

        await self.database.write(work)

    async def _hand_in(
        self, connection: AsyncConnection, person: int, place: int, given: Answers
    ) -> bool:
        known = await remember_person(connection, who(person), "ru")
        sealed = self.rules.anonymous
        id = await begin_sheet(connection, self.part, known.id, NOON, sealed=sealed)
        await choose_municipality(connection, id, place)
        sheet = await read_sheet(connection, who(person), id)
        assert sheet is not None
        if sheet.stopped_at is not None or sheet.parted:
            return False
        values = {item: {"option": option} for item, option in given.items()}
        answered = Touch(who(person), id, self.part, lambda _: Decision(values, None))
        touched = (await touch(connection, [answered]))[0]
        assert touched is not None
        return await hand_in(connection, self.terms, touched.sheet, self.now) is not None

    async def withdraw(self, person: int) -> None:
        async def work(connection: AsyncConnection) -> None:
            known = await known_person(connection, who(person))
            id = known and await sheet_id_of(connection, self.part, known.id)
            sheet = id and await read_sheet(connection, who(person), id)
            if sheet and not sheet.parted:
                await withdraw(connection, sheet)

        await self.database.write(work)

    async def delete_all(self, person: int) -> None:
        await self.withdraw(person)

        async def work(connection: AsyncConnection) -> None:
            known = await known_person(connection, who(person))
            if known is not None:
                key = self.keys.of(self.campaign.code)
                await depart(connection, known.id, {self.campaign.code: key})
                await forget_person(connection, known.id)

        await self.database.write(work)

    async def tick(self) -> int:
        return await count_due(self.counting, self.now)

    async def night(self) -> int:
        self.now += DAY
        return await self.tick()

    async def stop(self, *, nights: int = 1) -> None:
        now, final = self.now, self.now + nights * DAY
        await self.database.write(lambda c: stop_campaign(c, self.campaign.id, now, final))

    async def reopen(self) -> None:
        await self.database.write(lambda c: reopen_campaign(c, self.campaign.id, self.now))

    async def close(self) -> None:
        await self.stop(nights=0)
        assert await close_due(self.counting, self.now) == [self.campaign.id]

    async def forget(self) -> None:
        await forget_closed(self.counting, self.now)

    async def counts(self) -> dict[int, dict[Choice, int]]:
        async with self.database.read() as connection:
            return await counted(connection, self.part)

    async def region_only(self) -> Counts:
        async with self.database.read() as connection:
            return await counted_for_region(connection, self.part)

    async def coverage(self) -> dict[int, int]:
        async with self.database.read() as connection:
            return await delivered_in(connection, self.part)

    async def left_over(self) -> tuple[int, int]:
        async with self.database.read() as connection:
            return await left_over(connection, self.part)

    async def rows(self, table: Table) -> list[dict[str, Any]]:
        async with self.database.read() as connection:
            return [dict(row) for row in (await connection.execute(select(table))).mappings()]

    async def count(self, table: Table) -> int:
        return len(await self.rows(table))


@asynccontextmanager
async def office_of(
    database: Database,
    *,
    anonymous: bool = True,
    rhythm: Rhythm = Rhythm.NIGHTLY,
    conditional: frozenset[str] = frozenset(),
    at_most: int = 200,
    threshold: int = 5,
    parts: Sequence[PartPlan] = (part_plan("young_teacher"),),
    keys: Keys | None = None,
) -> AsyncIterator[Office]:
    """Unless they are given, what waits has keys of its own."""
    with TemporaryDirectory(prefix="metodbot-keys-") as folder:
        keys, code = keys or Keys(Path(folder)), new_code()
        keys.make(code)

        async def work(connection: AsyncConnection) -> Campaign:
            places = [municipality_to_load(f"place_{number}") for number in PLACES]
            loaded = await load_region(connection, region_to_load(*places))
            terms = {"rhythm": rhythm, "publication_threshold": threshold, "parts": tuple(parts)}
            return await open_campaign(connection, plan(loaded.region.id, **terms), code=code)

        campaign = await database.write(work)
        yield Office(database, keys, campaign, Items(anonymous, conditional), at_most)

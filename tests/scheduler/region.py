"""A small region with a campaign, for tests of what is owed and what is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_opening import open_campaign
from storage.campaign_plan import CampaignPlan
from storage.campaigns import Campaign
from storage.counters import RESPONDENTS, move
from storage.database import Database
from storage.drafts import begin_sheet
from storage.outbox import State
from storage.people import Person, Role, RoleName, grant, remember_person
from storage.tables import outbox
from storage.territories import LoadedRegion, MunicipalityToLoad, RegionToLoad, load_region
from tests.identities import who
from tests.storage.places import part_plan

LONG_AGO = datetime(2026, 1, 12, 9, tzinfo=UTC)
DEADLINE = date(2026, 6, 25)


def ten_in_moscow(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


@dataclass(frozen=True)
class Message:
    person: int
    kind: str
    parameters: Mapping[str, Any]
    state: str


@dataclass(frozen=True)
class Region:
    database: Database
    id: int
    luga: int
    gatchina: int

    async def person(self, telegram_id: int) -> int:
        async def remember(connection: AsyncConnection) -> Person:
            return await remember_person(connection, who(telegram_id), "ru")

        return (await self.database.write(remember)).id

    async def grant(self, telegram_id: int, role: RoleName, municipality: int | None = None) -> int:
        person = await self.person(telegram_id)
        granted = Role(role, self.id, municipality)
        await self.database.write(lambda c: grant(c, person, granted, LONG_AGO))
        return person

    async def open(self, instrument: str = "methodical_help", **changes: object) -> Campaign:
        values = {
            "region_id": self.id,
            "parts": (part_plan(instrument),),
            "title": "Методическая помощь",
            "period": "2025/26",
            "opens_on": date(2026, 5, 4),
            "deadline": DEADLINE,
            "target_percent": 60,
            **changes,
        }
        plan = CampaignPlan(**values)  # type: ignore[arg-type]
        return await self.database.write(lambda c: open_campaign(c, plan))

    async def deliver(self, campaign: Campaign, municipality: int, respondents: int) -> None:
        added = {RESPONDENTS: respondents}
        await self.database.write(lambda c: move(c, campaign.part(), municipality, added))

    async def begin(self, campaign: Campaign, telegram_id: int, now: datetime) -> int:
        person = await self.person(telegram_id)
        return await self.database.write(
            lambda c: begin_sheet(c, campaign.part(), person, now, sealed=False)
        )

    async def messages(self) -> list[Message]:
        columns = (outbox.c.person_id, outbox.c.kind, outbox.c.parameters, outbox.c.state)
        async with self.database.read() as connection:
            rows = await connection.execute(select(*columns).order_by(outbox.c.id))
            return [Message(*row) for row in rows]

    async def pending(self) -> list[Message]:
        return [message for message in await self.messages() if message.state == State.PENDING]


async def make_region(database: Database) -> Region:
    """Luga has ten teachers, Gatchina does not know how many."""
    region = RegionToLoad(
        code="leningrad",
        name="Ленинградская область",
        genitive="Ленинградской области",
        prepositional="в Ленинградской области",
        timezone="Europe/Moscow",
        municipalities=(
            _municipality("luga", "Лужский район", "Лужского района", 10),
            _municipality("gatchina", "Гатчинский район", "Гатчинского района", None),
        ),
    )
    loaded: LoadedRegion = await database.write(lambda c: load_region(c, region))
    luga, gatchina = loaded.municipalities
    return Region(database, loaded.region.id, luga.id, gatchina.id)


def _municipality(code: str, short: str, genitive: str, teachers: int | None) -> MunicipalityToLoad:
    return MunicipalityToLoad(
        code=code,
        name=short,
        short=short,
        genitive=genitive,
        prepositional=f"в {short}",
        kind="district",
        timezone="Europe/Moscow",
        district=None,
        aliases=(),
        teachers=teachers,
        young_teachers=None,
    )

import re
import secrets
import string
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, Select, and_, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import campaign_municipalities as asked
from storage.tables import campaigns, municipalities

_CODE_LETTERS = string.ascii_letters + string.digits
_CODE_LENGTH = 12

PlanFault = Literal["title", "academic_year", "deadline", "target", "threshold", "municipalities"]


class CampaignRefused(Exception):
    """The plan of a campaign contradicts itself or its bounds; `fault` is the part at fault."""

    def __init__(self, fault: PlanFault) -> None:
        self.fault = fault
        super().__init__(fault)


class ForeignMunicipality(Exception):
    """A municipality was named that is not of the campaign's region."""

    def __init__(self, ids: Collection[int]) -> None:
        self.ids = frozenset(ids)
        super().__init__(sorted(ids))


@dataclass(frozen=True, kw_only=True)
class CampaignPlan:
    """Raises CampaignRefused."""

    region_id: int
    instrument: str
    instrument_version: str
    instrument_text: str
    title: str
    academic_year: str
    opens_on: date
    deadline: date
    target_percent: int = 60
    publication_threshold: int = 5
    opened_by: int | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise CampaignRefused("title")
        if not _is_academic_year(self.academic_year):
            raise CampaignRefused("academic_year")
        if self.deadline < self.opens_on:
            raise CampaignRefused("deadline")
        if not 1 <= self.target_percent <= 100:
            raise CampaignRefused("target")
        if self.publication_threshold < 1:
            raise CampaignRefused("threshold")


@dataclass(frozen=True, kw_only=True)
class Campaign(CampaignPlan):
    id: int
    code: str
    closed_at: datetime | None


def _is_academic_year(text: str) -> bool:
    match = re.fullmatch(r"(\d{4})/(\d{2})", text, re.ASCII)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


async def open_campaign(
    connection: AsyncConnection,
    plan: CampaignPlan,
    municipality_ids: Collection[int] | None = None,
) -> Campaign:
    """Asks the named municipalities, or all of the region.

    Raises ForeignMunicipality, and CampaignRefused where there is nobody to ask.
    """
    code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
    statement = insert(campaigns).values(**vars(plan), code=code).returning(campaigns.c.id)
    id = (await connection.execute(statement)).scalar_one()
    await _ask(connection, id, plan, municipality_ids)
    return Campaign(**vars(plan), id=id, code=code, closed_at=None)


async def _ask(
    connection: AsyncConnection,
    campaign_id: int,
    plan: CampaignPlan,
    municipality_ids: Collection[int] | None,
) -> None:
    table = municipalities
    number = table.c.young_teachers if plan.instrument == "young_teacher" else table.c.teachers
    rows = await connection.execute(
        select(table.c.id, number).where(table.c.region_id == plan.region_id)
    )
    expected: dict[int, int | None] = dict(rows.all())
    chosen = set(expected) if municipality_ids is None else set(municipality_ids)
    if foreign := chosen - set(expected):
        raise ForeignMunicipality(foreign)
    if not chosen:
        raise CampaignRefused("municipalities")
    await connection.execute(
        insert(asked),
        [
            {"campaign_id": campaign_id, "municipality_id": id, "teachers": expected[id]}
            for id in sorted(chosen)
        ],
    )


async def campaign_by_id(connection: AsyncConnection, campaign_id: int) -> Campaign | None:
    return await _first(connection, select(campaigns).where(campaigns.c.id == campaign_id))


async def campaign_by_code(connection: AsyncConnection, code: str) -> Campaign | None:
    return await _first(connection, select(campaigns).where(campaigns.c.code == code))


async def campaigns_of(
    connection: AsyncConnection, region_id: int | None = None
) -> tuple[Campaign, ...]:
    """Of one region or all; open ones first, then the newest first."""
    query = _newest_first(*_of_region(region_id))
    return tuple(_campaign(row) for row in await connection.execute(query))


async def latest_campaign(
    connection: AsyncConnection, region_id: int, instrument: str | None = None
) -> Campaign | None:
    """An open one before any that is closed."""
    conditions = _of_region(region_id)
    if instrument is not None:
        conditions.append(campaigns.c.instrument == instrument)
    return await _first(connection, _newest_first(*conditions))


async def close_campaign(connection: AsyncConnection, campaign_id: int, now: datetime) -> bool:
    """False when it is closed already, or unknown."""
    is_open = and_(campaigns.c.id == campaign_id, campaigns.c.closed_at.is_(None))
    result = await connection.execute(
        update(campaigns).where(is_open).values(closed_at=now).returning(campaigns.c.id)
    )
    return result.first() is not None


async def campaign_municipalities(
    connection: AsyncConnection, campaign_id: int
) -> dict[int, int | None]:
    """How many teachers each asked municipality had at the opening; None where nobody told."""
    query = select(asked.c.municipality_id, asked.c.teachers).order_by(asked.c.municipality_id)
    rows = await connection.execute(query.where(asked.c.campaign_id == campaign_id))
    return dict(rows.all())


def _of_region(region_id: int | None) -> list[ColumnElement[bool]]:
    return [] if region_id is None else [campaigns.c.region_id == region_id]


def _newest_first(*conditions: ColumnElement[bool]) -> Select[Any]:
    return (
        select(campaigns)
        .where(*conditions)
        .order_by(
            campaigns.c.closed_at.is_not(None), campaigns.c.opens_on.desc(), campaigns.c.id.desc()
        )
    )


async def _first(connection: AsyncConnection, query: Select[Any]) -> Campaign | None:
    row = (await connection.execute(query.limit(1))).one_or_none()
    return None if row is None else _campaign(row)


def _campaign(row: Row[Any]) -> Campaign:
    return Campaign(**row._asdict())

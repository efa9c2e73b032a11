"""Campaigns: questionnaires, asked in some municipalities of a region until a deadline."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_plan import CampaignTerms
from storage.parts import Part, of_part
from storage.tables import campaign_municipalities as asked
from storage.tables import campaign_parts, campaigns, definitions

_campaigns = select(campaigns)


class UnknownCampaign(Exception):
    def __init__(self, campaign_id: int) -> None:
        self.campaign_id = campaign_id
        super().__init__(campaign_id)


@dataclass(frozen=True)
class CampaignPart:
    """`number` counts from 1."""

    number: int
    instrument: str
    definition_id: int


@dataclass(frozen=True, kw_only=True)
class Campaign(CampaignTerms):
    """Stopped: no answers are taken, it can be opened again until `final_at`. Closed: never."""

    id: int
    code: str
    parts: tuple[CampaignPart, ...]
    stopped_at: datetime | None = None
    final_at: datetime | None = None
    closed_at: datetime | None = None

    def part(self, number: int = 1) -> Part:
        return Part(self.id, number)

    def has(self, part: Part) -> bool:
        return part.campaign_id == self.id and 1 <= part.number <= len(self.parts)

    @property
    def instruments(self) -> tuple[str, ...]:
        return tuple(part.instrument for part in self.parts)


def with_part(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Campaigns that have such a part, for `first_campaign`."""
    return _campaigns.where(
        exists().where(campaign_parts.c.campaign_id == campaigns.c.id, *conditions)
    )


def asks_by(instrument: str) -> ColumnElement[bool]:
    return and_(
        definitions.c.id == campaign_parts.c.definition_id, definitions.c.instrument == instrument
    )


async def campaign_by_id(connection: AsyncConnection, campaign_id: int) -> Campaign | None:
    return await first_campaign(connection, _campaigns.where(campaigns.c.id == campaign_id))


async def campaign_by_code(connection: AsyncConnection, code: str) -> Campaign | None:
    return await first_campaign(connection, _campaigns.where(campaigns.c.code == code))


async def campaigns_of(
    connection: AsyncConnection, region_id: int | None = None
) -> tuple[Campaign, ...]:
    """Of one region or all; the open, the stopped, the closed, of each the newest first."""
    query = _newestfirst_campaign(_campaigns, *_of_region(region_id))
    return await _read(connection, query)


async def latest_campaign(
    connection: AsyncConnection, region_id: int, instrument: str | None = None
) -> Campaign | None:
    """An open one before any that is stopped or closed."""
    query = _campaigns if instrument is None else with_part(asks_by(instrument))
    return await first_campaign(connection, _newestfirst_campaign(query, *_of_region(region_id)))


async def campaign_municipalities(connection: AsyncConnection, part: Part) -> dict[int, int | None]:
    """How many teachers each asked municipality has for this part; None where nobody told."""
    query = select(asked.c.municipality_id, asked.c.teachers).order_by(asked.c.municipality_id)
    rows = await connection.execute(query.where(of_part(asked, part)))
    return dict(rows.all())


def _of_region(region_id: int | None) -> list[ColumnElement[bool]]:
    return [] if region_id is None else [campaigns.c.region_id == region_id]


def _newestfirst_campaign(query: Select[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    return query.where(*conditions).order_by(
        campaigns.c.stopped_at.is_not(None),
        campaigns.c.closed_at.is_not(None),
        campaigns.c.opens_on.desc(),
        campaigns.c.id.desc(),
    )


async def first_campaign(connection: AsyncConnection, query: Select[Any]) -> Campaign | None:
    return next(iter(await _read(connection, query.limit(1))), None)


async def _read(connection: AsyncConnection, query: Select[Any]) -> tuple[Campaign, ...]:
    rows = (await connection.execute(query)).all()
    parts = await _parts_of(connection, [row.id for row in rows])
    return tuple(Campaign(**row._asdict(), parts=tuple(parts[row.id])) for row in rows)


async def _parts_of(
    connection: AsyncConnection, campaign_ids: Collection[int]
) -> dict[int, list[CampaignPart]]:
    table = campaign_parts
    query = (
        select(table.c.campaign_id, table.c.position, definitions.c.instrument, definitions.c.id)
        .join(definitions, definitions.c.id == table.c.definition_id)
        .where(table.c.campaign_id.in_(campaign_ids))
        .order_by(table.c.campaign_id, table.c.position)
    )
    found = defaultdict(list)
    for campaign_id, *part in await connection.execute(query):
        found[campaign_id].append(CampaignPart(*part))
    return found

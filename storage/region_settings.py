"""What a region's operator has set for it; the file is kept as it was written."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import campaigns, consents, region_settings, regions
from storage.upsert import upsert


@dataclass(frozen=True)
class Operator:
    """Who answers for the data of the people asked, where to ask, and the policy as a link."""

    operator: str | None = None
    contact: str | None = None
    policy: str | None = None


@dataclass(frozen=True)
class Kept:
    """`text` is the file, comments and all.

    `retention` is in months, None where the region has set none; `choices` stand by the id of
    their methodology.
    """

    text: str
    operator: Operator = Operator()
    retention: int | None = None
    choices: Mapping[str, Any] = field(default_factory=dict)

    @property
    def says_nothing(self) -> bool:
        return self.operator == Operator() and self.retention is None and not self.choices


async def keep_settings(connection: AsyncConnection, region_id: int, kept: Kept) -> None:
    """In place of what was set before; what says nothing is not kept."""
    if kept.says_nothing:
        table = region_settings
        await connection.execute(delete(table).where(table.c.region_id == region_id))
        return
    row = {
        "region_id": region_id,
        "text": kept.text,
        **asdict(kept.operator),
        "retention": kept.retention,
        "choices": dict(kept.choices) or None,
    }
    await upsert(connection, region_settings, [row])


async def settings_of(connection: AsyncConnection, region_id: int) -> Kept:
    query = select(region_settings).where(region_settings.c.region_id == region_id)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return Kept("")
    operator = Operator(row.operator, row.contact, row.policy)
    return Kept(row.text, operator, row.retention, row.choices or {})


async def regions_with_choices(connection: AsyncConnection, methodology: str) -> list[str]:
    """Their codes."""
    table = region_settings
    query = (
        select(regions.c.code, table.c.choices)
        .join(table, table.c.region_id == regions.c.id)
        .where(table.c.choices.is_not(None))
        .order_by(regions.c.code)
    )
    rows = await connection.execute(query)
    return [code for code, choices in rows if methodology in choices]


async def operators_of(connection: AsyncConnection, person_id: int) -> tuple[Operator, ...]:
    """Of the regions to whose campaigns the person has agreed, where they say anything of it."""
    agreed = select(campaigns.c.region_id).join(consents, consents.c.campaign_id == campaigns.c.id)
    table = region_settings
    said = (table.c.operator, table.c.contact, table.c.policy)
    query = (
        select(*said)
        .where(table.c.region_id.in_(agreed.where(consents.c.person_id == person_id)))
        .where(or_(*(column.is_not(None) for column in said)))
        .order_by(table.c.region_id)
    )
    return tuple(Operator(*row) for row in await connection.execute(query))

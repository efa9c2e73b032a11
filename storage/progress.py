"""How far the municipalities of the open campaigns have come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.coverage import DELIVERED
from storage.parts import definition_of_several, same_part
from storage.tables import campaign_municipalities as asked
from storage.tables import campaigns, counting, municipalities, regions


@dataclass(frozen=True, kw_only=True)
class Progress:
    """One municipality in a part of a campaign; `expected` is None where nobody told it.

    `definition_id` is None where the campaign has no other part.
    """

    campaign_id: int
    part: int
    definition_id: int | None
    code: str
    title: str
    opens_on: date
    deadline: date
    target_percent: int
    opened_by: int | None
    region_id: int
    region_timezone: str
    municipality_id: int
    short: str
    genitive: str
    timezone: str
    expected: int | None
    delivered: int

    @property
    def reached(self) -> bool:
        """Where the expected number is unknown, whoever delivered anything is left in peace."""
        if self.expected is None:
            return self.delivered > 0
        return 100 * self.delivered >= self.target_percent * self.expected


_COUNTED_THERE = and_(
    same_part(counting, asked), counting.c.municipality_id == asked.c.municipality_id
)
_QUERY = (
    select(
        asked.c.campaign_id,
        asked.c.part,
        definition_of_several(asked),
        campaigns.c.code,
        campaigns.c.title,
        campaigns.c.opens_on,
        campaigns.c.deadline,
        campaigns.c.target_percent,
        campaigns.c.opened_by,
        campaigns.c.region_id,
        regions.c.timezone.label("region_timezone"),
        asked.c.municipality_id,
        municipalities.c.short,
        municipalities.c.genitive,
        municipalities.c.timezone,
        asked.c.teachers.label("expected"),
        DELIVERED.label("delivered"),
    )
    .join(campaigns, campaigns.c.id == asked.c.campaign_id)
    .join(regions, regions.c.id == campaigns.c.region_id)
    .join(municipalities, municipalities.c.id == asked.c.municipality_id)
    .join(counting, _COUNTED_THERE)
    .where(campaigns.c.stopped_at.is_(None))
    .order_by(asked.c.campaign_id, asked.c.part, asked.c.municipality_id)
)


async def open_progress(
    connection: AsyncConnection, campaign_ids: Collection[int] | None = None
) -> list[Progress]:
    """Of all open campaigns, or of those among the named ones that are open."""
    query = _QUERY
    if campaign_ids is not None:
        query = query.where(asked.c.campaign_id.in_(campaign_ids))
    return [Progress(**row._asdict()) for row in await connection.execute(query)]

"""The counts that summaries show, which follow the counters in steps.

Two summaries one respondent apart would tell that respondent's answers. So what was shown stays
until at least as many have come (or gone) as the publication threshold asks for.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.counters import RESPONDENTS, Choice, counted
from storage.tables import publications
from storage.upsert import upsert

Counts = Mapping[Choice, int]


async def publish(
    connection: AsyncConnection, campaign_id: int, threshold: int, municipality_id: int | None
) -> dict[int, Counts]:
    """By municipality; of one, or of all that have submissions."""
    live = await counted(connection, campaign_id, municipality_id)
    shown = await _shown(connection, campaign_id)
    renewed = {
        place: counts
        for place, counts in live.items()
        if _may_renew(_number(counts), _number(shown.get(place, {})), threshold)
    }
    await upsert(
        connection, publications, [_row(campaign_id, *one) for one in sorted(renewed.items())]
    )
    return {place: renewed.get(place) or shown[place] for place in live}


def _may_renew(now: int, before: int, threshold: int) -> bool:
    """A group that is too small to be shown at all gives nothing away by being counted."""
    return now < threshold or before == 0 or abs(now - before) >= threshold


def _number(counts: Counts) -> int:
    return counts.get(RESPONDENTS, 0)


async def _shown(connection: AsyncConnection, campaign_id: int) -> dict[int, Counts]:
    rows = await connection.execute(
        select(publications.c.municipality_id, publications.c.counts).where(
            publications.c.campaign_id == campaign_id
        )
    )
    return {place: {(item, option): n for item, option, n in saved} for place, saved in rows}


def _row(campaign_id: int, municipality_id: int, counts: Counts) -> dict[str, Any]:
    return {
        "campaign_id": campaign_id,
        "municipality_id": municipality_id,
        "counts": [[item, option, n] for (item, option), n in counts.items()],
    }

"""The counts that summaries show, which follow the counters in steps.

Two summaries one respondent apart would tell that respondent's answers. So what was shown stays
until at least as many have come (or gone) as the publication threshold asks for.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.counters import RESPONDENTS, Choice, counted
from storage.parts import Part, of_part, part_values
from storage.tables import publications
from storage.upsert import upsert

Counts = Mapping[Choice, int]


async def publish(
    connection: AsyncConnection, part: Part, threshold: int, municipality_id: int | None
) -> dict[int, Counts]:
    """By municipality; of one, or of all that have submissions.

    Counts of a group that is too small to be shown are given as they are, and kept nowhere.
    """
    live = await counted(connection, part, municipality_id)
    large = {place for place, counts in live.items() if _number(counts) >= threshold}
    shown = await _shown(connection, part)
    renewed = {
        place: live[place]
        for place in sorted(large)
        if place not in shown or abs(_number(live[place]) - _number(shown[place])) >= threshold
    }
    await upsert(connection, publications, [_row(part, *one) for one in renewed.items()])
    kept = {place: shown[place] for place in large if place in shown}
    return live | kept | renewed


def _number(counts: Counts) -> int:
    return counts.get(RESPONDENTS, 0)


async def _shown(connection: AsyncConnection, part: Part) -> dict[int, Counts]:
    rows = await connection.execute(
        select(publications.c.municipality_id, publications.c.counts).where(
            of_part(publications, part)
        )
    )
    return {place: {(item, option): n for item, option, n in saved} for place, saved in rows}


def _row(part: Part, municipality_id: int, counts: Counts) -> dict[str, Any]:
    return {
        **part_values(part),
        "municipality_id": municipality_id,
        "counts": [[item, option, n] for (item, option), n in sorted(counts.items())],
    }

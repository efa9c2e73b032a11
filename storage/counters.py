"""How many respondents chose what, of those who were counted.

A summary reads some hundred numbers here instead of some hundred thousand answers.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.parts import Part, of_part, part_values
from storage.tables import counters, region_counters, submissions
from storage.upsert import insert_or

# (item, option); the base of an item is the option "*", the respondents the item "*" itself.
Choice = tuple[str, str]
RESPONDENTS: Choice = ("*", "*")


async def move(
    connection: AsyncConnection, part: Part, place: int | None, change: Mapping[Choice, int]
) -> None:
    """Without a place, those of the region only."""
    where = part_values(part) | ({} if place is None else {"municipality_id": place})
    # In the order of the keys: two processes that took them crosswise would deadlock.
    rows = [
        {**where, "item": item, "option": option, "n": n}
        for (item, option), n in sorted(change.items())
        if n
    ]
    if rows:
        table = region_counters if place is None else counters
        await _add(connection, table, rows)


async def _add(connection: AsyncConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    statement = insert_or(connection, table)
    keys = [column.name for column in table.primary_key]
    total = table.c.n + statement.excluded.n
    await connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_={"n": total}), rows
    )


async def counted(
    connection: AsyncConnection, part: Part, municipality_id: int | None = None
) -> dict[int, dict[Choice, int]]:
    """By municipality; without one of all."""
    query = select(
        counters.c.municipality_id, counters.c.item, counters.c.option, counters.c.n
    ).where(of_part(counters, part), counters.c.n != 0)
    if municipality_id is not None:
        query = query.where(counters.c.municipality_id == municipality_id)
    result: dict[int, dict[Choice, int]] = {}
    for municipality, item, option, n in await connection.execute(query):
        result.setdefault(municipality, {})[item, option] = n
    return result


async def counted_for_region(connection: AsyncConnection, part: Part) -> dict[Choice, int]:
    """Of people who are counted in no municipality."""
    table = region_counters
    query = select(table.c.item, table.c.option, table.c.n).where(of_part(table, part))
    return {(item, option): n for item, option, n in await connection.execute(query)}


async def submitted_answers(
    connection: AsyncConnection, part: Part
) -> list[tuple[int | None, Mapping[str, Any]]]:
    """(municipality, answers) of whoever was counted, for comparing the counters with a recount."""
    rows = await connection.execute(
        select(submissions.c.municipality_id, submissions.c.answers).where(
            of_part(submissions, part)
        )
    )
    return [(municipality, saved) for municipality, saved in rows]

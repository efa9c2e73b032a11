"""How many respondents chose what, kept in step with the submissions.

A summary reads some hundred numbers here instead of some hundred thousand answers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.parts import Part, of_part, part_values
from storage.tables import counters, submissions
from storage.upsert import insert_or

# (item, option); the base of an item is the option "*", the respondents the item "*" itself.
Choice = tuple[str, str]
RESPONDENTS: Choice = ("*", "*")


async def count(
    connection: AsyncConnection,
    part: Part,
    municipality_id: int,
    *,
    added: Iterable[Choice] = (),
    removed: Iterable[Choice] = (),
) -> None:
    change = Counter(added)
    change.subtract(removed)
    # In the order of the keys: two processes that took them crosswise would deadlock.
    rows = [
        {
            **part_values(part),
            "municipality_id": municipality_id,
            "item": item,
            "option": option,
            "n": n,
        }
        for (item, option), n in sorted(change.items())
        if n
    ]
    if rows:
        statement = insert_or(connection, counters)
        keys = [column.name for column in counters.primary_key]
        total = counters.c.n + statement.excluded.n
        await connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_={"n": total}), rows
        )


async def write_anew(connection: AsyncConnection, part: Part, municipality_id: int) -> None:
    """Which counters changed last shows neither in the order of the rows nor in their versions."""
    place = [of_part(counters, part), counters.c.municipality_id == municipality_id]
    saved = await connection.execute(
        select(counters).where(*place).order_by(counters.c.item, counters.c.option)
    )
    rows = [dict(row) for row in saved.mappings()]
    await connection.execute(delete(counters).where(*place))
    await connection.execute(insert(counters), rows)


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


async def submitted_answers(
    connection: AsyncConnection, part: Part
) -> list[tuple[int, Mapping[str, Any]]]:
    """(municipality, answers) of every submission, for comparing the counters with a recount."""
    rows = await connection.execute(
        select(submissions.c.municipality_id, submissions.c.answers).where(
            of_part(submissions, part)
        )
    )
    return [(municipality, saved) for municipality, saved in rows]


async def respondents(connection: AsyncConnection, part: Part) -> dict[int, int]:
    """By municipality."""
    rows = await connection.execute(
        select(counters.c.municipality_id, counters.c.n).where(
            of_part(counters, part),
            counters.c.item == RESPONDENTS[0],
            counters.c.option == RESPONDENTS[1],
        )
    )
    return dict(rows.all())

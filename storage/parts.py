"""The parts of a campaign: each asks and counts by a definition of its own."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Table, and_

MOST_PARTS = 9
"""So that the number of a part is one digit in buttons and links."""


class Part(NamedTuple):
    """`number` counts from 1."""

    campaign_id: int
    number: int = 1


def of_part(table: Table, part: Part) -> ColumnElement[bool]:
    return and_(table.c.campaign_id == part.campaign_id, table.c.part == part.number)


def same_part(one: Table, other: Table) -> ColumnElement[bool]:
    return and_(one.c.campaign_id == other.c.campaign_id, one.c.part == other.c.part)


def part_values(part: Part) -> dict[str, int]:
    return {"campaign_id": part.campaign_id, "part": part.number}

"""The parts of a campaign: each asks and counts by a definition of its own."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Table, and_, exists, select

from storage.tables import campaign_parts

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


def definition_of_several(table: Table) -> ColumnElement[int | None]:
    """What the part of a row is called by, beside its campaign; empty where it is the only one."""
    this, other = campaign_parts.alias(), campaign_parts.alias()
    is_one_of_several = exists().where(
        other.c.campaign_id == this.c.campaign_id, other.c.position != this.c.position
    )
    named = select(this.c.definition_id).where(
        this.c.campaign_id == table.c.campaign_id,
        this.c.position == table.c.part,
        is_one_of_several.correlate(this),
    )
    return named.correlate(table).scalar_subquery().label("definition_id")


def part_values(part: Part) -> dict[str, int]:
    return {"campaign_id": part.campaign_id, "part": part.number}

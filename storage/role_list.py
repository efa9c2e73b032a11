"""Roles as an operator sees them: who has which since when, and taking one away."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.days import OWN_ZONE
from storage.identities import is_reachable
from storage.people import Role
from storage.tables import municipalities, regions, roles


@dataclass(frozen=True)
class Granted:
    """`municipality` is its code; `zone` that of the municipality, else of the region."""

    id: int
    person_id: int
    role: Role
    municipality: str | None
    zone: str
    since: datetime
    blocked: bool


async def granted_roles(connection: AsyncConnection, region_id: int) -> tuple[Granted, ...]:
    """In the order in which they were granted."""
    rows = await connection.execute(_query().where(roles.c.region_id == region_id))
    return tuple(_granted(row) for row in rows)


async def remove_role(connection: AsyncConnection, role_id: int) -> Granted | None:
    """What was taken away; None where there is no such role.

    The link that gave it does not give it again: a used one is only good for who has the role.
    """
    row = (await connection.execute(_query().where(roles.c.id == role_id))).one_or_none()
    gone = await connection.execute(delete(roles).where(roles.c.id == role_id))
    return None if row is None or gone.rowcount == 0 else _granted(row)


def _query() -> Select[Any]:
    return (
        select(
            roles,
            municipalities.c.code,
            OWN_ZONE.label("zone"),
            is_reachable(roles.c.person_id).label("reachable"),
        )
        .join(regions, regions.c.id == roles.c.region_id)
        .outerjoin(municipalities, municipalities.c.id == roles.c.municipality_id)
        .order_by(roles.c.id)
    )


def _granted(row: Any) -> Granted:
    return Granted(
        id=row.id,
        person_id=row.person_id,
        role=Role(row.role, row.region_id, row.municipality_id),
        municipality=row.code,
        zone=row.zone,
        since=row.granted_at,
        blocked=not row.reachable,
    )

"""Personal links by which coordinators and officials get their role: for one person, for a time."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.people import Role, grant, roles_of
from storage.tables import invitations

Reason = Literal["unknown", "used", "expired", "revoked"]

_OPEN = (invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None))


class InvitationRefused(Exception):
    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Invitation:
    id: int
    role: Role
    expires_at: datetime


async def invite(
    connection: AsyncConnection, role: Role, now: datetime, lifetime: timedelta
) -> str:
    """The token for the link. It is told once: only its hash is kept."""
    token = secrets.token_urlsafe(24)
    await connection.execute(
        insert(invitations).values(
            token_hash=_hash(token),
            role=role.role,
            region_id=role.region_id,
            municipality_id=role.municipality_id,
            created_at=now,
            expires_at=now + lifetime,
        )
    )
    return token


async def redeem(connection: AsyncConnection, token: str, person_id: int, now: datetime) -> Role:
    """Grants the role. Raises InvitationRefused.

    The same person may use the same link again as long as they have the role.
    """
    free = (invitations.c.token_hash == _hash(token), *still_open(now))
    # One statement takes it: of two people at once the second finds it taken.
    taking = update(invitations).where(*free).values(used_at=now, used_by=person_id)
    row = (await connection.execute(taking.returning(invitations))).one_or_none()
    if row is None:
        return await _redeemed_before(connection, token, person_id)
    role = _role(row)
    await grant(connection, person_id, role, now)
    return role


async def _redeemed_before(connection: AsyncConnection, token: str, person_id: int) -> Role:
    query = select(invitations).where(invitations.c.token_hash == _hash(token))
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise InvitationRefused("unknown")
    if row.revoked_at is not None:
        raise InvitationRefused("revoked")
    if row.used_at is None:
        raise InvitationRefused("expired")
    if row.used_by != person_id or _role(row) not in await roles_of(connection, person_id):
        raise InvitationRefused("used")
    return _role(row)


async def revoke(connection: AsyncConnection, invitation_id: int, now: datetime) -> bool:
    """False when it is used, revoked already, or unknown. A used one has become a role."""
    open_one = (invitations.c.id == invitation_id, *_OPEN)
    result = await connection.execute(
        update(invitations).where(*open_one).values(revoked_at=now).returning(invitations.c.id)
    )
    return result.first() is not None


async def open_invitations(
    connection: AsyncConnection, region_id: int, now: datetime
) -> tuple[Invitation, ...]:
    of_region = (invitations.c.region_id == region_id, *still_open(now))
    query = select(invitations).where(*of_region).order_by(invitations.c.id)
    rows = await connection.execute(query)
    return tuple(Invitation(row.id, _role(row), row.expires_at) for row in rows)


def still_open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (invitations.c.expires_at > now, *_OPEN)


def _role(row: Row[Any]) -> Role:
    return Role(row.role, row.region_id, row.municipality_id)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

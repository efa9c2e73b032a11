"""People as they are known on Telegram, by a number."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.identities import Identity
from storage.tables import identities


def who(number: int) -> Identity:
    return Identity("telegram", str(number))


async def block(connection: AsyncConnection, person_id: int, now: datetime | None) -> None:
    """On every channel; None lets them be written to again."""
    own = update(identities).where(identities.c.person_id == person_id)
    await connection.execute(own.values(blocked_at=now))


async def unblock(connection: AsyncConnection, person_id: int) -> None:
    await block(connection, person_id, None)

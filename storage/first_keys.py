"""Campaigns from before there were keys get theirs when the bot starts."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.keys import Keys
from storage.tables import campaigns, departed, waiting


async def make_first_keys(database: Database, keys: Keys) -> None:
    """None where something may have been made with a key that is missing. Raises KeysUnusable."""
    async with database.read() as connection:
        codes = await _codes(connection)
    for code in codes - keys.campaigns():
        keys.make(code)


async def _codes(connection: AsyncConnection) -> frozenset[str]:
    used = (exists().where(table.c.campaign_id == campaigns.c.id) for table in (waiting, departed))
    query = select(campaigns.c.code).where(campaigns.c.closed_at.is_(None), *(~one for one in used))
    return frozenset(await connection.scalars(query))

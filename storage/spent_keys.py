"""Keys of campaigns that have closed for good: nothing sealed with them is to be opened again."""

from sqlalchemy import select

from storage.database import Database
from storage.keys import Keys
from storage.tables import campaigns


async def destroy_spent_keys(database: Database, keys: Keys) -> None:
    """Also those that a crash, or a folder that could not be used, has left.

    Raises DatabaseUnavailable, KeysUnusable.
    """
    closed = select(campaigns.c.code).where(
        # Others than this database's may share the folder.
        campaigns.c.code.in_(sorted(keys.campaigns())),
        campaigns.c.closed_at.is_not(None),
    )
    async with database.read() as connection:
        spent = (await connection.execute(closed)).scalars().all()
    for code in sorted(spent):
        keys.destroy(code)

"""What campaigns ask and by what they count: an instrument and its methodology, kept for good.

A pair is never changed. Campaigns opened with the same texts share one.
"""

from dataclasses import asdict, dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import definitions
from storage.upsert import insert_or


@dataclass(frozen=True, kw_only=True)
class Definition:
    """The texts as their authors wrote them.

    An empty methodology stands for none: the answers are counted, and nothing is made of them.
    """

    instrument: str
    instrument_version: str
    instrument_text: str
    methodology: str
    methodology_version: str
    methodology_text: str

    @property
    def hash(self) -> str:
        # No database takes the sign between them, so no two pairs are joined to the same.
        return sha256("\0".join(asdict(self).values()).encode()).hexdigest()


async def keep_definition(connection: AsyncConnection, definition: Definition) -> int:
    """The same pair is kept once."""
    row = {**asdict(definition), "hash": definition.hash}
    new = insert_or(connection, definitions).values(row)
    await connection.execute(new.on_conflict_do_nothing(index_elements=["hash"]))
    query = select(definitions.c.id).where(definitions.c.hash == definition.hash)
    id: int = (await connection.execute(query)).scalar_one()
    return id


async def definition_by_id(connection: AsyncConnection, id: int) -> Definition:
    columns = [column for column in definitions.c if column.name not in {"id", "hash"}]
    query = select(*columns).where(definitions.c.id == id)
    return Definition(**(await connection.execute(query)).one()._asdict())

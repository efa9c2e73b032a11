"""Copies of a database as somebody finds them who may read all of its files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Table, literal_column, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.database import Database

# The same in all copies, and large.
_ALIKE = frozenset({"definitions", "regions", "municipalities", "region_settings"})
_TABLES = tuple(one for one in tables.metadata.sorted_tables if one.name not in _ALIKE)


@dataclass(frozen=True)
class Row:
    """`transaction` is PostgreSQL's, which wrote it."""

    table: str
    values: Mapping[str, Any]
    transaction: str = ""

    @cached_property
    def told(self) -> str:
        return repr(self.values)


@dataclass(frozen=True)
class Copy:
    """`rows` by table, in the order in which they lie there.

    `files` are bytes with free pages and dead rows: of PostgreSQL by table, with its indexes.
    """

    rows: Mapping[str, Sequence[Row]]
    files: Mapping[str, bytes]

    @cached_property
    def all_rows(self) -> list[Row]:
        return [row for rows in self.rows.values() for row in rows]


async def copied(database: Database) -> Copy:
    await database.empty_journal()
    async with database.read() as connection:
        rows = {table.name: await _rows(connection, table) for table in _TABLES}
        await connection.rollback()
        if database.is_sqlite:
            file = Path(str(database.url.database))
            found = sorted(file.parent.glob(f"{file.name}*"))
            return Copy(rows, {"": b"".join(one.read_bytes() for one in found)})
        return Copy(rows, await _pages(connection))


async def _rows(connection: AsyncConnection, table: Table) -> list[Row]:
    if connection.dialect.name == "sqlite":
        found = (await connection.execute(select(table))).mappings()
        return [Row(table.name, dict(one)) for one in found]
    query = select(literal_column("xmin::text"), table).order_by(literal_column("ctid"))
    return [
        Row(table.name, dict(zip(table.columns.keys(), values, strict=True)), transaction)
        for transaction, *values in await connection.execute(query)
    ]


_PAGES = text("""
    SELECT coalesce(owner.relname, its_toast.relname, file.relname),
           pg_read_binary_file(pg_relation_filepath(file.oid))
    FROM pg_class file
    LEFT JOIN pg_index ON indexrelid = file.oid
    LEFT JOIN pg_class owner ON owner.oid = indrelid
    LEFT JOIN pg_class its_toast ON its_toast.reltoastrelid = file.oid
    WHERE file.relkind IN ('r', 'i', 't') AND file.relnamespace <> 'pg_catalog'::regnamespace
    AND pg_relation_filepath(file.oid) IS NOT NULL AND pg_relation_size(file.oid) > 0
    ORDER BY file.relkind DESC
""")


async def _pages(connection: AsyncConnection) -> dict[str, bytes]:
    alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
    await alone.execute(text("CHECKPOINT"))
    found = defaultdict[str, bytes](bytes)
    for table, page in await alone.execute(_PAGES):
        if table not in _ALIKE:
            found[table] += bytes(page)
    return dict(found)

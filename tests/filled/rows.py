"""All rows of a database as plain JSON, whatever its schema, and back into one of either kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import (
    JSON,
    URL,
    Column,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engines import migration_engine

T = TypeVar("T")
Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = dict[str, list[Row]]

_REVISION = text("SELECT version_num FROM alembic_version")
# To ask a database for its tables takes longer than to fill them.
_REFLECTED: dict[tuple[str, str], Mapping[str, Table]] = {}


async def rows_of(url: URL) -> Rows:
    """By table, those first that others refer to; of each table by its key."""
    return await on(url, _read)


async def rows_in(connection: AsyncConnection, table: str) -> list[Row]:
    """Of one table."""
    return await connection.run_sync(lambda sync: _rows_of(sync, reflected(sync)[table]))


async def put_rows(url: URL, rows: Rows) -> None:
    """In place of all that is there, at the schema that the rows were read from."""
    await on(url, lambda connection: _write(connection, rows))


def packed(rows: Rows) -> dict[str, list[list[Any]]]:
    """The names of the columns once, as the first row."""
    return {
        name: [list(found[0]), *(list(row.values()) for row in found)] if found else []
        for name, found in rows.items()
    }


def unpacked(tables: Mapping[str, list[list[Any]]]) -> Rows:
    return {
        name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for name, rows in tables.items()
    }


async def on(url: URL, work: Callable[[Connection], T]) -> T:
    """In one transaction."""
    engine = migration_engine(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def reflected(connection: Connection) -> Mapping[str, Table]:
    """Without that of the migrations themselves; those first that others refer to."""
    schema = (str(connection.engine.url), connection.scalar(_REVISION))
    if schema not in _REFLECTED:
        metadata = MetaData()
        metadata.reflect(connection)
        tables = {table.name: table for table in metadata.sorted_tables}
        del tables["alembic_version"]
        _REFLECTED[schema] = tables
    return _REFLECTED[schema]


def _read(connection: Connection) -> Rows:
    return {name: _rows_of(connection, one) for name, one in reflected(connection).items()}


def _rows_of(connection: Connection, table: Table) -> list[Row]:
    found = connection.execute(table.select().order_by(*table.primary_key)).mappings()
    return [{name: _plain(row[name]) for name in row} for row in found]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else value


def _write(connection: Connection, rows: Rows) -> None:
    tables = list(reflected(connection).values())
    for table in reversed(tables):
        connection.execute(table.delete())
    for table in tables:
        if rows[table.name]:
            readers = {column.name: _reader(connection, column) for column in table.columns}
            read = [_typed(row, readers) for row in rows[table.name]]
            connection.execute(table.insert(), read)
        if connection.dialect.name == "postgresql" and "id" in table.columns:
            _count_on(connection, table)


def _typed(row: Row, readers: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    return {name: None if value is None else readers[name](value) for name, value in row.items()}


def _reader(connection: Connection, column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, JSON):
        # Nothing is NULL, not the word "null".
        column.type.none_as_null = True
    if isinstance(column.type, LargeBinary):
        return bytes.fromhex
    if isinstance(column.type, DateTime):
        return _moment_on_sqlite if connection.dialect.name == "sqlite" else datetime.fromisoformat
    return date.fromisoformat if isinstance(column.type, Date) else lambda value: value


def _moment_on_sqlite(value: str) -> datetime:
    return datetime.fromisoformat(value).astimezone(UTC).replace(tzinfo=None)


def _count_on(connection: Connection, table: Table) -> None:
    """New rows get numbers above those that were put in by hand."""
    newest = f"SELECT max(id) FROM {table.name} HAVING max(id) IS NOT NULL"
    counter = f"pg_get_serial_sequence('{table.name}', 'id')"
    if connection.scalar(text(f"SELECT {counter}")) is not None:
        connection.execute(text(f"SELECT setval({counter}, newest.max) FROM ({newest}) AS newest"))

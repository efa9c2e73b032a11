"""Connections to the database, each kind as its use needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import from_json
from sqlalchemy import URL, Engine, ExceptionContext, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from storage.passing import spoils_connection
from storage.sqlite_writer import BEGIN, SqliteWriter

# Seconds, for a connection and for a statement of PostgreSQL: a server that does not answer at all
# must hold up nobody for long.
LONGEST_WAIT = 10.0
_COMMON: dict[str, Any] = {
    # Parameters are answers: they may not stand in an error's text.
    "hide_parameters": True,
    # A person's answers are read at every tap, and are many small texts of JSON.
    "json_deserializer": from_json,
}


def reading_engine(url: URL, options: Mapping[str, Any]) -> AsyncEngine:
    """`options` are those of its connections."""
    return _pooled(url, 4, options)


def writer_beside(
    url: URL, reader: AsyncEngine, options: Mapping[str, Any]
) -> SqliteWriter | AsyncEngine:
    """Both begin one transaction at a time."""
    if url.get_backend_name() == "sqlite":
        return SqliteWriter(_writing_engine(url, options), reader)
    return _pooled(url, 1, options)


def _pooled(url: URL, size: int, options: Mapping[str, Any]) -> AsyncEngine:
    pool: dict[str, Any] = {
        "pool_size": size,
        "max_overflow": 0,
        "pool_timeout": LONGEST_WAIT,
        "execution_options": options,
    }
    if url.get_backend_name() == "sqlite":
        engine = _create(url, **pool)
        _prepare_sqlite(engine.sync_engine)
        _begin_with(engine.sync_engine, "BEGIN")
    else:
        engine = _create(url, pool_pre_ping=True, connect_args=_within_limits(), **pool)
    _leave_what_is_spoilt(engine.sync_engine)
    return engine


def _leave_what_is_spoilt(engine: Engine) -> None:
    @event.listens_for(engine, "handle_error")
    def on_error(context: ExceptionContext) -> None:
        if spoils_connection(context.original_exception):
            context.is_disconnect = True


def _create(url: URL, **options: Any) -> AsyncEngine:
    return create_async_engine(url, **_COMMON, **options)


def _writing_engine(url: URL, options: Mapping[str, Any]) -> Engine:
    engine = create_engine(
        url.set(drivername="sqlite"),
        poolclass=NullPool,
        execution_options=options,
        connect_args={"check_same_thread": False},
        **_COMMON,
    )
    _prepare_sqlite(engine)
    return engine


def _prepare_sqlite(engine: Engine, *, foreign_keys: str = "ON") -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout=10000",
            "journal_mode=WAL",
            "synchronous=FULL",
            f"foreign_keys={foreign_keys}",
            # A deleted answer must not stay readable in the file's free pages.
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)


def _within_limits() -> dict[str, float]:
    return {"timeout": LONGEST_WAIT, "command_timeout": LONGEST_WAIT}


def lasting_engine(url: URL) -> AsyncEngine:
    """For a connection to PostgreSQL that lasts as long as the process."""
    return _create(url, poolclass=NullPool, connect_args=_within_limits())


def migration_engine(url: URL) -> AsyncEngine:
    """A migration may take as long as it takes.

    On SQLite nothing is checked or deleted along foreign keys: where a table is made anew, the
    old one goes without what hangs on it.
    """
    engine = _create(url, poolclass=NullPool)
    if url.get_backend_name() == "sqlite":
        _prepare_sqlite(engine.sync_engine, foreign_keys="OFF")
        _begin_with(engine.sync_engine, BEGIN)
    return engine

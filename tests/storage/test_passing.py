"""Which faults pass by themselves, by the codes of both databases."""

import sqlite3
from typing import Any

import asyncpg
import pytest
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.database import DatabaseUnavailable, faults_named
from storage.passing import is_passing, spoils_connection

DRIVER: Any = AsyncAdapt_asyncpg_dbapi
PASSING = [
    asyncpg.ConnectionDoesNotExistError,  # 08003
    asyncpg.ConnectionFailureError,  # 08006
    asyncpg.SerializationError,  # 40001
    asyncpg.DeadlockDetectedError,  # 40P01
    asyncpg.TooManyConnectionsError,  # 53300
    asyncpg.DiskFullError,  # 53100
    asyncpg.OutOfMemoryError,  # 53200
    asyncpg.QueryCanceledError,  # 57014
    asyncpg.AdminShutdownError,  # 57P01
    asyncpg.CrashShutdownError,  # 57P02
    asyncpg.CannotConnectNowError,  # 57P03, starting up and shutting down
    asyncpg.IdleSessionTimeoutError,  # 57P05
    asyncpg.ReadOnlySQLTransactionError,  # 25006
    asyncpg.IdleInTransactionSessionTimeoutError,  # 25P03
    asyncpg.LockNotAvailableError,  # 55P03
    asyncpg.InvalidPasswordError,  # 28P01
    asyncpg.InvalidCatalogNameError,  # 3D000
    asyncpg.PostgresIOError,  # 58030
]
LASTING = [
    asyncpg.UniqueViolationError,
    asyncpg.ForeignKeyViolationError,
    asyncpg.UndefinedTableError,
    asyncpg.InsufficientPrivilegeError,
    asyncpg.DivisionByZeroError,
    asyncpg.InFailedSQLTransactionError,
    asyncpg.PostgresSyntaxError,
]
SQLITE = {
    "SQLITE_BUSY": True,
    "SQLITE_BUSY_SNAPSHOT": True,
    "SQLITE_LOCKED": True,
    "SQLITE_READONLY": True,
    "SQLITE_READONLY_DBMOVED": True,
    "SQLITE_FULL": True,
    "SQLITE_IOERR": True,
    "SQLITE_IOERR_FSYNC": True,
    "SQLITE_CANTOPEN": True,
    "SQLITE_ERROR": False,
    "SQLITE_CONSTRAINT_UNIQUE": False,
    "SQLITE_CORRUPT": False,
    "SQLITE_MISMATCH": False,
}


def of_asyncpg(error: Exception) -> DBAPIError:
    """As SQLAlchemy hands it on."""
    return DBAPIError("SELECT", None, DRIVER.Error(str(error), error))


def of_sqlite(code: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(code)
    error.sqlite_errorcode = getattr(sqlite3, code)
    return error


@pytest.mark.parametrize("fault", PASSING)
def test_what_a_server_says_of_itself_passes(fault: type[asyncpg.PostgresError]) -> None:
    assert is_passing(of_asyncpg(fault("в словах не сказано ничего")))
    assert is_passing(fault("while connecting"))


@pytest.mark.parametrize("fault", LASTING)
def test_what_a_server_says_of_a_statement_does_not(fault: type[asyncpg.PostgresError]) -> None:
    assert not is_passing(of_asyncpg(fault("the database is shutting down")))


@pytest.mark.parametrize(("code", "passes"), SQLITE.items())
def test_sqlite_tells_by_its_codes(code: str, passes: bool) -> None:
    assert is_passing(OperationalError("SELECT", None, of_sqlite(code))) is passes


@pytest.mark.parametrize(
    "fault",
    [
        ConnectionResetError(),
        ConnectionRefusedError(),
        TimeoutError(),
        OSError(28, "No space left on device"),
        PoolTimeout(),
        asyncpg.InterfaceError("connection is closed"),
    ],
)
def test_what_breaks_on_the_way_passes(fault: Exception) -> None:
    assert is_passing(fault)


@pytest.mark.parametrize(
    "fault", [ValueError("x"), KeyError("57P01"), ZeroDivisionError(), asyncpg.DataError("x")]
)
def test_faults_of_a_program_do_not(fault: Exception) -> None:
    assert not is_passing(fault)


def test_statements_of_an_old_schema_are_prepared_anew() -> None:
    assert is_passing(DBAPIError("SELECT", None, DRIVER.InvalidCachedStatementError("changed")))


def test_a_connection_that_stays_read_only_or_hangs_is_left() -> None:
    assert spoils_connection(asyncpg.ReadOnlySQLTransactionError("x"))
    assert spoils_connection(TimeoutError())
    assert spoils_connection(of_sqlite("SQLITE_READONLY"))
    assert not spoils_connection(asyncpg.UniqueViolationError("x"))
    assert not spoils_connection(of_sqlite("SQLITE_BUSY"))


def test_the_reason_is_a_line_without_what_the_statement_was_about() -> None:
    fault = asyncpg.DeadlockDetectedError("deadlock detected")
    fault.detail = "Key (telegram_id)=(7000000001)"
    with pytest.raises(DatabaseUnavailable, match=r"^deadlock detected$"), faults_named():
        raise fault

"""Which faults of a database pass by themselves, told by the codes that it gives for them.

The texts differ by version and language, and the classes of the drivers put faults that pass and
faults of a statement together.
"""

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.key_folder import KeysUnusable
from storage.keys import KeyMissing

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_CLASSES = frozenset(
    {
        "08",  # the connection broke
        "40",  # rolled back: serialization, deadlock
        "53",  # no more connections, memory or disk
        "57",  # shutting down, starting up, a statement that was cancelled
        "58",  # the server's disk
        "28",  # not let in
        "3D",  # there is no such database
    }
)
_CODES = frozenset(
    {
        "25006",  # read-only: a standby, or an administrator's doing
        "25P03",  # a transaction that was idle for too long
        "25P04",  # a transaction that took too long
        "55006",  # in use
        "55P03",  # locked
    }
)
_READ_ONLY = "25006"

# https://sqlite.org/rescode.html, without what is further told in the higher bits
_SQLITE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_SPOILT_SQLITE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})


def is_passing(error: BaseException) -> bool:
    """The same may succeed later, or with another connection."""
    if isinstance(error, (OSError, PoolTimeout)) or is_of_keys(error):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _is_passing_of_driver(error.orig)
    # Past SQLAlchemy: what broke while a connection was being made.
    return _is_of_asyncpg(error) and (
        _is_passing_of_driver(error) or type(error).__name__ == "InterfaceError"
    )


def is_of_keys(error: BaseException | None) -> bool:
    """The folder of the keys cannot be used now, or a key went while it was used."""
    return isinstance(error, (KeysUnusable, KeyMissing))


def _is_passing_of_driver(error: BaseException | None) -> bool:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    if type(error).__name__ == "InvalidCachedStatementError":
        # Somebody has changed the tables since it was prepared; now it is prepared anew.
        return True
    code = _sqlstate(error) or ""
    return code in _CODES or code[:2] in _CLASSES


def spoils_connection(error: BaseException) -> bool:
    """It would go on failing: one that was made in a read-only spell, or one that hangs."""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _SPOILT_SQLITE
    return isinstance(error, TimeoutError) or _sqlstate(error) == _READ_ONLY


def _sqlstate(error: BaseException | None) -> str | None:
    """Five letters and digits; None where no server said them."""
    code = getattr(error, "sqlstate", None)
    return code if isinstance(code, str) else None


def _is_of_asyncpg(error: BaseException) -> bool:
    return type(error).__module__.partition(".")[0] == "asyncpg"

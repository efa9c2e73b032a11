"""Makes sure before any work that the database has the schema which this program knows."""

from typing import Literal

from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError

from storage.database import DatabaseUnavailable, faults_named
from storage.engines import migration_engine
from storage.keys import KeySource
from storage.migrate import revisions, upgrade
from storage.private_files import keep_private

SchemaState = Literal["current", "behind", "newer"]


class SchemaBehind(Exception):
    """Someone has to run the migrations first."""


class SchemaNewer(Exception):
    """A newer version of the program has been at this database."""


async def prepare(url: URL, keys: KeySource | None = None) -> None:
    """Upgrades SQLite by itself; a server's database may be in use by others and is left alone.

    `keys` need not be given where they lie beside the database.
    Raises DatabaseUnavailable, KeysUnusable, SchemaBehind, SchemaNewer.
    """
    if await _usable_state(url) == "behind":
        if url.get_backend_name() != "sqlite":
            raise SchemaBehind
        await upgrade(url, keys=keys)


async def migrate(url: URL, keys: KeySource | None = None) -> bool:
    """False when there was nothing to do. `keys` as in `prepare`.

    Raises DatabaseUnavailable, KeysUnusable, SchemaNewer.
    """
    if await _usable_state(url) == "current":
        return False
    await upgrade(url, keys=keys)
    return True


async def _usable_state(url: URL) -> SchemaState:
    state = await schema_state(url)
    if state == "newer":
        raise SchemaNewer
    return state


async def schema_state(url: URL) -> SchemaState:
    """Raises DatabaseUnavailable."""
    revision = await _revision(url)
    known = revisions()
    if revision is None or revision in known[:-1]:
        return "behind"
    return "current" if revision == known[-1] else "newer"


async def _revision(url: URL) -> str | None:
    engine = migration_engine(url)
    try:
        with faults_named():
            keep_private(url)
            async with engine.connect() as connection:
                return await connection.run_sync(_revision_by)
    except DBAPIError as error:
        # Whatever is wrong on the first touch (no such database, not a database at all) is
        # the owner's to mend.
        raise DatabaseUnavailable(str(error.orig)) from error
    finally:
        await engine.dispose()


def _revision_by(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()

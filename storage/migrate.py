"""Brings a database to a revision of the schema."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text

from storage.database import faults_named
from storage.engines import migration_engine
from storage.keys import Keys, KeySource, folder_beside
from storage.private_files import keep_private

_FOLDER = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def revisions() -> list[str]:
    """From the first to the newest."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][
        ::-1
    ]


async def upgrade(url: URL, revision: str = "head", keys: KeySource | None = None) -> None:
    """`keys` need not be given for SQLite where they lie beside it.

    Raises DatabaseUnavailable, KeysUnusable.
    """
    keep_private(url)
    done = await _run(url, lambda config: command.upgrade(config, revision), keys)
    await _write_anew(url, done.get("emptied", ()))


async def downgrade(url: URL, revision: str, keys: KeySource | None = None) -> None:
    """`keys` as in `upgrade`."""
    await _run(url, lambda config: command.downgrade(config, revision), keys)


async def write_revision(url: URL, message: str) -> None:
    """Compares the tables in the code with an upgraded database and writes the difference."""
    number = f"{len(revisions()) + 1:04}"
    await _run(
        url, lambda config: command.revision(config, message, autogenerate=True, rev_id=number)
    )


async def _run(
    url: URL, action: Callable[[Config], object], keys: KeySource | None = None
) -> Mapping[str, Any]:
    """What the migrations were given, and what they leave to be done."""
    config = _config()
    config.attributes["keys"] = keys or partial(_keys_beside, url)

    def on(connection: Connection) -> None:
        config.attributes["connection"] = connection
        action(config)
        _check_references(connection)

    engine = migration_engine(url)
    try:
        with faults_named():
            async with engine.begin() as connection:
                await connection.run_sync(on)
    finally:
        await engine.dispose()
    return config.attributes


def _keys_beside(url: URL) -> Keys:
    if url.get_backend_name() != "sqlite":
        raise ValueError("the keys of a server's campaigns lie where their owner says")
    return Keys(folder_beside(url))


async def _write_anew(url: URL, tables: Collection[str]) -> None:
    """On PostgreSQL what was taken out of a table can be read in its file until then."""
    if not tables or url.get_backend_name() == "sqlite":
        return
    engine = migration_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    try:
        with faults_named():
            async with engine.connect() as connection:
                for table in tables:
                    await connection.execute(text(f"VACUUM FULL {table}"))
    finally:
        await engine.dispose()


def _check_references(connection: Connection) -> None:
    """SQLite checks none during a migration; PostgreSQL has checked them all the time."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        assert not broken, f"rows that point at nothing: {broken[:5]}"

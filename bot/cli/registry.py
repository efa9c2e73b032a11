"""Municipalities of the loaded regions, for matching the names of an analyst's table."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import URL

from bot.cli.desk import Desk
from bot.cli.places import region_called
from bot.territories.search import Ambiguous, Found, search
from scoring.reading.tables.table import NotFound, Resolve
from storage.database import Database
from storage.territories import Municipality, municipalities_of, regions

LONGEST_LIST = 4


def registry(desk: Desk, url: URL | None, region: str | None) -> tuple[Municipality, ...]:
    """Empty where no database has been made yet: a table alone can be scored too."""
    url = url or desk.settings.database_url
    if not region and not is_there(url):
        return ()
    return desk.work(lambda database: _read(database, region), url)


def is_there(url: URL) -> bool:
    """Whether it has been made; of a server that is taken for granted."""
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


async def _read(database: Database, code: str | None) -> tuple[Municipality, ...]:
    async with database.read() as connection:
        chosen = [await region_called(connection, code)] if code else await regions(connection)
        return tuple(
            [one for region in chosen for one in await municipalities_of(connection, region.id)]
        )


def resolver(known: Sequence[Municipality], names: Sequence[str]) -> Resolve:
    """Names stand as they are where none of them is of a loaded region."""
    if not any(isinstance(search(name, known), Found) for name in names):
        return str
    return _matching(known)


def _matching(known: Sequence[Municipality]) -> Callable[[str], str | NotFound]:
    # A long table names each municipality hundreds of times.
    @cache
    def resolve(name: str) -> str | NotFound:
        match search(name, known):
            case Found(one):
                return one.short
            case Ambiguous(candidates):
                return NotFound(True, tuple(one.short for one in candidates[:LONGEST_LIST]))
            case found:
                return NotFound(False, tuple(one.short for one in found.suggestions))

    return resolve

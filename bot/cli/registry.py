"""Municipalities of the loaded regions, for matching the names of an analyst's table."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import URL

from bot.cli.desk import Desk
from bot.cli.places import region_called
from bot.territories.search import Ambiguous, Found, search
from bot.territories.spellings import spellings_of
from bot.territories.spoken import spoken
from scoring.reading.tables.alike import as_spelled_first
from scoring.reading.tables.table import Alike, NotFound, Resolve
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


def resolver(known: Sequence[Municipality], names: Sequence[str], *, chosen: bool) -> Resolve:
    """Names stand as they are where none of them is surely of a loaded region.

    `chosen`: somebody said whose they are, so that any other is a mistake.
    """
    sure = frozenset[str]().union(*(spellings_of(one).forms for one in known))
    if not chosen and not any(spoken(name).glued in sure for name in names):
        return as_spelled_first()
    return _matching(known)


def _matching(known: Sequence[Municipality]) -> Resolve:
    # A long table names each municipality hundreds of times.
    @cache
    def resolve(name: str) -> str | Alike | NotFound:
        match search(name, known):
            case Found(one):
                return one.short if _is_name(name, one) else Alike(one.short)
            case Ambiguous(candidates):
                return NotFound(True, tuple(one.short for one in candidates[:LONGEST_LIST]))
            case found:
                return NotFound(False, tuple(one.short for one in found.suggestions))

    return resolve


def _is_name(name: str, one: Municipality) -> bool:
    """In some case or short form, and not of a town where a district is called so."""
    said, own = spoken(name), spellings_of(one)
    return said.glued in own.forms and (said.sort is None or own.sort in (None, said.sort))

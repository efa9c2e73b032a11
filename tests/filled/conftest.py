"""What was kept at the schema before, brought to that of today, on both databases.

Each database is made once in a process and copied for each test.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlalchemy import URL

from storage import migrate
from storage.database import database_url
from tests.bot.conftest import certificates, prompt_goodbye
from tests.conftest import apart, create_on
from tests.filled.rows import put_rows, unpacked
from tests.filled.saved import Filled, at_work, kept_again, saved

__all__ = ["certificates", "prompt_goodbye"]

Copy: TypeAlias = Callable[[URL | None], URL]
"""Another database with all that is in one, or an empty one."""


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def copy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    if request.param == "sqlite":
        return lambda url: _copied_file(url, tmp_path_factory.mktemp("filled"))
    server: URL = request.getfixturevalue("postgres")
    # They go with their server: to drop each would take longer than the tests.
    return lambda url: apart(create_on(server, url.database if url else None))


def _copied_file(url: URL | None, folder: Path) -> URL:
    file = folder / "metodbot.sqlite3"
    if url is not None:
        shutil.copy(str(url.database), file)
    return database_url(f"sqlite:///{file}")


@pytest.fixture(scope="session")
def before(copy: Copy) -> URL:
    """As it was kept."""
    url = copy(None)
    apart(migrate.upgrade(url, saved()["revision"]))
    apart(put_rows(url, unpacked(saved()["rows"])))
    return url


@pytest.fixture(scope="session")
def today(before: URL, copy: Copy) -> URL:
    """Brought to the schema of today."""
    url = copy(before)
    apart(migrate.upgrade(url))
    return url


@dataclass(frozen=True)
class Later:
    """A database with the chats that belong to it."""

    url: URL
    kept: dict[str, Any]


@pytest.fixture(scope="session")
def later(today: URL, copy: Copy) -> Later:
    """All that was owed has left."""
    url = copy(today)
    return Later(url, apart(_owed_has_left(url)))


async def _owed_has_left(url: URL) -> dict[str, Any]:
    async with at_work(url, saved()) as filled:
        await filled.start()
        await filled.town.stop()
        return kept_again(filled, saved())


@pytest.fixture
async def filled(today: URL, copy: Copy, prompt_goodbye: None) -> AsyncIterator[Filled]:
    """As the bot was stopped; it is yet to be started."""
    async with at_work(copy(today), saved()) as filled:
        yield filled


@pytest.fixture
async def going_on(later: Later, copy: Copy, prompt_goodbye: None) -> AsyncIterator[Filled]:
    """The bot is at work."""
    async with at_work(copy(later.url), later.kept) as filled:
        await filled.town.start()
        yield filled

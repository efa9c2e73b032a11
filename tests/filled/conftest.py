"""What was kept at the schema before, brought to that of today, on both databases.

One database of each kind is filled anew for each test: to make one takes longer than that.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cache

import pytest
from sqlalchemy import URL

from bot.definitions.pair import opened_pair
from storage import migrate
from storage.database import database_url
from storage.keys import Keys
from tests.bot.conftest import certificates, prompt_goodbye
from tests.conftest import apart, create_on
from tests.filled.chats import Kept, chats_of
from tests.filled.rows import Rows, put_rows, rows_of, unpacked
from tests.filled.saved import Filled, at_work, saved

__all__ = ["certificates", "prompt_goodbye"]


_read_once = cache(opened_pair)


@pytest.fixture(autouse=True)
def definitions_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As by a process that goes on; each test starts the bot anew."""
    monkeypatch.setattr("bot.definitions.kept_pairs.opened_pair", _read_once)


@dataclass(frozen=True)
class Migrated:
    """Its rows as they were put in, and as they are at the schema of today."""

    url: URL
    keys: Keys
    before: Rows
    today: Rows


@dataclass(frozen=True)
class Later:
    """All that was owed has left."""

    rows: Rows
    kept: Kept


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> URL:
    if request.param == "sqlite":
        return database_url(f"sqlite:///{tmp_path_factory.mktemp('filled')}/metodbot.sqlite3")
    return apart(create_on(request.getfixturevalue("postgres")))


@pytest.fixture(scope="session")
def migrated(empty: URL, tmp_path_factory: pytest.TempPathFactory) -> Migrated:
    return apart(_migrated(empty, Keys(tmp_path_factory.mktemp("kept") / "keys")))


async def _migrated(url: URL, keys: Keys) -> Migrated:
    await migrate.upgrade(url, saved()["revision"])
    await put_rows(url, unpacked(saved()["rows"]))
    before = await rows_of(url)
    await migrate.upgrade(url, keys=lambda: keys)
    return Migrated(url, keys, before, await rows_of(url))


@pytest.fixture(scope="session")
def later(migrated: Migrated) -> Later:
    return apart(_later(migrated))


async def _later(migrated: Migrated) -> Later:
    await put_rows(migrated.url, migrated.today)
    async with at_work(migrated.url, saved(), migrated.keys) as filled:
        await filled.start()
        await filled.town.stop()
        now = filled.town.clock().isoformat()
        chats = chats_of(filled.town.emulator)
    return Later(await rows_of(migrated.url), {**saved(), "now": now, "chats": chats})


@pytest.fixture
async def filled(migrated: Migrated, prompt_goodbye: None) -> AsyncIterator[Filled]:
    """As the bot was stopped; it is yet to be started."""
    await put_rows(migrated.url, migrated.today)
    async with at_work(migrated.url, saved(), migrated.keys) as filled:
        yield filled


@pytest.fixture
async def going_on(migrated: Migrated, later: Later, prompt_goodbye: None) -> AsyncIterator[Filled]:
    """The bot is at work."""
    await put_rows(migrated.url, later.rows)
    async with at_work(migrated.url, later.kept, migrated.keys) as filled:
        await filled.town.start()
        yield filled

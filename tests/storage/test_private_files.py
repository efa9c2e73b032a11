"""Nobody but the owner reads what people answered, whatever the umask was or is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from storage.database import Database, DatabaseUnavailable, database_url
from storage.lease import lease_of
from storage.people import remember_person
from storage.prepare import prepare
from storage.private_files import keep_private
from tests.identities import who


def modes(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def url(tmp_path: Path) -> URL:
    return database_url(f"sqlite:///{tmp_path}/data/metodbot.sqlite3")


async def used(url: URL) -> dict[str, int]:
    """The modes of all files while a process is at work."""
    await prepare(url)
    database, lease = Database(url), lease_of(url)
    assert await lease.holds()
    await database.write(lambda c: remember_person(c, who(7), "ru"))
    assert url.database
    found = modes(Path(url.database).parent)
    await lease.close()
    await database.close()
    return found


@pytest.mark.usefixtures("umask")
async def test_a_new_database_is_its_owners_alone_with_all_that_lies_beside_it(
    url: URL, tmp_path: Path
) -> None:
    assert await used(url) == {
        "metodbot.sqlite3": 0o600,
        "metodbot.sqlite3-wal": 0o600,
        "metodbot.sqlite3-shm": 0o600,
        "metodbot.sqlite3.lock": 0o600,
    }
    assert modes(tmp_path) == {"data": 0o700}


async def test_files_of_an_earlier_version_are_closed_at_the_start(
    url: URL, tmp_path: Path
) -> None:
    await used(url)
    folder = tmp_path / "data"
    (folder / "metodbot.sqlite3-journal").touch()
    for file in folder.iterdir():
        file.chmod(0o644)
    folder.chmod(0o755)
    assert set((await used(url)).values()) == {0o600}
    # A folder that somebody else has made may hold more than the database.
    assert modes(tmp_path) == {"data": 0o755}


def test_a_file_of_another_user_does_not_hold_up_the_start(
    url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_file: Path, _mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refused)
    keep_private(url)
    keep_private(url)


def test_a_servers_database_has_no_files_here(tmp_path: Path) -> None:
    keep_private(database_url("postgresql://metodbot@127.0.0.1/metodbot"))
    assert not list(tmp_path.iterdir())


async def test_a_folder_named_in_place_of_the_file_can_still_be_entered(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    folder.chmod(0o755)
    with pytest.raises(DatabaseUnavailable):
        await prepare(database_url(f"sqlite:///{folder}"))
    assert modes(tmp_path) == {"mine": 0o755}

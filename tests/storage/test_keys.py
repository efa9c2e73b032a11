"""One key a campaign, the same for all processes, and gone for all of them at once."""

from __future__ import annotations

import multiprocessing
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from storage.account_mark import account_mark
from storage.campaign_key import CampaignKey
from storage.key_folder import KeysUnusable
from storage.keys import KeyMissing, Keys

CAMPAIGN, OTHER = "aB3dE6gH9jK2", "zY8xW5vU2tS9"
AT_ONCE = [f"{CAMPAIGN}{number}" for number in range(40)]
# Without what this process holds open; to be forked, it would have to have one thread alone.
processes = multiprocessing.get_context("spawn")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def keys(folder: Path) -> Keys:
    keys = Keys(folder)
    keys.prepare()
    return keys


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def told_apart(key: CampaignKey) -> str:
    """The same for the same key alone."""
    return account_mark(key, CAMPAIGN, "telegram", "1")


@pytest.mark.usefixtures("umask")
def test_a_key_is_its_owners_alone_whatever_the_umask(folder: Path) -> None:
    keys = Keys(folder)
    keys.prepare()
    keys.make(CAMPAIGN)
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_name_of_a_file_tells_the_campaigns_code_and_nothing_else(
    keys: Keys, folder: Path
) -> None:
    keys.make(CAMPAIGN)
    assert names(folder) == [f"{CAMPAIGN}.key"]
    assert keys.campaigns() == {CAMPAIGN}


def test_a_key_that_is_there_is_never_made_anew(keys: Keys, folder: Path) -> None:
    made = keys.make(CAMPAIGN)
    content = (folder / f"{CAMPAIGN}.key").read_bytes()
    assert keys.make(CAMPAIGN) is keys.of(CAMPAIGN) is made
    assert told_apart(Keys(folder).make(CAMPAIGN)) == told_apart(made)
    assert (folder / f"{CAMPAIGN}.key").read_bytes() == content
    assert len(content) == 32


def test_every_campaign_has_a_key_of_its_own(keys: Keys) -> None:
    assert told_apart(keys.make(CAMPAIGN)) != told_apart(keys.make(OTHER))


def test_who_is_overtaken_while_making_a_key_takes_that_of_the_other(
    keys: Keys, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[str] = []
    random = secrets.token_bytes

    def overtaken(length: int) -> bytes:
        monkeypatch.setattr(secrets, "token_bytes", random)
        others.append(told_apart(Keys(folder).make(CAMPAIGN)))
        return random(length)

    monkeypatch.setattr(secrets, "token_bytes", overtaken)
    assert [told_apart(keys.make(CAMPAIGN))] == others
    assert names(folder) == [f"{CAMPAIGN}.key"]


def make_all(folder: Path, together: Barrier, made: Queue[list[str]]) -> None:
    keys = Keys(folder)
    keys.prepare()
    marks = list[str]()
    for campaign in AT_ONCE:
        together.wait()
        marks.append(told_apart(keys.make(campaign)))
    made.put(marks)


def test_processes_that_make_a_key_at_the_same_moment_get_the_same(folder: Path) -> None:
    together, made = processes.Barrier(2, timeout=60), processes.Queue()
    several = [processes.Process(target=make_all, args=(folder, together, made)) for _ in range(2)]
    for one in several:
        one.start()
    first, second = made.get(timeout=60), made.get(timeout=60)
    for one in several:
        one.join()
    assert first == second
    assert len(set(first)) == len(AT_ONCE)
    assert names(folder) == sorted(f"{campaign}.key" for campaign in AT_ONCE)


def destroy(folder: Path) -> None:
    Keys(folder).destroy(CAMPAIGN)


def test_a_key_that_another_process_destroyed_is_not_used_any_more(
    keys: Keys, folder: Path
) -> None:
    keys.make(CAMPAIGN)
    kept = keys.make(OTHER)
    other = processes.Process(target=destroy, args=(folder,))
    other.start()
    other.join()
    assert other.exitcode == 0
    with pytest.raises(KeyMissing) as missing:
        keys.of(CAMPAIGN)
    assert missing.value.campaign == CAMPAIGN
    assert keys.of(OTHER) is kept


def test_a_key_made_after_another_was_destroyed_is_another(keys: Keys, folder: Path) -> None:
    first = told_apart(keys.make(CAMPAIGN))
    other = Keys(folder)
    other.destroy(CAMPAIGN)
    other.make(CAMPAIGN)
    assert told_apart(keys.of(CAMPAIGN)) == told_apart(other.of(CAMPAIGN)) != first


def test_destroying_leaves_nothing_of_the_key_even_where_making_it_was_broken_off(
    keys: Keys, folder: Path
) -> None:
    keys.make(CAMPAIGN)
    keys.make(OTHER)
    # Killed after the key had its name, before the first name was taken away.
    (folder / f".{CAMPAIGN}.x1").hardlink_to(folder / f"{CAMPAIGN}.key")
    keys.destroy(CAMPAIGN)
    assert names(folder) == [f"{OTHER}.key"]
    keys.destroy(CAMPAIGN)


def test_a_destruction_that_fails_halfway_still_shows_that_there_is_a_key(
    keys: Keys, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.make(CAMPAIGN)
    (folder / f".{CAMPAIGN}.x1").hardlink_to(folder / f"{CAMPAIGN}.key")
    unlink, left = Path.unlink, [True]

    def once(file: Path, missing_ok: bool = False) -> None:
        if not left:
            raise OSError(5, "Input/output error")
        left.pop()
        unlink(file, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", once)
        with pytest.raises(KeysUnusable):
            keys.destroy(CAMPAIGN)
    assert keys.campaigns() == {CAMPAIGN}
    keys.destroy(CAMPAIGN)
    assert names(folder) == []


def test_a_loss_of_power_neither_halves_a_key_nor_brings_one_back(
    keys: Keys, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, list[str]]] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        named = [name for name in names(folder) if name.endswith(".key")]
        synced.append(("folder" if is_folder else "file", named))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    keys.make(CAMPAIGN)
    keys.destroy(CAMPAIGN)
    assert synced == [("file", []), ("folder", [f"{CAMPAIGN}.key"]), ("folder", [])]


def test_a_key_that_cannot_be_read_now_is_not_taken_for_lost(
    keys: Keys, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.make(CAMPAIGN)

    def refused(_file: str, _flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(KeysUnusable) as unusable:
        keys.of(CAMPAIGN)
    assert unusable.value.fault == "unavailable"
    assert unusable.value.reason == "Permission denied"


def test_keys_are_not_taken_for_lost_where_their_folder_is_not_there(
    keys: Keys, folder: Path
) -> None:
    keys.make(CAMPAIGN)
    folder.rename(folder.with_name("elsewhere"))
    for use in (keys.of, keys.make, keys.destroy, lambda _: keys.campaigns()):
        with pytest.raises(KeysUnusable):
            use(CAMPAIGN)


@pytest.mark.parametrize("content", [b"", b"short", bytes(31), bytes(33)])
def test_a_damaged_key_is_neither_used_nor_replaced(
    keys: Keys, folder: Path, content: bytes
) -> None:
    file = folder / f"{CAMPAIGN}.key"
    file.write_bytes(content)
    for use in (keys.of, keys.make):
        with pytest.raises(KeysUnusable) as unusable:
            use(CAMPAIGN)
        assert (unusable.value.path, unusable.value.fault) == (file, "broken")
    assert file.read_bytes() == content


def test_a_disk_that_is_full_leaves_no_half_a_key(
    keys: Keys, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(KeysUnusable):
            keys.make(CAMPAIGN)
    assert names(folder) == []
    keys.make(CAMPAIGN)


def test_a_code_never_leads_out_of_the_folder(keys: Keys, folder: Path) -> None:
    for code in ("../metodbot", "", "a/b", ".", "*", "код"):
        for use in (keys.of, keys.make, keys.destroy):
            with pytest.raises(ValueError, match="letters and digits"):
                use(code)
    assert names(folder) == []


def test_no_text_shows_a_key(keys: Keys, folder: Path) -> None:
    key = keys.make(CAMPAIGN)
    secret = (folder / f"{CAMPAIGN}.key").read_bytes()
    (folder / f"{OTHER}.key").write_bytes(secret * 2)
    shown = f"{key!r} {key} {keys!r}"
    with suppress(KeysUnusable):
        keys.of(OTHER)
    try:
        keys.of(OTHER)
    except KeysUnusable as error:
        shown += f"{error!r} {error}"
    for one in (secret, key.marking):
        assert one.hex() not in shown
        assert repr(one)[2:-1] not in shown

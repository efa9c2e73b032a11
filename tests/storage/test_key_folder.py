"""What may be wrong with the folder of keys is told at the start, before anybody answers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.key_folder import KeysUnusable, make_folder


def fault_of(folder: Path) -> str:
    with pytest.raises(KeysUnusable) as unusable:
        make_folder(folder)
    assert unusable.value.path == folder
    return unusable.value.fault


def test_a_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    make_folder(folder)
    make_folder(folder)
    assert list(folder.iterdir()) == []


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "keys").touch()
    assert fault_of(tmp_path / "keys") == "not_a_folder"
    assert fault_of(tmp_path / "keys" / "inside") == "unavailable"


def test_a_disk_that_is_not_mounted_is_not_written_beside(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "disk" / "keys") == "unavailable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o750, 0o705, 0o711, 0o770, 0o777])
def test_a_folder_that_others_can_enter_is_left_as_it_is(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "keys"
    folder.mkdir()
    folder.chmod(mode)
    assert fault_of(folder) == "open_to_others"
    assert folder.stat().st_mode & 0o777 == mode


def test_a_folder_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "keys"
    make_folder(folder)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert fault_of(folder) == "not_ours"


@pytest.mark.parametrize("refused", ["mkdir", "hardlink_to"])
def test_a_folder_where_nothing_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, refused, refuse)
    with pytest.raises(KeysUnusable) as unusable:
        make_folder(tmp_path / "keys")
    assert unusable.value.reason == "Operation not permitted"


def test_a_folder_that_may_only_be_read_is_told_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    folder = tmp_path / "keys"
    make_folder(folder)
    monkeypatch.setattr(os, "open", read_only)
    assert fault_of(folder) == "unavailable"

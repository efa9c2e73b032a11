"""The folder that the keys lie in: its owner's alone, and keeping what is put there."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

Fault = Literal["not_a_folder", "not_ours", "open_to_others", "broken", "unavailable"]


class KeysUnusable(Exception):
    """The keys may all be there: the owner of the bot has to mend the folder, or the file named.

    `reason` is the operating system's, where it gave one.
    """

    def __init__(self, path: Path, fault: Fault, reason: str = "") -> None:
        self.path, self.fault, self.reason = path, fault, reason
        super().__init__(str(path), fault, reason)


def make_folder(folder: Path) -> None:
    """Tries besides what making a key will take. Raises KeysUnusable."""
    with faults_named(folder), contextlib.suppress(FileExistsError):
        # Not the folders above: where one is missing, a disk is not mounted or a name misspelt.
        folder.mkdir(mode=0o700)
    check_folder(folder)
    with faults_named(folder), tempfile.NamedTemporaryFile(dir=folder) as tried:
        linked = Path(f"{tried.name}.linked")
        linked.hardlink_to(tried.name)
        linked.unlink()
        sync_folder(folder)


def check_folder(folder: Path) -> None:
    """Raises KeysUnusable."""
    with faults_named(folder):
        found = folder.stat()
    if not stat.S_ISDIR(found.st_mode):
        raise KeysUnusable(folder, "not_a_folder")
    # What another user makes here (root, at the console) the bot could not read.
    if found.st_uid != os.geteuid():
        raise KeysUnusable(folder, "not_ours")
    if found.st_mode & 0o077:
        raise KeysUnusable(folder, "open_to_others")


def sync_folder(folder: Path) -> None:
    """Otherwise a loss of power could undo what was made or destroyed in it. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def faults_named(path: Path | str) -> Iterator[None]:
    """Raises KeysUnusable for what the operating system refuses."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KeysUnusable(Path(path), "unavailable", reason) from error

"""The campaigns' keys, a file each in a folder outside the database and its backups.

Whoever has the database alone, or any copy of it, opens nothing; once a key is destroyed nobody
does. Several processes share the folder.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL

from storage.campaign_key import SECRET_LENGTH, CampaignKey
from storage.key_folder import KeysUnusable, check_folder, faults_named, make_folder, sync_folder

_ENDING = ".key"
_CODE = re.compile(r"[A-Za-z0-9]+", re.ASCII)


KeySource = Callable[[], "Keys"]
"""For whoever may need none."""


def folder_beside(database: URL) -> Path:
    """Of SQLite, where nothing else is said."""
    return Path(str(database.database)).absolute().parent / "keys"


class KeyMissing(Exception):
    """Nobody can open what was sealed with it. `campaign` is the code of its link."""

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(campaign)


class Keys:
    """Campaigns are named by the code of their link, which no two databases share.

    Every method raises KeysUnusable.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, tuple[bytes, CampaignKey]] = {}

    def prepare(self) -> None:
        make_folder(self.folder)

    def make(self, campaign: str) -> CampaignKey:
        """The one that is there, else a new one; who makes it at the same time gets the same."""
        with contextlib.suppress(KeyMissing):
            return self.of(campaign)
        self._write_new(campaign)
        return self.of(campaign)

    def of(self, campaign: str) -> CampaignKey:
        """Looked up in the folder each time, for another process may have destroyed it.

        Raises KeyMissing.
        """
        secret = _read(self._name(campaign))
        if secret is None:
            self._known.pop(campaign, None)
            check_folder(self.folder)
            raise KeyMissing(campaign)
        known = self._known.get(campaign)
        if known is None or known[0] != secret:
            known = self._known[campaign] = (secret, CampaignKey.derived(secret))
        return known[1]

    def campaigns(self) -> frozenset[str]:
        """Those that have a key, of whatever database."""
        with faults_named(self.folder):
            files = list(self.folder.iterdir())
        return frozenset(file.stem for file in files if file.suffix == _ENDING)

    def destroy(self, campaign: str) -> None:
        """For good; nothing where there is none.

        The file is not written over before: file systems that copy on writing, and flash, would
        put that elsewhere and keep the old block all the same.
        """
        self._known.pop(campaign, None)
        with faults_named(self.folder):
            # The key last: as long as anything of it is there, it is listed.
            for file in (*self.folder.glob(f"{_unfinished(campaign)}*"), self._file(campaign)):
                file.unlink(missing_ok=True)
            sync_folder(self.folder)

    def _write_new(self, campaign: str) -> None:
        with faults_named(self.folder):
            descriptor, name = tempfile.mkstemp(prefix=_unfinished(campaign), dir=self.folder)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(secrets.token_bytes(SECRET_LENGTH))
                    file.flush()
                    os.fsync(descriptor)
                # Unlike a renaming, a link never takes the place of what another made meanwhile.
                with contextlib.suppress(FileExistsError):
                    self._file(campaign).hardlink_to(name)
            finally:
                Path(name).unlink(missing_ok=True)
            sync_folder(self.folder)

    def _name(self, campaign: str) -> str:
        return f"{self.folder}/{_safe(campaign)}{_ENDING}"

    def _file(self, campaign: str) -> Path:
        return Path(self._name(campaign))


def _read(name: str) -> bytes | None:
    """Past Python's files and paths, which take ten times as long: it is done at every answer."""
    with faults_named(name):
        try:
            descriptor = os.open(name, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        try:
            secret = os.read(descriptor, SECRET_LENGTH + 1)
        finally:
            os.close(descriptor)
    if len(secret) != SECRET_LENGTH:
        raise KeysUnusable(Path(name), "broken")
    return secret


def _unfinished(campaign: str) -> str:
    """How a file begins that is being made; a process that is killed meanwhile leaves it."""
    return f".{_safe(campaign)}."


def _safe(campaign: str) -> str:
    if not _CODE.fullmatch(campaign):
        raise ValueError("a campaign's code has letters and digits alone")
    return campaign

"""The files of SQLite, for nobody's eyes but their owner's: they hold people's answers."""

import contextlib
import os
from pathlib import Path

from sqlalchemy import URL

OWNER_ALONE = 0o600
_FOLDER_OF_OWNER_ALONE = 0o700
# SQLite gives the files beside it the mode of the database when it makes them.
_BESIDE = ("-wal", "-shm", "-journal", ".lock")


def keep_private(url: URL) -> None:
    """Makes the file with its folder where there is none. Raises OSError."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    file = Path(url.database)
    file.parent.mkdir(mode=_FOLDER_OF_OWNER_ALONE, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, OWNER_ALONE))
    for one in (file, *(Path(f"{file}{ending}") for ending in _BESIDE)):
        # Another user's file is that user's to close; a journal may vanish meanwhile.
        with contextlib.suppress(PermissionError, FileNotFoundError):
            # A folder or a device, named by mistake, would be of no use to anybody afterwards.
            if one.is_file():
                one.chmod(OWNER_ALONE)

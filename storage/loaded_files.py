"""Instruments and methodologies that were loaded from authors' own files, with their versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import loaded_files

FileKind = Literal["instrument", "methodology"]


@dataclass(frozen=True, kw_only=True)
class AuthorsFile:
    """`region_id` is None where it is for all regions."""

    kind: FileKind
    code: str
    version: str
    text: str
    region_id: int | None


@dataclass(frozen=True, kw_only=True)
class LoadedFile(AuthorsFile):
    id: int
    loaded_at: datetime


class OtherText(Exception):
    """This version was loaded with another text: what is changed gets a version of its own."""

    def __init__(self, file: AuthorsFile) -> None:
        self.file = file
        super().__init__(file.code, file.version)


async def load_file(connection: AsyncConnection, file: AuthorsFile, now: datetime) -> bool:
    """False where it is there already. Raises OtherText."""
    if connection.dialect.name == "postgresql":
        # Two consoles that load the same at once wait for each other; SQLite has one writer.
        await connection.execute(text("LOCK TABLE loaded_files IN SHARE ROW EXCLUSIVE MODE"))
    beside = [
        one
        for one in await files_loaded(connection, file.kind)
        if (one.code, one.version) == (file.code, file.version) and _meet(one, file)
    ]
    if any(one.text != file.text for one in beside):
        raise OtherText(file)
    if any(one.region_id in {None, file.region_id} for one in beside):
        return False
    await connection.execute(insert(loaded_files).values(**vars(file), loaded_at=now))
    return True


def _meet(one: AuthorsFile, other: AuthorsFile) -> bool:
    """Whether some region is offered both."""
    return one.region_id == other.region_id or None in {one.region_id, other.region_id}


async def files_loaded(connection: AsyncConnection, kind: FileKind) -> tuple[LoadedFile, ...]:
    """In the order in which they were loaded."""
    query = select(loaded_files).where(loaded_files.c.kind == kind).order_by(loaded_files.c.id)
    return tuple(LoadedFile(**row._asdict()) for row in await connection.execute(query))


async def remove_file(connection: AsyncConnection, id: int) -> None:
    """Campaigns keep the definition that they were opened with."""
    await connection.execute(delete(loaded_files).where(loaded_files.c.id == id))


def offered(files: Iterable[LoadedFile], region_id: int | None) -> list[LoadedFile]:
    """To a region, or to every region where None; the one to take first.

    What was loaded for the region alone goes before what is for all, the newer before the older.
    """
    seen = [one for one in files if one.region_id in {None, region_id}]
    return sorted(seen, key=lambda one: (one.region_id is None, -one.id))

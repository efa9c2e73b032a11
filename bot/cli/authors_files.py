"""What the commands of instruments and methodologies share: lists, and loading with a version."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Self

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.places import region_called
from bot.cli.table import columns
from storage.database import Database
from storage.loaded_files import AuthorsFile, FileKind, LoadedFile, files_loaded, load_file
from storage.territories import regions

Command = Callable[..., Any]


@dataclass(frozen=True)
class Listed:
    """`region` is empty where it is for all, `loaded_at` where it is shipped."""

    id: str
    version: str
    title: str
    about: Mapping[str, object]
    region: str | None = None
    loaded_at: datetime | None = None

    def of(self, region: str | None, loaded_at: datetime) -> Self:
        return replace(self, region=region, loaded_at=loaded_at)


def may_be_of_a_region(command: Command) -> Command:
    return click.option("--region")(command)


def in_shapes(command: Command) -> Command:
    shapes = click.Choice(["table", "json"])
    return click.option("--format", "shape", type=shapes, default="table", show_default=True)(
        command
    )


def tell_list(desk: Desk, listed: Sequence[Listed], shape: str) -> None:
    if shape == "json":
        document = [_as_json(one) for one in listed]
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    head = [desk.texts(f"cli-column-{name}") for name in ("code", "version", "region", "name")]
    click.echo(columns(head, [(one.id, one.version, one.region, one.title) for one in listed]))


def _as_json(one: Listed) -> dict[str, object]:
    return {
        "id": one.id,
        "version": one.version,
        "title": one.title,
        **one.about,
        "origin": "shipped" if one.loaded_at is None else "loaded",
        "region": one.region,
        "loaded_at": one.loaded_at.isoformat() if one.loaded_at else None,
    }


def loaded_for(
    desk: Desk, kind: FileKind, region: str | None
) -> list[tuple[LoadedFile, str | None]]:
    """With the codes of their regions; all of them where no region is named."""

    async def work(database: Database) -> list[tuple[LoadedFile, str | None]]:
        async with database.read() as connection:
            only = await region_id_called(connection, region)
            codes = {one.id: one.code for one in await regions(connection)}
            files = await files_loaded(connection, kind)
        return [
            (one, codes[one.region_id] if one.region_id else None)
            for one in files
            if only is None or one.region_id in {None, only}
        ]

    return desk.work(work)


async def region_id_called(connection: AsyncConnection, code: str | None) -> int | None:
    """Raises Failure."""
    return None if code is None else (await region_called(connection, code)).id


@dataclass(frozen=True)
class ToLoad:
    """`shipped` is what is shipped in the same version, where there is any."""

    code: str
    version: str
    title: str
    text: str
    shipped: str | None


Read = Callable[[AsyncConnection, int | None], Awaitable[ToLoad]]


def load(desk: Desk, kind: FileKind, region: str | None, read: Read) -> ToLoad:
    """And says so. Raises Failure, OtherText and what `read` raises."""
    found, new = desk.work(lambda database: _loaded(desk, database, kind, region, read))
    about = {"id": found.code, "version": found.version, "title": found.title}
    if not new:
        desk.say("cli-loaded-before", **about)
    elif region is None:
        desk.say(f"cli-{kind}-loaded", **about)
    else:
        desk.say(f"cli-{kind}-loaded-for-region", region=region, **about)
    return found


async def _loaded(
    desk: Desk, database: Database, kind: FileKind, region: str | None, read: Read
) -> tuple[ToLoad, bool]:
    """False where it is there already."""
    async with database.read() as connection:
        region_id = await region_id_called(connection, region)
        found = await read(connection, region_id)
    if found.shipped == found.text:
        return found, False
    if found.shipped is not None:
        raise Failure("cli-other-than-shipped", id=found.code, version=found.version)
    file = AuthorsFile(
        kind=kind,
        code=found.code,
        version=found.version,
        text=found.text,
        region_id=region_id,
    )
    return found, await database.write(partial(load_file, file=file, now=desk.now))

"""Taking back an instrument or a methodology that was loaded from an author's own file."""

from functools import partial
from typing import NamedTuple

import click

from bot.cli.authors_files import may_be_of_a_region, region_id_called
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from storage.database import Database
from storage.loaded_files import FileKind, LoadedFile, files_loaded, remove_file
from storage.territories import regions


class _Wanted(NamedTuple):
    kind: FileKind
    code: str
    version: str
    region: str | None


def remove_command(kind: FileKind) -> click.Command:
    @click.command("remove")
    @click.argument("code")
    @click.option("--version", "version", required=True)
    @may_be_of_a_region
    @click.pass_obj
    def remove(desk: Desk, *, code: str, version: str, region: str | None) -> None:
        wanted = _Wanted(kind, code, version, region)
        desk.work(lambda database: _remove(database, wanted))
        desk.say(f"cli-{kind}-removed", id=code, version=version)

    return remove


async def _remove(database: Database, wanted: _Wanted) -> None:
    """Raises Failure."""
    async with database.read() as connection:
        region_id = await region_id_called(connection, wanted.region)
        files = await files_loaded(connection, wanted.kind)
        codes = {one.id: one.code for one in await regions(connection)}
    for file in files:
        if (file.code, file.version, file.region_id) == (wanted.code, wanted.version, region_id):
            await database.write(partial(remove_file, id=file.id))
            return
    there = [_called(one, codes) for one in files if one.code == wanted.code]
    about = {"id": wanted.code, "version": wanted.version, "known": ", ".join(there) or "—"}
    raise Failure("cli-not-loaded", **about)


def _called(file: LoadedFile, codes: dict[int, str]) -> str:
    """As it is written in the command."""
    region = "" if file.region_id is None else f" --region {codes[file.region_id]}"
    return f"--version {file.version}{region}"

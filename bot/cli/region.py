"""`region set` and `region show`: what a region says of itself, keeps and chooses."""

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from bot.author_file import author_text
from bot.cli.asking import ask, may_be_sure
from bot.cli.desk import Desk
from bot.cli.places import region_called
from bot.territories.region_settings import read_region_settings
from bot.territories.to_store import settings_to_keep
from scheduler.forget import due_under
from scheduler.retention import months_kept
from storage.database import Database
from storage.loaded_files import files_loaded, offered
from storage.region_settings import Kept, keep_settings, settings_of
from storage.territories import Region


@click.group("region")
def region() -> None: ...


@region.command("set")
@click.argument("code")
@click.argument("file", type=click.Path(path_type=Path))
@may_be_sure
@click.pass_obj
def set_command(desk: Desk, *, code: str, file: Path, yes: bool) -> None:
    text = author_text(file)
    place, kept, due = desk.work(partial(_read, desk, code=code, text=text, file=str(file)))
    if due:
        ids = ", ".join(map(str, due))
        ask(desk, desk.texts("cli-region-forgets", count=len(due), ids=ids), yes=yes)
    desk.work(partial(_keep, place=place, kept=kept))
    key = "cli-region-cleared" if kept.says_nothing else "cli-region-set-done"
    desk.say(key, name=place.name, code=place.code)
    if kept.choices:
        desk.say("cli-region-choices", methodologies=", ".join(kept.choices))
    desk.say("cli-region-retention", months=months_kept(kept.retention))


async def _read(
    desk: Desk, database: Database, code: str, text: str, file: str
) -> tuple[Region, Kept, list[int]]:
    """With the campaigns whose answers would be deleted at once."""
    async with database.read() as connection:
        place = await region_called(connection, code)
        loaded = offered(await files_loaded(connection, "methodology"), place.id)
        settings = read_region_settings(text, file, {one.code for one in loaded})
        kept = settings_to_keep(text, settings)
        return place, kept, await due_under(connection, place.id, kept.retention, desk.now)


async def _keep(database: Database, place: Region, kept: Kept) -> None:
    await database.write(partial(keep_settings, region_id=place.id, kept=kept))


@region.command("show")
@click.argument("code")
@click.option(
    "--format", "shape", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True
)
@click.pass_obj
def show_command(desk: Desk, *, code: str, shape: str) -> None:
    kept = desk.work(partial(_kept, code=code))
    if shape == "json":
        click.echo(json.dumps(_document(code, kept), ensure_ascii=False, indent=2))
        return
    click.echo(kept.text, nl=False)
    if kept.retention is None:
        desk.warn("cli-region-retention", months=months_kept(None))


def _document(code: str, kept: Kept) -> Mapping[str, Any]:
    retention = months_kept(kept.retention)
    return {"region": code, **vars(kept.operator), "retention": retention, "choices": kept.choices}


async def _kept(database: Database, code: str) -> Kept:
    async with database.read() as connection:
        return await settings_of(connection, (await region_called(connection, code)).id)


def warn_of_unset(desk: Desk, place: Region) -> None:
    """Of what people are to read before they agree."""
    said = desk.work(partial(_kept, code=place.code)).operator
    match said.operator, said.contact:
        case None, None:
            missing = "both"
        case None, _:
            missing = "operator"
        case _, None:
            missing = "contact"
        case _:
            return
    desk.warn("cli-region-unset", name=place.name, code=place.code, missing=missing)

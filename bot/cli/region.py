"""`region set` and `region show`: what a region says of itself to the people asked."""

import json
from functools import partial
from pathlib import Path

import click

from bot.author_file import author_text
from bot.cli.desk import Desk
from bot.cli.places import region_called
from bot.territories.region_settings import read_region_settings
from storage.database import Database
from storage.region_settings import Kept, Operator, keep_settings, settings_of
from storage.territories import Region


@click.group("region")
def region() -> None: ...


@region.command("set")
@click.argument("code")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def set_command(desk: Desk, *, code: str, file: Path) -> None:
    text = author_text(file)
    kept = Kept(text, Operator(**read_region_settings(text, str(file)).model_dump()))
    place = desk.work(partial(_set, code=code, kept=kept))
    key = "cli-region-cleared" if kept.operator == Operator() else "cli-region-set-done"
    desk.say(key, name=place.name, code=place.code)


async def _set(database: Database, code: str, kept: Kept) -> Region:
    async with database.read() as connection:
        place = await region_called(connection, code)
    await database.write(partial(keep_settings, region_id=place.id, kept=kept))
    return place


@region.command("show")
@click.argument("code")
@click.option(
    "--format", "shape", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True
)
@click.pass_obj
def show_command(desk: Desk, *, code: str, shape: str) -> None:
    kept = desk.work(partial(_kept, code=code))
    if shape == "json":
        document = {"region": code, **vars(kept.operator)}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        click.echo(kept.text, nl=False)


async def _kept(database: Database, code: str) -> Kept:
    async with database.read() as connection:
        return await settings_of(connection, (await region_called(connection, code)).id)

import json
from pathlib import Path
from typing import Any

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.places import municipality_called, region_called
from bot.cli.table import columns
from bot.territories.load import load_territory, shipped_territories, territory_text
from bot.territories.territory import Territory
from bot.territories.to_store import region_to_load
from storage.database import Database
from storage.territories import (
    Municipality,
    Region,
    load_region,
    municipalities_of,
    regions,
)
from storage.territory_removal import StillUsed, remove_municipality, remove_region


@click.group("territory")
def territory() -> None: ...


@territory.command("load")
@click.argument("file")
@click.pass_obj
def load(desk: Desk, file: str) -> None:
    region = region_to_load(_territory(file))
    loaded = desk.work(lambda database: database.write(lambda c: load_region(c, region)))
    count = len(region.municipalities)
    desk.say("cli-territory-loaded", name=loaded.region.name, code=region.code, count=count)
    for one in loaded.not_in_file:
        desk.say("cli-territory-kept", name=one.name, code=one.code)


@territory.command("remove")
@click.argument("code")
@click.option("--municipality")
@click.pass_obj
def remove(desk: Desk, *, code: str, municipality: str | None) -> None:
    removed = desk.work(
        lambda database: database.write(lambda c: _remove(desk, c, code, municipality))
    )
    desk.say("cli-territory-removed", name=removed.name, code=removed.code)


async def _remove(
    desk: Desk, connection: AsyncConnection, code: str, municipality: str | None
) -> Region | Municipality:
    region = await region_called(connection, code)
    try:
        if municipality is None:
            await remove_region(connection, region.id, desk.now)
            return region
        place = await municipality_called(connection, region, municipality)
        await remove_municipality(connection, place.id, desk.now)
    except StillUsed as used:
        raise Failure(
            "cli-territory-used", code=municipality or code, **vars(used.hanging)
        ) from used
    return place


def _territory(file: str) -> Territory:
    if Path(file).exists():
        return load_territory(Path(file))
    try:
        return shipped_territories()[file]
    except KeyError:
        shipped = ", ".join(shipped_territories())
        raise Failure("cli-no-territory-file", file=file, shipped=shipped) from None


@territory.command("show")
@click.argument("code")
@click.pass_obj
def show(desk: Desk, *, code: str) -> None:
    try:
        click.echo(territory_text(code), nl=False)
    except KeyError:
        shipped = ", ".join(shipped_territories())
        raise Failure("cli-no-shipped-territory", code=code, shipped=shipped) from None


@territory.command("list")
@click.option("--region")
@click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def list_command(desk: Desk, *, region: str | None, shape: str) -> None:
    found = desk.work(lambda database: _stored(database, region))
    if shape == "json":
        document = {"regions": [_as_json(*one) for one in found]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    elif found:
        head = [desk.texts(f"cli-column-{name}") for name in ("region", "code", "name", "teachers")]
        click.echo(columns([*head, desk.texts("cli-column-young_teachers")], _rows(found)))
    else:
        desk.say("cli-territory-none")


async def _stored(
    database: Database, code: str | None
) -> list[tuple[Region, tuple[Municipality, ...]]]:
    async with database.read() as connection:
        chosen = (await region_called(connection, code),) if code else await regions(connection)
        return [(one, await municipalities_of(connection, one.id)) for one in chosen]


def _rows(found: list[tuple[Region, tuple[Municipality, ...]]]) -> list[tuple[object, ...]]:
    return [
        (region.code, one.code, one.name, one.teachers, one.young_teachers)
        for region, municipalities in found
        for one in municipalities
    ]


def _as_json(region: Region, municipalities: tuple[Municipality, ...]) -> dict[str, Any]:
    return {
        **_without_ids(region),
        "municipalities": [_without_ids(one) for one in municipalities],
    }


def _without_ids(one: Region | Municipality) -> dict[str, Any]:
    return {name: value for name, value in vars(one).items() if name not in {"id", "region_id"}}

from pathlib import Path

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.author_file import author_text
from bot.cli.authors_files import (
    Listed,
    ToLoad,
    in_shapes,
    load,
    loaded_for,
    may_be_of_a_region,
    region_id_called,
    tell_list,
)
from bot.cli.desk import Desk
from bot.cli.instrument_check import check
from bot.cli.instrument_read import read
from bot.cli.loaded_removal import remove_command
from bot.cli.offer_called import instrument_called
from bot.definitions.offers import NoMethodology, offer
from bot.instruments.load import (
    load_instrument,
    opened_instrument,
    shipped_instruments,
    shipped_text,
)
from bot.interview.instrument import Instrument
from storage.database import Database


@click.group("instrument", commands=[check, read, remove_command("instrument")])
def instrument() -> None: ...


@instrument.command("list")
@may_be_of_a_region
@in_shapes
@click.pass_obj
def list_command(desk: Desk, *, region: str | None, shape: str) -> None:
    language = desk.texts.language
    shipped = [_listed(one, language) for one in shipped_instruments().values()]
    loaded = []
    for file, code in loaded_for(desk, "instrument", region):
        found = _listed(opened_instrument(file.text, file.code), language)
        loaded.append(found.of(code, file.loaded_at))
    tell_list(desk, [*shipped, *loaded], shape)


def _listed(one: Instrument, language: str) -> Listed:
    about = {
        "audience": one.audience,
        "anonymous": one.anonymous,
        "period": one.period,
        "asks": one.whom,
    }
    return Listed(one.id, one.version, one.title.in_language(language), about)


@instrument.command("show")
@click.argument("instrument")
@may_be_of_a_region
@click.pass_obj
def show(desk: Desk, *, instrument: str, region: str | None) -> None:
    async def work(database: Database) -> str:
        async with database.read() as connection:
            region_id = await region_id_called(connection, region)
            return (await instrument_called(connection, instrument, region_id)).text

    click.echo(desk.work(work), nl=False)


@instrument.command("load")
@click.argument("file", type=click.Path(path_type=Path))
@may_be_of_a_region
@click.pass_obj
def load_command(desk: Desk, *, file: Path, region: str | None) -> None:
    text = author_text(file)
    found = load_instrument(text, str(file))

    title = found.title.in_language(desk.texts.language)

    async def as_given(_connection: AsyncConnection, _region_id: int | None) -> ToLoad:
        return ToLoad(found.id, found.version, title, text, _shipped(found))

    load(desk, "instrument", region, as_given)
    if not desk.work(lambda database: _can_be_opened(database, found.id, region)):
        desk.say("cli-instrument-needs-methodology", id=found.id, version=found.version)


def _shipped(found: Instrument) -> str | None:
    known = shipped_instruments().get(found.id)
    return shipped_text(found.id) if known and known.version == found.version else None


async def _can_be_opened(database: Database, id: str, region: str | None) -> bool:
    async with database.read() as connection:
        try:
            await offer(connection, id, await region_id_called(connection, region))
        except NoMethodology:
            return False
    return True

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
from bot.cli.failure import Failure
from bot.cli.loaded_removal import remove_command
from bot.cli.template import template
from bot.definitions.closed_items import closed_items, shipped_items
from bot.definitions.offers import UnknownInstrument, instrument_offered
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import (
    Methodology,
    UnknownMethodology,
    kind_and_id,
    load_methodology,
    load_questionnaire,
    methodology_text,
    shipped,
    shipped_ids,
)
from scoring.reading.located_yaml import read_yaml
from scoring.survey.questionnaire import Questionnaire
from storage.database import Database
from storage.loaded_files import files_loaded, offered


@click.group("methodology")
def methodology() -> None: ...


@methodology.command("list")
@may_be_of_a_region
@in_shapes
@click.pass_obj
def list_command(desk: Desk, *, region: str | None, shape: str) -> None:
    listed = [_listed(shipped(id)) for id in shipped_ids()]
    for file, code in loaded_for(desk, "methodology", region):
        title = str(read_yaml(file.text, file.code).data["title"])
        found = Listed(file.code, file.version, title, {"kind": "questionnaire", "period": None})
        listed.append(found.of(code, file.loaded_at))
    tell_list(desk, listed, shape)


def _listed(one: Methodology) -> Listed:
    """The period of a questionnaire is said by its instrument."""
    period = one.period if isinstance(one, Assessment) else None
    return Listed(one.id, one.version, one.title, {"kind": one.kind, "period": period})


@methodology.command("show")
@click.argument("methodology")
@may_be_of_a_region
@click.pass_obj
def show(desk: Desk, *, methodology: str, region: str | None) -> None:
    click.echo(desk.work(lambda database: _text(database, methodology, region)), nl=False)


async def _text(database: Database, id: str, region: str | None) -> str:
    async with database.read() as connection:
        region_id = await region_id_called(connection, region)
        loaded = offered(await files_loaded(connection, "methodology"), region_id)
    for file in loaded:
        if file.code == id:
            return file.text
    try:
        return methodology_text(id)
    except UnknownMethodology:
        known = ", ".join(dict.fromkeys([*shipped_ids(), *(file.code for file in loaded)]))
        raise Failure("cli-unknown-methodology", id=id, known=known) from None


@methodology.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@may_be_of_a_region
@click.pass_obj
def check(desk: Desk, *, file: Path, region: str | None) -> None:
    text = author_text(file)
    kind, id = kind_and_id(text, str(file))

    async def beside_its_instrument(database: Database) -> Methodology:
        async with database.read() as connection:
            try:
                region_id = await region_id_called(connection, region)
                return await _questionnaire(connection, text, str(file), id, region_id)
            except UnknownInstrument as unknown:
                return _alone(text, str(file), id, unknown)

    found: Methodology
    if kind == "questionnaire":
        found = desk.work(beside_its_instrument)
    else:
        found = load_methodology(text, str(file), asked=shipped_items)
    desk.say("cli-methodology-right", id=found.id, version=found.version, title=found.title)


def _alone(text: str, file: str, id: str, unknown: UnknownInstrument) -> Questionnaire:
    """What says itself what is asked can be checked before there is an instrument."""
    found = load_methodology(text, file)
    if not isinstance(found, Questionnaire):
        raise _without_instrument(id, unknown)
    return found


def _without_instrument(id: str, unknown: UnknownInstrument) -> Failure:
    return Failure("cli-methodology-without-instrument", id=id, known=", ".join(unknown.known))


@methodology.command("load")
@click.argument("file", type=click.Path(path_type=Path))
@may_be_of_a_region
@click.pass_obj
def load_command(desk: Desk, *, file: Path, region: str | None) -> None:
    text = author_text(file)
    kind, id = kind_and_id(text, str(file))
    if kind != "questionnaire":
        load_methodology(text, str(file), asked=shipped_items)
        raise Failure("cli-methodology-not-loaded", file=str(file))

    async def beside_its_instrument(connection: AsyncConnection, region_id: int | None) -> ToLoad:
        try:
            found = await _questionnaire(connection, text, str(file), id, region_id)
        except UnknownInstrument as unknown:
            raise _without_instrument(id, unknown) from None
        return ToLoad(found.id, found.version, found.title, text, _shipped(found))

    load(desk, "methodology", region, beside_its_instrument)


methodology.add_command(template)
methodology.add_command(remove_command("methodology"))


async def _questionnaire(
    connection: AsyncConnection, text: str, file: str, id: str, region_id: int | None
) -> Questionnaire:
    """Raises UnknownInstrument, and FileRefused where it does not fit its instrument."""
    instrument = (await instrument_offered(connection, id, region_id)).instrument
    return load_questionnaire(text, file, closed_items(instrument), must_fit=True)


def _shipped(found: Questionnaire) -> str | None:
    if found.id not in shipped_ids() or shipped(found.id).version != found.version:
        return None
    return methodology_text(found.id)

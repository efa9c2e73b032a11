from pathlib import Path

import click

from bot.author_file import author_text
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.table import columns
from scoring.load import (
    UnknownMethodology,
    load_methodology,
    methodology_text,
    shipped,
    shipped_ids,
)


@click.group("methodology")
def methodology() -> None: ...


@methodology.command("list")
@click.pass_obj
def list_command(desk: Desk) -> None:
    head = [desk.texts(f"cli-column-{name}") for name in ("code", "version", "name")]
    known = [shipped(id) for id in shipped_ids()]
    click.echo(columns(head, [(one.id, one.version, one.title) for one in known]))


@methodology.command("show")
@click.argument("methodology")
@click.pass_obj
def show(desk: Desk, *, methodology: str) -> None:
    try:
        click.echo(methodology_text(methodology), nl=False)
    except UnknownMethodology:
        known = ", ".join(shipped_ids())
        raise Failure("cli-unknown-methodology", id=methodology, known=known) from None


@methodology.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def check(desk: Desk, *, file: Path) -> None:
    found = load_methodology(author_text(file), str(file))
    desk.say("cli-methodology-right", id=found.id, version=found.version, title=found.title)

from pathlib import Path

import click

from bot.author_file import author_text
from bot.cli.desk import Desk
from bot.instruments.load import load_instrument


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def check(desk: Desk, *, file: Path) -> None:
    found = load_instrument(author_text(file), str(file))
    title = found.title.in_language(desk.texts.language)
    count = len(found.items)
    desk.say("cli-instrument-right", id=found.id, version=found.version, title=title, count=count)

import click

from bot.cli.instrument_check import check
from bot.cli.instrument_read import read


@click.group("instrument", commands=[check, read])
def instrument() -> None: ...

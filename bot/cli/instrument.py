import click

from bot.cli.instrument_check import check


@click.group("instrument", commands=[check])
def instrument() -> None: ...

"""Questions back to the operator, before anything is saved."""

import sys
from collections.abc import Callable
from typing import Any

import click

from bot.cli.desk import Desk
from bot.cli.failure import Failure

_YES = {"y", "yes", "д", "да"}

Command = Callable[..., Any]


def may_be_sure(command: Command) -> Command:
    """Gives the command `--yes`, which answers every question."""
    return click.option("--yes", is_flag=True)(command)


def ask(desk: Desk, question: str, *, yes: bool) -> None:
    """Raises Failure where the answer is no, and where nobody is there to answer."""
    if yes:
        return
    if not at_terminal():
        raise Failure("cli-not-asked", question=question)
    click.echo(f"{question} {desk.texts('cli-yes-or-no')} ", nl=False)
    if sys.stdin.readline().strip().casefold() not in _YES:
        raise Failure("cli-left")


def ask_at_terminal(desk: Desk, question: str, *, yes: bool) -> None:
    """A program that runs a command means what it says. Raises Failure where a person does not."""
    ask(desk, question, yes=yes or not at_terminal())


def at_terminal() -> bool:
    return sys.stdin.isatty()

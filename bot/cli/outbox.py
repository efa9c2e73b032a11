import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

import click

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.kinds import NUMBER
from bot.cli.table import columns
from storage.database import Database
from storage.outbox import State
from storage.undelivered import Entry, RetryRefused, entries, retry


@click.group("outbox")
def outbox() -> None: ...


@outbox.command("list")
@click.option("--state", type=click.Choice([one.value for one in State]))
@click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def list_command(desk: Desk, *, state: str | None, shape: str) -> None:
    found = desk.work(partial(_entries, state=State(state) if state else None))
    if shape == "json":
        document = [_as_json(one) for one in found]
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _tell(desk, found, ("id", "person", "kind", "state", "due", "settled", "reason"))


@outbox.command("uncertain")
@click.pass_obj
def uncertain_command(desk: Desk) -> None:
    found = desk.work(partial(_entries, state=State.UNCERTAIN))
    _tell(desk, found, ("id", "person", "kind", "claimed"))


@outbox.command("retry")
@click.argument("id", type=NUMBER)
@click.option("--even-if-twice", is_flag=True)
@click.pass_obj
def retry_command(desk: Desk, *, id: int, even_if_twice: bool) -> None:
    async def work(database: Database) -> None:
        again = partial(retry, id=id, now=desk.now, even_if_twice=even_if_twice)
        await database.write(again)

    try:
        desk.work(work)
    except RetryRefused as refused:
        key = f"cli-outbox-retry-{refused.fault}"
        raise Failure(key, id=str(id), state=refused.state or "") from None
    desk.say("cli-outbox-retried", id=str(id))


async def _entries(database: Database, state: State | None) -> list[Entry]:
    async with database.read() as connection:
        return await entries(connection, state)


def _tell(desk: Desk, found: Sequence[Entry], names: Sequence[str]) -> None:
    if not found:
        desk.say("cli-outbox-certain")
        return
    head = [desk.texts(f"cli-column-{name}") for name in names]
    rows = [[_cell(desk, one, name) for name in names] for one in found]
    click.echo(columns(head, rows))


def _cell(desk: Desk, one: Entry, name: str) -> object:
    value = getattr(one, name) if hasattr(one, name) else getattr(one, f"{name}_at")
    if isinstance(value, datetime):
        return f"{value.astimezone(desk.settings.timezone):%Y-%m-%d %H:%M}"
    return value


def _as_json(one: Entry) -> dict[str, Any]:
    values = asdict(one)
    del values["claimed_at"]
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }

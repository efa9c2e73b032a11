"""`role list` and `role remove`: what invitations have become."""

import json
from functools import partial
from typing import Any

import click

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.kinds import NUMBER
from bot.cli.places import region_called
from bot.cli.table import columns
from scheduler.role_removed import remove_and_tell
from storage.database import Database
from storage.days import day_in
from storage.role_list import Granted, granted_roles

_COLUMNS = ("id", "role", "municipality", "person", "since", "blocked")


@click.group("role")
def role() -> None: ...


@role.command("list")
@click.option("--region", required=True)
@click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def list_command(desk: Desk, *, region: str, shape: str) -> None:
    found = desk.work(lambda database: _granted(database, region))
    if shape == "json":
        click.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    elif found:
        head = [desk.texts(f"cli-column-{name}") for name in _COLUMNS]
        click.echo(columns(head, [_row(desk, one) for one in found]))
    else:
        desk.say("cli-role-none")


async def _granted(database: Database, code: str) -> tuple[Granted, ...]:
    async with database.read() as connection:
        return await granted_roles(connection, (await region_called(connection, code)).id)


def _as_json(one: Granted) -> dict[str, Any]:
    return {
        "id": one.id,
        "role": one.role.role,
        "person": one.person_id,
        "municipality": one.municipality,
        "since": one.since.isoformat(),
        "blocked": one.blocked,
    }


def _row(desk: Desk, one: Granted) -> tuple[object, ...]:
    return (
        one.id,
        desk.texts(f"cli-role-{one.role.role}"),
        one.municipality,
        one.person_id,
        day_in(one.zone, one.since),
        desk.texts("cli-role-blocked") if one.blocked else None,
    )


@role.command("remove")
@click.argument("id", type=NUMBER)
@click.pass_obj
def remove(desk: Desk, *, id: int) -> None:
    removing = partial(remove_and_tell, role_id=id, now=desk.now)
    removed = desk.work(lambda database: database.write(removing))
    if removed is None:
        raise Failure("cli-unknown-role", id=str(id))
    name = desk.texts(f"cli-role-{removed.role.role}")
    desk.say("cli-role-removed", id=str(id), role=name)

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import click

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.kinds import NUMBER
from bot.cli.link import tell_link
from bot.cli.places import municipality_called, region_called
from bot.cli.table import columns
from storage.database import Database
from storage.invitations import Invitation, open_invitations
from storage.invitations import invite as new_invitation
from storage.invitations import revoke as revoke_invitation
from storage.people import Role, RoleName
from storage.territories import Municipality, Region, municipalities_of

_DAYS = 14


@click.group("invite")
def invite() -> None: ...


def _days(command: Callable[..., Any]) -> Callable[..., Any]:
    kind = click.IntRange(min=1, max=365)
    return click.option("--days", type=kind, default=_DAYS, show_default=True)(command)


@invite.command("coordinator")
@click.option("--region", required=True)
@click.option("--municipality", required=True)
@_days
@click.pass_obj
def coordinator(desk: Desk, *, region: str, municipality: str, days: int) -> None:
    _invite(desk, "coordinator", region, municipality, timedelta(days=days))


@invite.command("official")
@click.option("--region", required=True)
@click.option("--municipality")
@_days
@click.pass_obj
def official(desk: Desk, *, region: str, municipality: str | None, days: int) -> None:
    _invite(desk, "official", region, municipality, timedelta(days=days))


def _invite(
    desk: Desk, name: RoleName, region: str, municipality: str | None, lifetime: timedelta
) -> None:
    async def work(database: Database) -> tuple[str, str]:
        role, zone = await _role(database, name, region, municipality)
        invitation = partial(new_invitation, role=role, now=desk.now, lifetime=lifetime)
        return await database.write(invitation), zone

    token, zone = desk.work(work)
    desk.say("cli-invited", until=_moment(zone, desk.now + lifetime))
    tell_link(desk, f"i_{token}")


async def _role(
    database: Database, name: RoleName, region: str, municipality: str | None
) -> tuple[Role, str]:
    """With the zone of its place."""
    async with database.read() as connection:
        whole = await region_called(connection, region)
        if municipality is None:
            return Role(name, whole.id, None), whole.timezone
        place = await municipality_called(connection, whole, municipality)
        return Role(name, whole.id, place.id), place.timezone


def _moment(zone: str, time: datetime) -> str:
    return f"{time.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}"


@invite.command("list")
@click.option("--region", required=True)
@click.pass_obj
def list_command(desk: Desk, *, region: str) -> None:
    rows = desk.work(lambda database: _rows(desk, database, region))
    if rows:
        head = ("id", "role", "municipality", "expires")
        click.echo(columns([desk.texts(f"cli-column-{name}") for name in head], rows))
    else:
        desk.say("cli-invite-none")


async def _rows(desk: Desk, database: Database, code: str) -> list[tuple[object, ...]]:
    async with database.read() as connection:
        region = await region_called(connection, code)
        places = {one.id: one for one in await municipalities_of(connection, region.id)}
        listed = await open_invitations(connection, region.id, desk.now)
    return [_row(desk, one, region, places.get(one.role.municipality_id or 0)) for one in listed]


def _row(
    desk: Desk, one: Invitation, region: Region, place: Municipality | None
) -> tuple[object, ...]:
    return (
        one.id,
        desk.texts(f"cli-role-{one.role.role}"),
        place.code if place else None,
        _moment(place.timezone if place else region.timezone, one.expires_at),
    )


@invite.command("revoke")
@click.argument("id", type=NUMBER)
@click.pass_obj
def revoke(desk: Desk, *, id: int) -> None:
    revoked = desk.work(
        lambda database: database.write(lambda c: revoke_invitation(c, id, desk.now))
    )
    if not revoked:
        raise Failure("cli-invite-not-open", id=str(id))
    desk.say("cli-invite-revoked", id=str(id))

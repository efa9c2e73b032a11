"""`campaign list`: all campaigns, with how far each has come."""

from datetime import datetime

import click

from bot.cli.desk import Desk
from bot.cli.places import region_called
from bot.cli.table import columns
from storage.campaigns import Campaign, campaigns_of
from storage.database import Database
from storage.territories import regions

_COLUMNS = ("id", "link_code", "region", "instrument", "year", "opens", "deadline", "state")


@click.command("list")
@click.option("--region")
@click.pass_obj
def list_command(desk: Desk, *, region: str | None) -> None:
    rows = desk.work(lambda database: _rows(desk, database, region))
    if rows:
        click.echo(columns([desk.texts(f"cli-column-{name}") for name in _COLUMNS], rows))
    else:
        desk.say("cli-campaign-none")


async def _rows(desk: Desk, database: Database, code: str | None) -> list[tuple[object, ...]]:
    async with database.read() as connection:
        region = await region_called(connection, code) if code else None
        codes = {one.id: one.code for one in await regions(connection)}
        listed = await campaigns_of(connection, region.id if region else None)
    return [
        (
            one.id,
            one.code,
            codes[one.region_id],
            ", ".join(one.instruments),
            one.period,
            one.opens_on,
            one.deadline,
            desk.texts(f"cli-state-{_state(one, desk.now)}"),
        )
        for one in listed
    ]


def _state(one: Campaign, now: datetime) -> str:
    if one.stopped_at is None:
        return "open"
    # What has ended is closed, also where no bot runs that would have written it down.
    has_ended = one.closed_at is not None or (one.final_at is not None and one.final_at <= now)
    return "closed" if has_ended else "stopped"

"""`campaign close` and `campaign reopen`: an end in two steps, the first of which can be undone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cli.asking import ask_at_terminal, may_be_sure
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.kinds import NUMBER
from bot.cli.places import campaign_called, region_of
from bot.texts.numbers import day
from scheduler.close import close_due
from storage.campaign_end import (
    MOST_NIGHTS,
    ONE_NIGHT,
    ReopenRefused,
    final_moment,
    put_off_end,
    reopen_campaign,
    stop_campaign,
)
from storage.campaigns import Campaign
from storage.database import Database
from storage.spent_keys import destroy_spent_keys
from storage.territories import Region


@click.command("close")
@click.argument("id", type=NUMBER)
@click.option("--final-after", type=click.IntRange(min=0, max=MOST_NIGHTS))
@may_be_sure
@click.pass_obj
def close(desk: Desk, *, id: int, final_after: int | None, yes: bool) -> None:
    found, region = desk.work(lambda database: _found(database, id))
    _check(desk, found, region, final_after)
    nights = ONE_NIGHT if final_after is None else final_after
    if nights == 0:
        question = desk.texts("cli-campaign-close-sure", id=str(id), title=found.title)
        ask_at_terminal(desk, question, yes=yes)
    final_at = final_moment(desk.now, region.timezone, nights)
    desk.work(lambda database: _end(desk, database, id, final_at))
    if nights == 0:
        desk.say("cli-campaign-closed", id=str(id), title=found.title)
    else:
        when = _moment(desk, final_at, region)
        desk.say("cli-campaign-stopped", id=str(id), title=found.title, when=when)


async def _found(database: Database, id: int) -> tuple[Campaign, Region]:
    async with database.read() as connection:
        found = await campaign_called(connection, id)
        return found, await region_of(connection, found)


def _check(desk: Desk, found: Campaign, region: Region, final_after: int | None) -> None:
    """Raises Failure where it has ended, or is stopped and nothing else is asked for."""
    if found.final_at is None:
        return
    if found.final_at <= desk.now:
        raise Failure("cli-campaign-closed-before", id=str(found.id))
    if final_after is None:
        when = _moment(desk, found.final_at, region)
        raise Failure("cli-campaign-stopped-before", id=str(found.id), when=when)


async def _end(desk: Desk, database: Database, id: int, final_at: datetime) -> None:
    async def work(connection: AsyncConnection) -> None:
        if not await stop_campaign(connection, id, desk.now, final_at):
            await put_off_end(connection, id, desk.now, final_at)

    await database.write(work)
    counting = desk.counting(database)
    await close_due(counting, desk.now)
    await destroy_spent_keys(database, counting.keys)


def _moment(desk: Desk, moment: datetime, region: Region) -> str:
    local = moment.astimezone(ZoneInfo(region.timezone))
    return desk.texts(
        "cli-moment", day=day(local.date(), desk.texts.language), time=f"{local:%H:%M}"
    )


@click.command("reopen")
@click.argument("id", type=NUMBER)
@click.pass_obj
def reopen(desk: Desk, *, id: int) -> None:
    async def work(database: Database) -> tuple[Campaign, Region]:
        reopened = await database.write(lambda c: reopen_campaign(c, id, desk.now))
        async with database.read() as connection:
            return reopened, await region_of(connection, reopened)

    try:
        reopened, region = desk.work(work)
    except ReopenRefused as refused:
        raise Failure(f"cli-campaign-reopen-{refused.fault}", id=str(id)) from refused
    desk.say("cli-campaign-reopened", id=str(id), title=reopened.title)
    if reopened.deadline < desk.today(region.timezone):
        desk.warn("cli-campaign-reopened-late", id=str(id), deadline=str(reopened.deadline))

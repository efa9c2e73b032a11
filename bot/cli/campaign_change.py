"""`campaign change`: what may be mended after the opening."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import CampaignBook
from bot.cli.asking import ask, may_be_sure
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.kinds import DAY, NUMBER
from bot.cli.places import campaign_called, region_of
from scheduler.campaign_changed import Changed, change_and_tell
from storage.campaign_changes import Renewed, renew_numbers
from storage.campaign_plan import (
    Asks,
    CampaignTerms,
    check_deadline,
    check_not_past,
    check_target,
    check_title,
    oddities,
)
from storage.campaigns import Campaign
from storage.database import Database
from storage.territories import Region


@dataclass(frozen=True)
class _Done:
    changed: Changed
    renewed: Renewed | None


@click.command("change")
@click.argument("id", type=NUMBER)
@click.option("--deadline", type=DAY)
@click.option("--target", type=int)
@click.option("--title")
@click.option("--numbers", is_flag=True)
@may_be_sure
@click.pass_obj
def change(
    desk: Desk,
    *,
    id: int,
    deadline: date | None,
    target: int | None,
    title: str | None,
    numbers: bool,
    yes: bool,
) -> None:
    changes = {
        "deadline": deadline,
        "target_percent": target,
        "title": None if title is None else title.strip(),
    }
    if not numbers and all(value is None for value in changes.values()):
        raise Failure("cli-campaign-change-what")
    found, region = desk.work(lambda database: _found(database, id))
    _check(desk, found, region, changes)
    if deadline is not None and deadline != found.deadline:
        ask_about_days(desk, replace(found, deadline=deadline), yes=yes)
    _tell(desk, id, desk.work(lambda database: _change(desk, database, id, changes, numbers)))


async def _found(database: Database, id: int) -> tuple[Campaign, Region]:
    async with database.read() as connection:
        found = await campaign_called(connection, id)
        return found, await region_of(connection, found)


def _check(desk: Desk, found: Campaign, region: Region, changes: dict[str, Any]) -> None:
    """Before anybody is asked about anything. Raises CampaignRefused."""
    if (deadline := changes["deadline"]) is not None and deadline != found.deadline:
        check_deadline(found.opens_on, deadline)
        check_not_past(deadline, desk.today(region.timezone))
    if changes["target_percent"] is not None:
        check_target(changes["target_percent"])
    if changes["title"] is not None:
        check_title(changes["title"])


def ask_about_days(desk: Desk, terms: CampaignTerms, *, yes: bool) -> None:
    """Raises Failure where the operator did not mean them."""
    for oddity in oddities(terms):
        question = desk.texts(
            f"cli-campaign-odd-{oddity}",
            year=terms.period,
            opens=str(terms.opens_on),
            deadline=str(terms.deadline),
        )
        ask(desk, question, yes=yes)


async def _change(
    desk: Desk, database: Database, id: int, changes: dict[str, Any], numbers: bool
) -> _Done:
    asks = await _asks(desk, database, id) if numbers else {}

    async def work(connection: AsyncConnection) -> _Done:
        # The numbers first: who has delivered by the new ones needs not hear of the change.
        renewed = await renew_numbers(connection, id, asks) if numbers else None
        return _Done(await change_and_tell(connection, id, desk.now, **changes), renewed)

    return await database.write(work)


async def _asks(desk: Desk, database: Database, id: int) -> dict[int, Asks]:
    """Whom each part asks, as the instruments say that the campaign keeps."""
    async with database.read() as connection:
        found = await campaign_called(connection, id)
    parts = await CampaignBook(database, lambda: desk.now).all_of(found)
    return {one.part.number: one.instrument.whom for one in parts}


def _tell(desk: Desk, id: int, done: _Done) -> None:
    lines = list(_lines(desk, done))
    desk.say("cli-campaign-changed" if lines else "cli-campaign-unchanged", id=str(id))
    for line in lines:
        click.echo(f"  {line}")
    if done.changed.told:
        desk.say("cli-campaign-changed-told", count=done.changed.told)
    if done.renewed and done.renewed.unknown:
        desk.warn("cli-campaign-uncounted", count=done.renewed.unknown, id=str(id))


def _lines(desk: Desk, done: _Done) -> Iterator[str]:
    before, after = done.changed.before, done.changed.after
    for name in ("deadline", "target_percent", "title"):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield desk.texts(f"cli-changed-{name}", was=str(was), now=str(now))
    if done.renewed and done.renewed.changed:
        yield desk.texts("cli-changed-numbers", count=done.renewed.changed)

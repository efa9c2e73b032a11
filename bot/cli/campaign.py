from collections.abc import Sequence
from datetime import date

import click

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.kinds import DAY
from bot.cli.link import tell_link
from bot.cli.places import municipality_called, region_called
from bot.cli.table import columns
from bot.instruments.load import shipped_instruments, shipped_text
from bot.interview.instrument import Instrument
from scoring.load import UnknownMethodology, shipped_questionnaire
from storage.campaign_end import final_moment, stop_campaign
from storage.campaign_plan import CampaignPlan
from storage.campaigns import (
    Campaign,
    campaign_by_id,
    campaign_municipalities,
    campaigns_of,
    open_campaign,
)
from storage.database import Database
from storage.territories import regions

_COLUMNS = ("id", "link_code", "region", "instrument", "year", "opens", "deadline", "state")


@click.group("campaign")
def campaign() -> None: ...


@campaign.command("open")
@click.option("--instrument", required=True)
@click.option("--region", required=True)
@click.option("--year", required=True)
@click.option("--opens", type=DAY, required=True)
@click.option("--deadline", type=DAY, required=True)
@click.option("--title")
@click.option("--target", type=int, default=60, show_default=True)
@click.option("--threshold", type=int, default=5, show_default=True)
@click.option("--municipality", multiple=True)
@click.pass_obj
def open_command(
    desk: Desk,
    *,
    instrument: str,
    region: str,
    year: str,
    opens: date,
    deadline: date,
    title: str | None,
    target: int,
    threshold: int,
    municipality: tuple[str, ...],
) -> None:
    chosen = _instrument(instrument)

    def plan(region_id: int) -> CampaignPlan:
        return CampaignPlan(
            region_id=region_id,
            instrument=chosen.id,
            instrument_version=chosen.version,
            instrument_text=shipped_text(chosen.id),
            title=chosen.title.ru if title is None else title,
            academic_year=year,
            opens_on=opens,
            deadline=deadline,
            target_percent=target,
            publication_threshold=threshold,
        )

    async def work(database: Database) -> tuple[Campaign, int]:
        region_id, ids = await _asked(database, region, municipality)
        opened = await database.write(lambda c: open_campaign(c, plan(region_id), ids))
        return opened, await _uncounted(database, opened)

    _tell(desk, *desk.work(work))


def _instrument(id: str) -> Instrument:
    try:
        instrument = shipped_instruments()[id]
        shipped_questionnaire(id)
    except KeyError:
        known = ", ".join(shipped_instruments())
        raise Failure("cli-unknown-instrument", id=id, known=known) from None
    except UnknownMethodology:
        raise Failure("cli-instrument-without-methodology", id=id) from None
    return instrument


async def _asked(
    database: Database, region_code: str, municipality_codes: Sequence[str]
) -> tuple[int, list[int] | None]:
    async with database.read() as connection:
        region = await region_called(connection, region_code)
        named = [await municipality_called(connection, region, one) for one in municipality_codes]
    return region.id, [one.id for one in named] or None


async def _uncounted(database: Database, opened: Campaign) -> int:
    """In how many municipalities nobody told the number of teachers."""
    async with database.read() as connection:
        teachers = await campaign_municipalities(connection, opened.id)
    return sum(number is None for number in teachers.values())


def _tell(desk: Desk, opened: Campaign, uncounted: int) -> None:
    desk.say("cli-campaign-opened", id=str(opened.id), title=opened.title)
    desk.say("cli-campaign-code", code=opened.code)
    tell_link(desk, f"c_{opened.code}")
    if uncounted:
        desk.warn("cli-campaign-uncounted", count=uncounted)


@campaign.command("list")
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
            one.instrument,
            one.academic_year,
            one.opens_on,
            one.deadline,
            desk.texts("cli-state-closed" if one.closed_at else "cli-state-open"),
        )
        for one in listed
    ]


@campaign.command("close")
@click.argument("id", type=int)
@click.pass_obj
def close(desk: Desk, *, id: int) -> None:
    async def work(database: Database) -> Campaign:
        async with database.read() as connection:
            found = await campaign_by_id(connection, id)
        if found is None:
            raise Failure("cli-unknown-campaign", id=str(id))
        final = final_moment(desk.now, "Europe/Moscow")
        if not await database.write(lambda c: stop_campaign(c, id, desk.now, final)):
            raise Failure("cli-campaign-closed-before", id=str(id))
        return found

    closed = desk.work(work)
    desk.say("cli-campaign-closed", id=str(closed.id), title=closed.title)

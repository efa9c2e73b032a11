"""Opening campaigns; each other command of the group has a module of its own."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import click

from bot.cli.asking import may_be_sure
from bot.cli.campaign_change import ask_about_days, change
from bot.cli.campaign_end import close, reopen
from bot.cli.campaign_list import list_command
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.kinds import DAY
from bot.cli.link import tell_link
from bot.cli.offer_called import offer_called
from bot.cli.places import municipality_called, region_called
from bot.cli.region import warn_of_unset
from bot.definitions.offers import Offer
from bot.texts.fluent import console_texts
from scheduler.close import close_due
from scheduler.counting.rhythm import Rhythm, rhythms_for
from storage.campaign_opening import new_code, open_campaign
from storage.campaign_plan import CampaignPlan, CampaignRefused, check_on
from storage.campaigns import Campaign, campaign_municipalities
from storage.database import Database
from storage.period import PeriodKind
from storage.territories import Region


@click.group("campaign", commands=[list_command, close, reopen, change])
def campaign() -> None: ...


@campaign.command("open")
@click.option("--instrument", multiple=True, required=True)
@click.option("--region", required=True)
@click.option("--year", required=True)
@click.option("--opens", type=DAY, required=True)
@click.option("--deadline", type=DAY, required=True)
@click.option("--title")
@click.option("--target", type=int, default=60, show_default=True)
@click.option("--threshold", type=int, default=5, show_default=True)
@click.option("--rhythm", type=click.Choice([one.value for one in Rhythm]))
@click.option("--municipality", multiple=True)
@may_be_sure
@click.pass_obj
def open_command(
    desk: Desk,
    *,
    instrument: tuple[str, ...],
    region: str,
    year: str,
    opens: date,
    deadline: date,
    title: str | None,
    target: int,
    threshold: int,
    rhythm: str | None,
    municipality: tuple[str, ...],
    yes: bool,
) -> None:
    place, ids, chosen = desk.work(
        lambda database: _asked(desk, database, instrument, region, municipality)
    )
    plan = CampaignPlan(
        region_id=place.id,
        parts=tuple(one.part for one in chosen),
        goes_by=_period_of(chosen),
        title=(_usual_title(chosen) if title is None else title).strip(),
        period=year,
        opens_on=opens,
        deadline=deadline,
        target_percent=target,
        publication_threshold=threshold,
        rhythm=_rhythm(rhythm, chosen),
    )
    check_on(plan, desk.today(place.timezone))
    ask_about_days(desk, plan, yes=yes)
    _tell(desk, chosen, *desk.work(lambda database: _opened(desk, database, plan, ids)))
    warn_of_unset(desk, place)


def _period_of(chosen: Sequence[Offer]) -> PeriodKind:
    """One year is meant by all of it. Raises Failure."""
    by_period = {one.instrument.period: one.instrument.id for one in chosen}
    if len(by_period) > 1:
        raise Failure("cli-campaign-other-periods", **by_period)
    return chosen[0].instrument.period


def _usual_title(chosen: Sequence[Offer]) -> str:
    """As all who are asked read it, whatever the console speaks."""
    if len(chosen) == 1:
        return chosen[0].instrument.title.ru
    return console_texts("ru")("cli-campaign-usual-title")


def _rhythm(given: str | None, chosen: Sequence[Offer]) -> Rhythm:
    """What is given must suit each part; by default each has the first of its own.

    Raises CampaignRefused.
    """
    allowed = [rhythms_for(anonymous=one.instrument.anonymous) for one in chosen]
    if given is None:
        # Counting as they come leaves the anonymous parts beside to their own.
        return max((rhythms[0] for rhythms in allowed), key=lambda one: one is Rhythm.AS_THEY_COME)
    if not all(given in rhythms for rhythms in allowed):
        raise CampaignRefused("rhythm")
    return Rhythm(given)


async def _opened(
    desk: Desk, database: Database, plan: CampaignPlan, ids: Sequence[int] | None
) -> tuple[Campaign, int]:
    # What has ended makes room, also where no bot runs that would have closed it.
    await close_due(desk.counting(database), desk.now)
    code = new_code()
    # Before the campaign, which could not begin without it; left over, it opens nothing.
    desk.keys.make(code)
    opened = await database.write(lambda c: open_campaign(c, plan, ids, code=code))
    return opened, await uncounted(database, opened)


async def _asked(
    desk: Desk,
    database: Database,
    instruments: Sequence[str],
    region_code: str,
    municipality_codes: Sequence[str],
) -> tuple[Region, list[int] | None, list[Offer]]:
    async with database.read() as connection:
        region = await region_called(connection, region_code)
        chosen = [await offer_called(connection, one, region.id) for one in instruments]
        named = [await municipality_called(connection, region, one) for one in municipality_codes]
    for code, times in Counter(municipality_codes).items():
        if times > 1:
            desk.warn("cli-municipality-twice", code=code)
    return region, [one.id for one in named] or None, chosen


async def uncounted(database: Database, campaign: Campaign) -> int:
    """In how many municipalities nobody told the number of teachers."""
    unknown = set[int]()
    async with database.read() as connection:
        for part in campaign.parts:
            numbers = await campaign_municipalities(connection, campaign.part(part.number))
            unknown |= {place for place, number in numbers.items() if number is None}
    return len(unknown)


def _tell(desk: Desk, chosen: Sequence[Offer], opened: Campaign, unknown: int) -> None:
    desk.say("cli-campaign-opened", id=str(opened.id), title=opened.title)
    desk.say("cli-campaign-code", code=opened.code)
    language = desk.texts.language
    parts = {
        f"c_{opened.code}-{number}": one.instrument.title.in_language(language)
        for number, one in enumerate(chosen, 1)
    }
    tell_link(desk, f"c_{opened.code}", parts if len(parts) > 1 else {})
    if unknown:
        desk.warn("cli-campaign-uncounted", count=unknown, id=str(opened.id))

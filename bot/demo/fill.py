"""A region in the midst of its monitoring, written as the bot writes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count
from random import Random

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.definitions.offers import shipped_part
from bot.demo.invented import NUMBERS, REGION, ZONE, Numbers
from bot.demo.sheets import Sheets
from bot.handlers.submitting import submission_of
from bot.instruments.load import shipped_instruments
from bot.interview.values import Value
from bot.telegram_identity import telegram
from bot.territories.load import shipped_territories
from bot.territories.to_store import region_to_load
from storage.campaign_end import close_for_good, stop_campaign
from storage.campaign_opening import open_campaign
from storage.campaign_plan import CampaignPlan
from storage.campaigns import Campaign
from storage.database import Database
from storage.drafts import begin_sheet
from storage.parts import Part
from storage.people import remember_person
from storage.sheets import Sheet
from storage.submissions import submit_anonymously, submit_named
from storage.territories import LoadedRegion, RegionToLoad, load_region
from storage.workplaces import choose_municipality

SEED, KINDS = 41, 24
_STRANGERS = 5_000_000_000
"""Far above the numbers of those whom the emulator knows."""


@dataclass(frozen=True)
class Season:
    """One campaign of the demo; days are counted from the demo's first."""

    instrument: str
    title: str
    period: str
    opens: int
    deadline: int
    target: int
    answered: Callable[[Numbers], int]
    closed: bool = False


# A fortnight before the first deadline coordinators hear of it: on the demo's second day.
SEASONS = (
    Season(
        "young_teacher",
        "Анкета молодого педагога",
        "2024/25",
        opens=-378,
        deadline=-348,
        target=60,
        answered=lambda numbers: numbers.young_last_year,
        closed=True,
    ),
    Season(
        "methodical_help",
        "Методическая помощь педагогам",
        "2025/26",
        opens=-14,
        deadline=28,
        target=30,
        answered=lambda numbers: numbers.methodical,
    ),
    Season(
        "young_teacher",
        "Анкета молодого педагога",
        "2025/26",
        opens=-14,
        deadline=15,
        target=60,
        answered=lambda numbers: numbers.young,
    ),
)


async def load_invented_region(database: Database) -> LoadedRegion:
    region = region_to_load(shipped_territories()[REGION])
    return await database.write(lambda connection: load_region(connection, _with_numbers(region)))


def _with_numbers(region: RegionToLoad) -> RegionToLoad:
    places = [
        replace(
            one,
            teachers=NUMBERS[one.code].teachers,
            young_teachers=NUMBERS[one.code].young_teachers,
        )
        for one in region.municipalities
    ]
    return replace(region, municipalities=tuple(places))


async def hold_seasons(
    database: Database, loaded: LoadedRegion, official: int, today: date
) -> list[Campaign]:
    """The campaigns of SEASONS in their order, opened by the official, with all the answers."""
    crowd = _Crowd(Random(SEED), today)
    return [
        await _held(
            database, loaded, crowd, season, _plan(season, loaded.region.id, official, today)
        )
        for season in SEASONS
    ]


@dataclass(frozen=True)
class _Answered:
    """One stranger's sheet, handed in at a moment."""

    telegram_id: int
    answers: Mapping[str, Value]
    moment: datetime


class _Crowd:
    def __init__(self, random: Random, today: date) -> None:
        self._strangers = count(_STRANGERS)
        self._sheets = {
            name: Sheets(shipped_instruments()[name], random, today, KINDS)
            for name in {season.instrument: None for season in SEASONS}
        }

    def answered(self, campaign: Campaign, number: int) -> list[_Answered]:
        first = _noon(campaign.opens_on)
        return [
            _Answered(next(self._strangers), sheet, first + timedelta(minutes=37 * place))
            for place, sheet in enumerate(self._sheets[campaign.instruments[0]].drawn(number))
        ]


async def _held(
    database: Database, loaded: LoadedRegion, crowd: _Crowd, season: Season, plan: CampaignPlan
) -> Campaign:
    campaign = await database.write(lambda connection: open_campaign(connection, plan))
    for place in loaded.municipalities:
        answered = crowd.answered(campaign, season.answered(NUMBERS[place.code]))
        await database.write(partial(_submit_all, campaign=campaign, place=place.id, come=answered))
    if not season.closed:
        return campaign
    return await database.write(lambda connection: _closed(connection, campaign))


async def _closed(connection: AsyncConnection, campaign: Campaign) -> Campaign:
    at = _noon(campaign.deadline)
    await stop_campaign(connection, campaign.id, at, at)
    await close_for_good(connection, at)
    return replace(campaign, stopped_at=at, final_at=at, closed_at=at)


def _plan(season: Season, region: int, official: int, today: date) -> CampaignPlan:
    return CampaignPlan(
        region_id=region,
        parts=(shipped_part(season.instrument),),
        title=season.title,
        period=season.period,
        opens_on=today + timedelta(days=season.opens),
        deadline=today + timedelta(days=season.deadline),
        target_percent=season.target,
        opened_by=official,
    )


async def _submit_all(
    connection: AsyncConnection, campaign: Campaign, place: int, come: Iterable[_Answered]
) -> None:
    instrument = shipped_instruments()[campaign.instruments[0]]
    for one in come:
        sheet = await _sheet(connection, campaign.part(), place, one)
        submission = submission_of(instrument, place, one.answers)
        if instrument.anonymous:
            await submit_anonymously(connection, sheet, submission)
        else:
            await submit_named(connection, sheet, submission, None, one.moment)


async def _sheet(connection: AsyncConnection, part: Part, place: int, one: _Answered) -> Sheet:
    """Begun and not read again, which would take as long as all the rest."""
    person = await remember_person(connection, telegram(one.telegram_id), "ru")
    id = await begin_sheet(connection, part, person.id, one.moment)
    await choose_municipality(connection, id, place)
    return Sheet(
        id=id,
        campaign_id=part.campaign_id,
        part=part.number,
        person_id=person.id,
        identity_id=0,
        identity=person.identity,
        language=person.language,
        zone=ZONE.key,
        municipality_id=place,
        organization_id=None,
        submitted=False,
        stopped_at=None,
        answers=one.answers,
        screen=None,
        shown_item=None,
        active=True,
        last_order=0,
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZONE)

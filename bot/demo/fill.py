"""A region in the midst of its monitoring, written as the bot writes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count
from random import Random

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import CampaignBook
from bot.counting_rules import rules_in
from bot.definitions.offers import shipped_part
from bot.demo.invented import COORDINATED, NUMBERS, REGION, SETTINGS, ZONE, Numbers
from bot.demo.sheets import Sheets
from bot.instruments.load import shipped_instruments
from bot.interview.values import Value
from bot.telegram_identity import telegram
from bot.territories.load import shipped_territories
from bot.territories.region_settings import read_region_settings
from bot.territories.to_store import region_to_load, settings_to_keep
from scheduler.close import close_due
from scheduler.count import Counting, count_due
from scheduler.counting.rhythm import Rhythm
from storage.campaign_end import stop_campaign
from storage.campaign_opening import new_code, open_campaign
from storage.campaign_plan import CampaignPlan
from storage.campaigns import Campaign
from storage.database import Database
from storage.drafts import begin_sheet
from storage.hand_in import Terms, hand_in
from storage.keys import Keys
from storage.parts import Part
from storage.people import remember_person
from storage.region_settings import keep_settings
from storage.sheets import Sheet
from storage.territories import LoadedRegion, Municipality, RegionToLoad, load_region
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
    rhythm: Rhythm = Rhythm.NIGHTLY
    answer_today: frozenset[str] = frozenset()
    """Municipalities whose people have answered since the last night: they are counted next."""
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
        answer_today=frozenset({COORDINATED}),
    ),
    Season(
        "young_teacher",
        "Анкета молодого педагога",
        "2025/26",
        opens=-14,
        deadline=15,
        target=60,
        answered=lambda numbers: numbers.young,
        rhythm=Rhythm.AS_THEY_COME,
    ),
)


async def load_invented_region(database: Database) -> LoadedRegion:
    region = _with_numbers(region_to_load(shipped_territories()[REGION]))
    kept = settings_to_keep(SETTINGS, read_region_settings(SETTINGS, "demo.yaml"))

    async def work(connection: AsyncConnection) -> LoadedRegion:
        loaded = await load_region(connection, region)
        await keep_settings(connection, loaded.region.id, kept)
        return loaded

    return await database.write(work)


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
    database: Database, keys: Keys, loaded: LoadedRegion, official: int, now: datetime
) -> list[Campaign]:
    """The campaigns of SEASONS in their order, opened by the official, with all the answers.

    All but those of today are counted, as far as they make groups.
    """
    today = now.astimezone(ZONE).date()
    house = _House(database, keys, _Crowd(Random(SEED), today), now)
    return [
        await _held(house, loaded, season, _plan(season, loaded.region.id, official, today))
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


@dataclass(frozen=True)
class _House:
    database: Database
    keys: Keys
    crowd: _Crowd
    now: datetime

    @property
    def counting(self) -> Counting:
        campaigns = CampaignBook(self.database, lambda: self.now)
        return Counting(self.database, self.keys, rules_in(campaigns))


async def _held(
    house: _House, loaded: LoadedRegion, season: Season, plan: CampaignPlan
) -> Campaign:
    code = new_code()
    house.keys.make(code)
    campaign = await house.database.write(lambda c: open_campaign(c, plan, code=code))
    today = [one for one in loaded.municipalities if one.code in season.answer_today]
    for place in loaded.municipalities:
        if place not in today:
            await _answer(house, campaign, place, season)
    await count_due(house.counting, house.now)
    for place in today:
        await _answer(house, campaign, place, season)
    return await _closed(house, campaign) if season.closed else campaign


async def _answer(house: _House, campaign: Campaign, place: Municipality, season: Season) -> None:
    instrument = shipped_instruments()[campaign.instruments[0]]
    key = house.keys.of(campaign.code)
    terms = Terms(campaign.code, instrument.anonymous, key)
    come = house.crowd.answered(campaign, season.answered(NUMBERS[place.code]))
    await house.database.write(
        partial(_hand_in_all, part=campaign.part(), terms=terms, place=place.id, come=come)
    )


async def _closed(house: _House, campaign: Campaign) -> Campaign:
    at = _noon(campaign.deadline)
    await house.database.write(lambda c: stop_campaign(c, campaign.id, at, at))
    await close_due(house.counting, at)
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
        rhythm=season.rhythm,
    )


async def _hand_in_all(
    connection: AsyncConnection, part: Part, terms: Terms, place: int, come: Iterable[_Answered]
) -> None:
    for one in come:
        sheet = await _sheet(connection, part, place, one)
        await hand_in(connection, terms, sheet, one.moment)


async def _sheet(connection: AsyncConnection, part: Part, place: int, one: _Answered) -> Sheet:
    """Begun and not read again, which would take as long as all the rest."""
    person = await remember_person(connection, telegram(one.telegram_id), "ru")
    id = await begin_sheet(connection, part, person.id, one.moment, sealed=False)
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

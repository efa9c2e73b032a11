"""The facts of a summary, read and scored; the words are made in bot.texts.summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bot.campaign_book import Opened
from scoring.russian_order import russian_key
from scoring.survey.survey import (
    ItemCounts,
    RegionSurvey,
    SurveyCounts,
    SurveyPicture,
    region_survey,
    survey_summary,
)
from storage.campaigns import campaign_municipalities
from storage.counters import RESPONDENTS, Choice, counted
from storage.counters import respondents as count_respondents
from storage.database import Database
from storage.days import day_in
from storage.publications import publish
from storage.territories import Municipality, Region, municipalities_of

BASE = "*"


@dataclass(frozen=True)
class Coverage:
    """How many have answered, as of now; `expected` is None where nobody told the number."""

    municipality: Municipality
    delivered: int
    expected: int | None

    @property
    def has_target(self) -> bool:
        """Not where nobody told the number of teachers, or where there are none."""
        return bool(self.expected)

    def reached(self, target_percent: int) -> bool:
        """Only where there is a target."""
        return 100 * self.delivered >= target_percent * (self.expected or 0)


@dataclass(frozen=True)
class MunicipalitySummary:
    """`picture` is None where too few have answered to show anything."""

    opened: Opened
    today: date
    coverage: Coverage
    picture: SurveyPicture | None

    @property
    def zone(self) -> str:
        return self.coverage.municipality.timezone


@dataclass(frozen=True)
class RegionSummary:
    opened: Opened
    today: date
    region: Region
    coverages: tuple[Coverage, ...]
    survey: RegionSurvey

    @property
    def zone(self) -> str:
        return self.region.timezone

    @property
    def picture(self) -> SurveyPicture | None:
        return self.survey.region


@dataclass(frozen=True)
class Scored:
    """`coverages` are of the survey's municipalities, in its order."""

    coverages: tuple[Coverage, ...]
    survey: RegionSurvey


async def summary_of_municipality(
    database: Database, opened: Opened, place: Municipality, now: datetime
) -> MunicipalitySummary:
    coverages = await read_coverages(database, opened, [place])
    (counts,) = await _counts(database, opened, [place])
    survey = survey_summary(opened.methodology, counts, opened.campaign.publication_threshold)
    return MunicipalitySummary(opened, day_in(place.timezone, now), coverages[0], survey.picture)


async def summary_of_region(
    database: Database, opened: Opened, region: Region, now: datetime
) -> RegionSummary:
    async with database.read() as connection:
        asked = await campaign_municipalities(connection, opened.part)
        places = [one for one in await municipalities_of(connection, region.id) if one.id in asked]
    coverages = await read_coverages(database, opened, places)
    counts = await _counts(database, opened, places)
    survey = region_survey(opened.methodology, counts, opened.campaign.publication_threshold)
    return RegionSummary(opened, day_in(region.timezone, now), region, tuple(coverages), survey)


async def score_campaign(database: Database, opened: Opened) -> Scored:
    """Of the counters as they are now, for whoever has the database anyway."""
    async with database.read() as connection:
        counts = await counted(connection, opened.part)
    return await _scored(database, opened, counts)


async def score_published(database: Database, opened: Opened) -> Scored:
    """What summaries may show."""
    return await _scored(database, opened, await _published(database, opened))


async def _scored(
    database: Database, opened: Opened, counts: Mapping[int, Mapping[Choice, int]]
) -> Scored:
    campaign = opened.campaign
    async with database.read() as connection:
        expected = await campaign_municipalities(connection, opened.part)
        places = await municipalities_of(connection, campaign.region_id)
        delivered = await count_respondents(connection, opened.part)
    # As the survey has them, so that both can be read side by side.
    asked = sorted(
        (one for one in places if one.id in expected), key=lambda one: russian_key(one.short)
    )
    groups = [survey_counts(one.short, counts.get(one.id, {}), expected[one.id]) for one in asked]
    survey = region_survey(opened.methodology, groups, campaign.publication_threshold)
    coverages = [Coverage(one, delivered.get(one.id, 0), expected[one.id]) for one in asked]
    return Scored(tuple(coverages), survey)


async def read_coverages(
    database: Database, opened: Opened, places: list[Municipality]
) -> list[Coverage]:
    async with database.read() as connection:
        expected = await campaign_municipalities(connection, opened.part)
        delivered = await count_respondents(connection, opened.part)
    return [Coverage(one, delivered.get(one.id, 0), expected.get(one.id)) for one in places]


async def _counts(
    database: Database, opened: Opened, places: list[Municipality]
) -> list[SurveyCounts]:
    one = places[0].id if len(places) == 1 else None
    published = await _published(database, opened, one)
    async with database.read() as connection:
        expected = await campaign_municipalities(connection, opened.part)
    return [
        survey_counts(place.short, published.get(place.id, {}), expected.get(place.id))
        for place in places
    ]


async def _published(
    database: Database, opened: Opened, municipality_id: int | None = None
) -> Mapping[int, Mapping[Choice, int]]:
    work = partial(
        publish,
        part=opened.part,
        threshold=opened.campaign.publication_threshold,
        municipality_id=municipality_id,
    )
    return await database.write(work)


def survey_counts(name: str, counts: Mapping[Choice, int], teachers: int | None) -> SurveyCounts:
    items: dict[str, tuple[int, dict[str, int]]] = {}
    for (item, option), n in counts.items():
        base, options = items.get(item, (0, {}))
        items[item] = (n, options) if option == BASE else (base, {**options, option: n})
    respondents, _ = items.pop(RESPONDENTS[0], (0, {}))
    cells = {item: ItemCounts(base, options) for item, (base, options) in items.items()}
    return SurveyCounts(name, respondents, teachers, cells)


def share_of(coverages: Sequence[Coverage]) -> tuple[int, int | None]:
    """(delivered, expected) of those whose expected number is known; None where of none."""
    known = [one for one in coverages if one.expected is not None]
    if not known:
        return sum(one.delivered for one in coverages), None
    return sum(one.delivered for one in known), sum(one.expected or 0 for one in known)


def delivered_beside(coverages: Sequence[Coverage]) -> int:
    """How many have answered that are in no share, as their municipality has no number."""
    known = [one for one in coverages if one.expected is not None]
    return sum(one.delivered for one in coverages if one.expected is None) if known else 0

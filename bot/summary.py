"""The facts of a summary, read and scored; the words are made in bot.texts.summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.campaign_book import Opened
from bot.shown_counts import shown_counts, shown_of_region
from scoring.russian_order import russian_key
from scoring.survey.survey import (
    RegionSurvey,
    SurveyPicture,
    region_survey,
    survey_summary,
)
from storage.campaigns import campaign_municipalities
from storage.closing import left_over
from storage.counters import counted, counted_for_region
from storage.coverage import counted_and_waiting, delivered_in
from storage.database import Database
from storage.days import day_in
from storage.territories import Municipality, Region, municipalities_of


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
class People:
    """Who is counted in a place, and who waits for it."""

    counted: int
    waiting: int


@dataclass(frozen=True)
class LeftOver:
    """People whom the close counted for the region only, and those whom it did not count."""

    region_only: int
    nowhere: int


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
    left_over: LeftOver = LeftOver(0, 0)

    @property
    def zone(self) -> str:
        return self.region.timezone

    @property
    def picture(self) -> SurveyPicture | None:
        return self.survey.region


@dataclass(frozen=True)
class Scored:
    """`coverages` and `people` are of the survey's municipalities, in its order."""

    coverages: tuple[Coverage, ...]
    survey: RegionSurvey
    people: tuple[People, ...]
    left_over: LeftOver


async def summary_of_municipality(
    database: Database, opened: Opened, place: Municipality, now: datetime
) -> MunicipalitySummary:
    coverages = await read_coverages(database, opened, [place])
    async with database.read() as connection:
        live = await counted(connection, opened.part, place.id)
    counts = shown_counts(opened, place.short, live.get(place.id, {}), coverages[0].expected)
    survey = survey_summary(opened.methodology, counts, opened.campaign.publication_threshold)
    return MunicipalitySummary(opened, day_in(place.timezone, now), coverages[0], survey.picture)


async def summary_of_region(
    database: Database, opened: Opened, region: Region, now: datetime
) -> RegionSummary:
    async with database.read() as connection:
        asked = await campaign_municipalities(connection, opened.part)
        places = [one for one in await municipalities_of(connection, region.id) if one.id in asked]
    coverages = await read_coverages(database, opened, places)
    scored = await score_campaign(database, opened)
    day = day_in(region.timezone, now)
    return RegionSummary(opened, day, region, tuple(coverages), scored.survey, scored.left_over)


async def score_campaign(database: Database, opened: Opened) -> Scored:
    """Of all municipalities that are asked, and of the region, as it may be shown."""
    async with database.read() as connection:
        expected = await campaign_municipalities(connection, opened.part)
        places = await municipalities_of(connection, opened.campaign.region_id)
        live = await counted(connection, opened.part)
        alone = await counted_for_region(connection, opened.part)
        delivered = await delivered_in(connection, opened.part)
        people = await counted_and_waiting(connection, opened.part)
        left = await left_over(connection, opened.part)
    # As the survey has them, so that both can be read side by side.
    asked = sorted(
        (one for one in places if one.id in expected), key=lambda one: russian_key(one.short)
    )
    groups = [
        shown_counts(opened, one.short, live.get(one.id, {}), expected[one.id]) for one in asked
    ]
    threshold = opened.campaign.publication_threshold
    together = shown_of_region(opened, live.values(), alone)
    return Scored(
        tuple(Coverage(one, delivered.get(one.id, 0), expected[one.id]) for one in asked),
        region_survey(opened.methodology, groups, threshold, together),
        tuple(People(*people.get(one.id, (0, 0))) for one in asked),
        LeftOver(*left),
    )


async def read_coverages(
    database: Database, opened: Opened, places: list[Municipality]
) -> list[Coverage]:
    async with database.read() as connection:
        expected = await campaign_municipalities(connection, opened.part)
        delivered = await delivered_in(connection, opened.part)
    return [Coverage(one, delivered.get(one.id, 0), expected.get(one.id)) for one in places]


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

"""Results of what was closed for good: made once by the tick, and read ever after."""

import logging
from datetime import datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import CampaignBook, Opened
from bot.logs import log_fault
from bot.result_document import (
    Document,
    definition_of,
    of_municipality,
    result_document,
    told_coverages,
    told_left_over,
)
from bot.summary import MunicipalitySummary, RegionSummary, Scored, score_campaign
from scoring.reading.mistakes import FileRefused
from scoring.survey.survey import CountsContradict
from scoring.survey.told_survey import told_survey
from storage.campaigns import campaign_by_id
from storage.database import Database, DatabaseUnavailable
from storage.days import day_in
from storage.parts import Part
from storage.results import (
    NewResult,
    closed_parts_without_results,
    has_results,
    newest_result_of_municipality,
    newest_result_of_region,
    write_results,
)
from storage.subjects import subject_of_region, subjects_of_municipalities
from storage.territories import Municipality, Region, municipalities_of

log = logging.getLogger(__name__)


async def keep_results(database: Database, campaigns: CampaignBook, now: datetime) -> None:
    """Whatever a crash has left without results gets them at the next tick."""
    async with database.read() as connection:
        parts = await closed_parts_without_results(connection)
    odd: list[Exception] = []
    for part in parts:
        # Whatever is wrong with one campaign stands in the way of no other.
        try:
            await _keep(database, campaigns, part, now)
        except DatabaseUnavailable:
            raise
        except (FileRefused, CountsContradict) as fault:
            log_fault(log, "the results of a campaign", fault)
        except Exception as fault:
            odd.append(fault)
    if odd:
        raise odd[0]


async def _keep(database: Database, campaigns: CampaignBook, part: Part, now: datetime) -> None:
    async with database.read() as connection:
        campaign = await campaign_by_id(connection, part.campaign_id)
    if campaign is None:
        return
    opened = await campaigns.of(campaign, part.number)
    scored = await score_campaign(database, opened)
    async with database.read() as connection:
        definition = await definition_of(connection, opened)
    document = result_document(opened, definition, scored, now)
    await database.write(partial(_write, opened=opened, scored=scored, document=document, now=now))


async def _write(
    connection: AsyncConnection, opened: Opened, scored: Scored, document: Document, now: datetime
) -> None:
    """All of a part at once, and only once."""
    if await has_results(connection, opened.part):
        return
    places = {one.municipality.id: one.municipality.code for one in scored.coverages}
    documents = {await subject_of_region(connection, opened.campaign.region_id): document}
    for id, subject in (await subjects_of_municipalities(connection, places)).items():
        documents[subject] = of_municipality(document, places[id])
    definition_id = opened.campaign.parts[opened.part.number - 1].definition_id
    news = [
        NewResult(part=opened.part, subject_id=id, definition_id=definition_id, document=one)
        for id, one in documents.items()
    ]
    await write_results(connection, news, now)


async def kept_summary(
    database: Database, opened: Opened, place: Region | Municipality, now: datetime
) -> RegionSummary | MunicipalitySummary | None:
    """None where there is no result yet."""
    if isinstance(place, Region):
        return await _of_region(database, opened, place, now)
    return await _of_municipality(database, opened, place, now)


async def _of_region(
    database: Database, opened: Opened, region: Region, now: datetime
) -> RegionSummary | None:
    async with database.read() as connection:
        result = await newest_result_of_region(connection, opened.part)
        places = await municipalities_of(connection, region.id)
    if result is None:
        return None
    return RegionSummary(
        opened,
        day_in(region.timezone, now),
        region,
        told_coverages(result.document, places),
        told_survey(result.document),
        told_left_over(result.document),
    )


async def _of_municipality(
    database: Database, opened: Opened, place: Municipality, now: datetime
) -> MunicipalitySummary | None:
    async with database.read() as connection:
        result = await newest_result_of_municipality(connection, opened.part, place.id)
    if result is None:
        return None
    (coverage,) = told_coverages(result.document, [place])
    (survey,) = told_survey(result.document).municipalities
    return MunicipalitySummary(opened, day_in(place.timezone, now), coverage, survey.picture)

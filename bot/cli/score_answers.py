"""`metodbot score --campaign`: a questionnaire's results from the answers of a campaign."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import click
from sqlalchemy import URL

from bot.campaign_book import CampaignBook
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.table import columns
from bot.summary import score_campaign
from bot.texts.numbers import number, percent
from scoring.as_json import as_json
from scoring.survey.survey import MunicipalitySurvey, RegionSurvey
from storage.campaigns import Campaign, campaign_by_id
from storage.coverage import counted_and_waiting
from storage.database import Database
from storage.period import kind_of
from storage.territories import municipalities_of


def score_answers(
    desk: Desk, methodology: str, campaign_id: int, url: URL | None, shape: str
) -> None:
    scored = desk.work(lambda base: _scored(desk, base, methodology, campaign_id), url)
    if shape == "json":
        click.echo(json.dumps(_document(scored), ensure_ascii=False, indent=2))
    else:
        _tell(desk, scored)


@dataclass(frozen=True)
class _Scored:
    """`people` are those counted and those who wait, by the municipality's name."""

    campaign: Campaign
    survey: RegionSurvey
    people: Mapping[str, tuple[int, int]]


async def _scored(desk: Desk, database: Database, methodology: str, campaign_id: int) -> _Scored:
    async with database.read() as connection:
        campaign = await campaign_by_id(connection, campaign_id)
    if campaign is None:
        raise Failure("cli-unknown-campaign", id=str(campaign_id))
    numbers = [one.number for one in campaign.parts if one.instrument == methodology]
    if not numbers:
        instruments = ", ".join(campaign.instruments)
        raise Failure("cli-score-other-instrument", id=str(campaign_id), instrument=instruments)
    opened = await CampaignBook(database, lambda: desk.now).of(campaign, numbers[0])
    async with database.read() as connection:
        people = await counted_and_waiting(connection, opened.part)
        places = await municipalities_of(connection, campaign.region_id)
    named = {one.short: people[one.id] for one in places if one.id in people}
    return _Scored(campaign, await score_campaign(database, opened), named)


def _document(scored: _Scored) -> dict[str, Any]:
    campaign, survey = scored.campaign, scored.survey
    by = kind_of(campaign.period)
    about = {
        "id": campaign.id,
        "title": campaign.title,
        "period": campaign.period,
        "academic_year": campaign.period if by == "academic_year" else None,
        "deadline": campaign.deadline.isoformat(),
    }
    municipalities = [
        {
            "municipality": one.municipality,
            "counted": scored.people[one.municipality][0],
            "waiting": scored.people[one.municipality][1],
            "picture": as_json(one.picture),
        }
        for one in survey.municipalities
    ]
    counted, waiting = (sum(numbers) for numbers in zip(*scored.people.values(), strict=True))
    about |= {"counted": counted, "waiting": waiting}
    return {"campaign": about, **as_json(survey), "municipalities": municipalities}


def _tell(desk: Desk, scored: _Scored) -> None:
    survey = scored.survey
    names = ("municipality", "counted", "waiting", "teachers", "coverage")
    head = [desk.texts(f"cli-column-{name}") for name in names]
    rows = [_row(desk, one, scored.people) for one in survey.municipalities]
    click.echo(columns(head, rows))
    if survey.hidden:
        desk.say("cli-score-hidden", count=len(survey.hidden), threshold=survey.threshold)


def _row(
    desk: Desk, one: MunicipalitySurvey, people: Mapping[str, tuple[int, int]]
) -> tuple[object, ...]:
    language = desk.texts.language
    counted, waiting = (number(each, language) for each in people[one.municipality])
    if one.picture is None:
        return (one.municipality, counted, waiting, None, None)
    coverage = one.picture.coverage
    share = None if coverage.percent is None else percent(coverage.percent, language)
    return (one.municipality, counted, waiting, coverage.teachers, share)

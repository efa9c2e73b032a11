"""`metodbot score --campaign`: a questionnaire's results from the answers of a campaign."""

import json
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
from storage.database import Database
from storage.period import kind_of


def score_answers(
    desk: Desk, methodology: str, campaign_id: int, url: URL | None, shape: str
) -> None:
    campaign, survey = desk.work(lambda base: _scored(desk, base, methodology, campaign_id), url)
    if shape == "json":
        click.echo(json.dumps(_document(campaign, survey), ensure_ascii=False, indent=2))
    else:
        _tell(desk, survey)


async def _scored(
    desk: Desk, database: Database, methodology: str, campaign_id: int
) -> tuple[Campaign, RegionSurvey]:
    async with database.read() as connection:
        campaign = await campaign_by_id(connection, campaign_id)
    if campaign is None:
        raise Failure("cli-unknown-campaign", id=str(campaign_id))
    numbers = [one.number for one in campaign.parts if one.instrument == methodology]
    if not numbers:
        instruments = campaign.instruments
        raise Failure(
            "cli-score-other-instrument",
            id=str(campaign_id),
            instrument=", ".join(instruments),
            count=len(instruments),
        )
    opened = await CampaignBook(database, lambda: desk.now).of(campaign, numbers[0])
    return campaign, await score_campaign(database, opened)


def _document(campaign: Campaign, survey: RegionSurvey) -> dict[str, Any]:
    by = kind_of(campaign.period)
    about = {
        "id": campaign.id,
        "title": campaign.title,
        "period": campaign.period,
        "academic_year": campaign.period if by == "academic_year" else None,
        "deadline": campaign.deadline.isoformat(),
    }
    municipalities = [
        {"municipality": one.municipality, "picture": as_json(one.picture)}
        for one in survey.municipalities
    ]
    return {"campaign": about, **as_json(survey), "municipalities": municipalities}


def _tell(desk: Desk, survey: RegionSurvey) -> None:
    names = ("municipality", "respondents", "teachers", "coverage")
    head = [desk.texts(f"cli-column-{name}") for name in names]
    click.echo(columns(head, [_row(desk, one) for one in survey.municipalities]))
    if survey.hidden:
        desk.say("cli-score-hidden", count=len(survey.hidden), threshold=survey.threshold)


def _row(desk: Desk, one: MunicipalitySurvey) -> tuple[object, ...]:
    if one.picture is None:
        return (one.municipality, None, None, None)
    language, coverage = desk.texts.language, one.picture.coverage
    share = None if coverage.percent is None else percent(coverage.percent, language)
    return (one.municipality, number(coverage.respondents, language), coverage.teachers, share)

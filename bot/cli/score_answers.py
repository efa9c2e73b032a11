"""`metodbot score --campaign`: a questionnaire's results from the answers of a campaign."""

import json
from collections.abc import Mapping
from typing import Any

import click
from sqlalchemy import URL

from bot.campaign_book import CampaignBook
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.table import columns
from bot.result_document import definition_of, result_document, told_people
from bot.summary import People, score_campaign
from bot.texts.numbers import number, percent
from scoring.survey.survey import MunicipalitySurvey
from scoring.survey.told_survey import told_survey
from storage.campaigns import campaign_by_id
from storage.database import Database
from storage.results import newest_result_of_region


def score_answers(
    desk: Desk, methodology: str, campaign_id: int, url: URL | None, shape: str
) -> None:
    told = desk.work(lambda base: _told(desk, base, methodology, campaign_id), url)
    if shape == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _tell(desk, told)


async def _told(
    desk: Desk, database: Database, methodology: str, campaign_id: int
) -> Mapping[str, Any]:
    """The result that was kept at the close, else one of the answers that are counted by now.

    Where the close is written down and the bot has not kept the result yet, what it will keep.
    """
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
    async with database.read() as connection:
        kept = await newest_result_of_region(connection, opened.part)
        definition = await definition_of(connection, opened)
    if kept is not None:
        return kept.document
    return result_document(opened, definition, await score_campaign(database, opened))


def _tell(desk: Desk, told: Mapping[str, Any]) -> None:
    survey = told_survey(told)
    names = ("municipality", "counted", "waiting", "teachers", "coverage")
    head = [desk.texts(f"cli-column-{name}") for name in names]
    people = told_people(told)
    rows = [_row(desk, *pair) for pair in zip(survey.municipalities, people, strict=True)]
    click.echo(columns(head, rows))
    if survey.hidden:
        desk.say("cli-score-hidden", count=len(survey.hidden), threshold=survey.threshold)


def _row(desk: Desk, one: MunicipalitySurvey, people: People | None) -> tuple[object, ...]:
    language = desk.texts.language
    told = (None, None) if people is None else (people.counted, people.waiting)
    counted, waiting = (None if each is None else number(each, language) for each in told)
    if one.picture is None:
        return (one.municipality, counted, waiting, None, None)
    coverage = one.picture.coverage
    share = None if coverage.percent is None else percent(coverage.percent, language)
    return (one.municipality, counted, waiting, coverage.teachers, share)

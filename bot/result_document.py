"""A result as JSON: what `metodbot score --campaign --format json` prints, and what is kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import Opened
from bot.summary import Coverage, LeftOver, People, Scored
from scoring.as_json import as_json
from scoring.survey.survey import MunicipalitySurvey
from storage.campaigns import Campaign
from storage.definitions import Definition, definition_by_id
from storage.period import kind_of
from storage.territories import Municipality

Document = Mapping[str, Any]


async def definition_of(connection: AsyncConnection, opened: Opened) -> Definition:
    part = opened.campaign.parts[opened.part.number - 1]
    return await definition_by_id(connection, part.definition_id)


def result_document(
    opened: Opened, definition: Definition, scored: Scored, made_at: datetime | None = None
) -> Document:
    """`made_at` is empty where it is of this moment and kept nowhere."""
    told = zip(scored.survey.municipalities, scored.coverages, scored.people, strict=True)
    return {
        "campaign": {**_campaign(opened.campaign), **_people(scored)},
        **as_json(scored.survey),
        "municipalities": [_municipality(*one) for one in told],
        "definition": _definition(definition),
        "made_at": None if made_at is None else made_at.isoformat(timespec="seconds"),
    }


def of_municipality(document: Document, code: str) -> Document:
    """Of the same shape, with nothing about the others."""
    (own,) = (one for one in document["municipalities"] if one["code"] == code)
    hidden = [own["municipality"]] if own["picture"] is None else []
    return {**document, "municipalities": [own], "hidden": hidden, "region": None}


def told_coverages(document: Document, places: Iterable[Municipality]) -> tuple[Coverage, ...]:
    """Of those of the places that were asked."""
    told = {one["code"]: one for one in document["municipalities"]}
    return tuple(
        Coverage(place, told[place.code]["delivered"], told[place.code]["expected"])
        for place in places
        if place.code in told
    )


def told_people(document: Document) -> list[People | None]:
    """By municipality; None where it was kept before that was told."""
    return [
        People(one["counted"], one["waiting"]) if "counted" in one else None
        for one in document["municipalities"]
    ]


def told_left_over(document: Document) -> LeftOver:
    about = document["campaign"]
    return LeftOver(about.get("region_only", 0), about.get("nowhere", 0))


def _campaign(campaign: Campaign) -> Document:
    by = kind_of(campaign.period)
    return {
        "id": campaign.id,
        "title": campaign.title,
        "period": campaign.period,
        "academic_year": campaign.period if by == "academic_year" else None,
        "deadline": campaign.deadline.isoformat(),
    }


def _people(scored: Scored) -> Document:
    """In municipalities, and what the close made of those who were left over there."""
    return {
        "counted": sum(one.counted for one in scored.people),
        "waiting": sum(one.waiting for one in scored.people),
        "region_only": scored.left_over.region_only,
        "nowhere": scored.left_over.nowhere,
    }


def _municipality(survey: MunicipalitySurvey, coverage: Coverage, people: People) -> Document:
    """How many have answered is told of small groups too, as it is everywhere."""
    return {
        "municipality": survey.municipality,
        "picture": as_json(survey.picture),
        "code": coverage.municipality.code,
        "delivered": coverage.delivered,
        "expected": coverage.expected,
        "counted": people.counted,
        "waiting": people.waiting,
    }


def _definition(definition: Definition) -> Document:
    return {
        "instrument": definition.instrument,
        "instrument_version": definition.instrument_version,
        "methodology": definition.methodology,
        "methodology_version": definition.methodology_version,
        "hash": definition.hash,
    }

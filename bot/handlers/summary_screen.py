"""A summary with its buttons: the answers in full, and the other campaigns of the place."""

from dataclasses import dataclass

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.handlers.scope import Scope
from bot.handlers.summary_target import Target, territory_name
from bot.summary import (
    MunicipalitySummary,
    RegionSummary,
    summary_of_municipality,
    summary_of_region,
)
from bot.texts.figures import answers_pages
from bot.texts.fitting import LONGEST_LABEL, shortened
from bot.texts.fluent import Texts
from bot.texts.screen import Button, Screen, below, in_rows
from bot.texts.summary import municipality_summary_text, region_summary_text
from storage.campaigns import campaign_municipalities, campaigns_of
from storage.territories import Municipality, Region

MOST_OTHER_CAMPAIGNS = 4

Summary = MunicipalitySummary | RegionSummary


@dataclass(frozen=True)
class _Chosen:
    """What a target means to this person; never more than their scope."""

    region_id: int
    place: Region | Municipality


def _chosen(scope: Scope, target: Target) -> _Chosen | None:
    if target.kind == "r":
        region = scope.region(target.territory)
        return _Chosen(region.id, region) if region else None
    place = scope.municipality(target.territory)
    return _Chosen(place.region_id, place) if place else None


async def summary_screen(house: House, texts: Texts, scope: Scope, target: Target) -> Screen:
    chosen = _chosen(scope, target)
    if chosen is None:
        return Screen(texts("summary-denied"))
    campaigns = await _campaigns(house, chosen)
    opened = next(
        (one for one in campaigns if one.part == target.part),
        campaigns[0] if campaigns else None,
    )
    if opened is None:
        return Screen(texts("summary-no-campaign", place=territory_name(scope, target)))
    target = target._replace(part=opened.part)
    summary = await _summary(house, opened, chosen.place)
    if target.page and summary.picture is not None:
        return _answers(texts, target, opened, summary)
    return _summary_screen(texts, target, summary, campaigns)


async def _campaigns(house: House, chosen: _Chosen) -> list[Opened]:
    """The parts that asked this place, the open and the newest first."""
    async with house.database.read() as connection:
        found = await campaigns_of(connection, chosen.region_id)
        parts = [one.part(part.number) for one in found for part in one.parts]
        if isinstance(chosen.place, Municipality):
            asked = {part: await campaign_municipalities(connection, part) for part in parts}
            parts = [part for part in parts if chosen.place.id in asked[part]]
    opened = [await house.campaigns.opened(part) for part in parts[: 1 + MOST_OTHER_CAMPAIGNS]]
    return [one for one in opened if one is not None]


async def _summary(house: House, opened: Opened, place: Region | Municipality) -> Summary:
    if isinstance(place, Region):
        return await summary_of_region(house.database, opened, place, house.now())
    return await summary_of_municipality(house.database, opened, place, house.now())


def _summary_screen(
    texts: Texts, target: Target, summary: Summary, campaigns: list[Opened]
) -> Screen:
    text = (
        region_summary_text(texts, summary)
        if isinstance(summary, RegionSummary)
        else municipality_summary_text(texts, summary)
    )
    answers = [Button(texts("summary-all-answers"), target._replace(page=1).button())]
    others = [
        Button(_titled(one), target._replace(part=one.part).button())
        for one in campaigns
        if one.part != target.part
    ]
    return Screen(text, (*below(answers if summary.picture else []), *in_rows(others, 1)))


def _titled(opened: Opened) -> str:
    """The same questionnaire is asked every year."""
    year = f" · {opened.campaign.period}"
    return shortened(opened.campaign.title, LONGEST_LABEL - len(year)) + year


def _answers(texts: Texts, target: Target, opened: Opened, summary: Summary) -> Screen:
    assert summary.picture is not None
    pages = answers_pages(texts, opened, summary.picture)
    page = min(target.page, len(pages))
    turns = [
        Button(arrow, target._replace(page=to).button())
        for arrow, to in (("◀", page - 1), ("▶", page + 1))
        if 1 <= to <= len(pages)
    ]
    back = [Button(texts("summary-back"), target._replace(page=0).button())]
    return Screen(pages[page - 1], below(turns, back))

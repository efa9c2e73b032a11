"""A summary with its buttons: the answers in full, and the other campaigns of the place."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.handlers.scope import Scope
from bot.handlers.summary_target import Target, territory_name
from bot.kept_results import kept_summary
from bot.summary import (
    MunicipalitySummary,
    RegionSummary,
    summary_of_municipality,
    summary_of_region,
)
from bot.texts.figures import answers_pages
from bot.texts.fitting import LONGEST_LABEL
from bot.texts.fluent import Texts
from bot.texts.part_title import title_of_opened
from bot.texts.screen import Button, Screen, below, in_rows
from bot.texts.summary import municipality_summary_text, region_summary_text
from storage.campaigns import campaign_municipalities, campaigns_of
from storage.parts import Part
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
    parts = await _parts(house, chosen)
    part = target.part if target.part in parts else next(iter(parts), None)
    opened = None if part is None else await house.campaigns.opened(part)
    if opened is None:
        return Screen(texts("summary-no-campaign", place=territory_name(scope, target)))
    target = target._replace(part=opened.part)
    summary = await _summary(house, opened, chosen.place)
    if target.page and summary.picture is not None:
        return _answers(texts, target, opened, summary)
    return _summary_screen(texts, target, summary, await _others(house, opened, parts))


async def _others(house: House, shown: Opened, parts: Sequence[Part]) -> list[Opened]:
    """All of the same campaign, and the newest of others."""
    ids = shown.part.campaign_id
    same = [one for one in parts if one.campaign_id == ids and one != shown.part]
    other = [one for one in parts if one.campaign_id != ids][:MOST_OTHER_CAMPAIGNS]
    opened = [await house.campaigns.opened(part) for part in (*same, *other)]
    return [one for one in opened if one is not None]


async def _parts(house: House, chosen: _Chosen) -> list[Part]:
    """Those that asked this place, the open and the newest first."""
    async with house.database.read() as connection:
        found = await campaigns_of(connection, chosen.region_id)
        parts = [one.part(part.number) for one in found for part in one.parts]
        if isinstance(chosen.place, Municipality):
            asked = {part: await campaign_municipalities(connection, part) for part in parts}
            parts = [part for part in parts if chosen.place.id in asked[part]]
    return parts


async def _summary(house: House, opened: Opened, place: Region | Municipality) -> Summary:
    if opened.campaign.closed_at is not None:
        kept = await kept_summary(house.database, opened, place, house.now())
        if kept is not None:
            return kept
    if isinstance(place, Region):
        return await summary_of_region(house.database, opened, place, house.now())
    return await summary_of_municipality(house.database, opened, place, house.now())


def _summary_screen(
    texts: Texts, target: Target, summary: Summary, others: Sequence[Opened]
) -> Screen:
    text = (
        region_summary_text(texts, summary)
        if isinstance(summary, RegionSummary)
        else municipality_summary_text(texts, summary)
    )
    answers = [Button(texts("summary-all-answers"), target._replace(page=1).button())]
    ways = [Button(_titled(texts, one), target._replace(part=one.part).button()) for one in others]
    return Screen(text, (*below(answers if summary.picture else []), *in_rows(ways, 1)))


def _titled(texts: Texts, opened: Opened) -> str:
    """The same questionnaire is asked every year."""
    year = f" · {opened.campaign.period}"
    return title_of_opened(opened, texts.language, LONGEST_LABEL - len(year)) + year


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

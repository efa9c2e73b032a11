"""Summaries on demand: by command, by the word «сводка», by the buttons under a summary."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from aiogram.filters import BaseFilter
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message

from bot.campaign_book import CampaignBook, Opened
from bot.handlers.house import House, texts_for
from bot.handlers.scope import Scope, scope_of
from bot.summary import (
    MunicipalitySummary,
    RegionSummary,
    read_coverages,
    summary_of_municipality,
    summary_of_region,
)
from bot.territories.search import Ambiguous, Found, NotFound, search
from bot.texts.fluent import Texts
from bot.texts.screen import Button, Screen, below, in_rows
from bot.texts.summary import (
    answers_pages,
    municipality_summary_text,
    region_summary_text,
    status_text,
)
from storage.campaigns import campaign_municipalities, campaigns_of
from storage.territories import Municipality, Region

PREFIX = "sum:"
MOST_OTHER_CAMPAIGNS = 4
_ASKED = re.compile(r"/?(?P<word>summary|сводка)(?:@\w+)?(?:\s+(?P<place>.*))?", re.I | re.S)

Summary = MunicipalitySummary | RegionSummary


class AskedForSummary(BaseFilter):
    """«/summary Лужский», «/сводка», and for those who may see any also «сводка по региону»."""

    async def __call__(self, message: Message, house: House) -> bool | dict[str, str]:
        match = _ASKED.fullmatch((message.text or "").strip())
        if match is None or message.from_user is None:
            return False
        # The word alone may be an answer of somebody who knows nothing of summaries.
        if not (message.text or "").startswith("/") and not await scope_of(
            house, message.from_user.id
        ):
            return False
        return {"place": (match["place"] or "").strip()}


class Target(NamedTuple):
    """What a button asks for; campaign 0 is the newest, page 0 the summary itself."""

    campaign: int
    kind: str
    territory: int
    page: int = 0

    def button(self) -> str:
        return f"{PREFIX}{self.campaign}:{self.kind}{self.territory}:{self.page}"


_TARGET = re.compile(PREFIX + r"(\d{1,9}):([rm])(\d{1,9}):(\d{1,3})", re.ASCII)


async def on_summary(message: Message, house: House, place: str) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    scope = await scope_of(house, message.from_user.id)
    screen = await _asked(house, texts, scope, place) if scope else Screen(texts("summary-denied"))
    await house.drawer.send(message.chat.id, screen)


async def _asked(house: House, texts: Texts, scope: Scope, place: str) -> Screen:
    if not place:
        return await _one_of(house, texts, scope, _widest(scope))
    named = [Target(0, "r", one.id) for one in scope.regions if _names(one, place)]
    if named:
        return await _one_of(house, texts, scope, named)
    match search(place, scope.municipalities):
        case Found(one):
            return await _screen(house, texts, scope, Target(0, "m", one.id))
        case Ambiguous(several):
            return _which(texts, scope, _targets(several), texts("summary-which"))
        case NotFound(suggestions):
            words = texts("summary-unknown", query=place[:60])
            return _which(texts, scope, _targets(suggestions), words)


def _widest(scope: Scope) -> list[Target]:
    """Whole regions, and the municipalities of no such region."""
    whole = [one.id for one in scope.regions]
    single = tuple(one for one in scope.municipalities if one.region_id not in whole)
    return [*(Target(0, "r", id) for id in whole), *_targets(single)]


def _names(region: Region, place: str) -> bool:
    said = " ".join(place.casefold().replace("ё", "е").split()).removeprefix("по ")
    names = (region.name, region.genitive, region.prepositional, region.code)
    known = {name.casefold().replace("ё", "е") for name in names}
    return said in known | {"регион", "региону", "регионе", "область", "области", "край", "краю"}


def _targets(places: tuple[Municipality, ...]) -> list[Target]:
    return [Target(0, "m", one.id) for one in places]


async def _one_of(house: House, texts: Texts, scope: Scope, targets: list[Target]) -> Screen:
    if len(targets) == 1:
        return await _screen(house, texts, scope, targets[0])
    return _which(texts, scope, targets, texts("summary-which"))


def _which(texts: Texts, scope: Scope, targets: list[Target], words: str) -> Screen:
    buttons = (Button(_name(scope, target), target.button()) for target in targets)
    return Screen(words, in_rows(buttons, 2))


def _name(scope: Scope, target: Target) -> str:
    if target.kind == "r":
        region = scope.region(target.territory)
        return region.name if region else ""
    place = scope.municipality(target.territory)
    return place.short if place else ""


async def on_chosen(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    match, scope = _TARGET.fullmatch(query.data or ""), await scope_of(house, query.from_user.id)
    if scope is None or match is None or query.message is None:
        return query.answer(texts("summary-denied"), show_alert=True)
    target = Target(int(match[1]), match[2], int(match[3]), int(match[4]))
    screen = await _screen(house, texts, scope, target)
    await house.drawer.draw(query.from_user.id, query.message.message_id, screen)
    return query.answer()


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


async def _screen(house: House, texts: Texts, scope: Scope, target: Target) -> Screen:
    chosen = _chosen(scope, target)
    if chosen is None:
        return Screen(texts("summary-denied"))
    campaigns = await _campaigns(house, chosen)
    opened = next(
        (one for one in campaigns if one.campaign.id == target.campaign),
        campaigns[0] if campaigns else None,
    )
    if opened is None:
        return Screen(texts("summary-no-campaign", place=_name(scope, target)))
    target = target._replace(campaign=opened.campaign.id)
    summary = await _summary(house, opened, chosen.place)
    if target.page and summary.picture is not None:
        return _answers(texts, target, opened, summary)
    return _summary_screen(texts, target, summary, campaigns)


async def _campaigns(house: House, chosen: _Chosen) -> list[Opened]:
    """Those that asked this place, the open and the newest first."""
    async with house.database.read() as connection:
        found = await campaigns_of(connection, chosen.region_id)
        if isinstance(chosen.place, Municipality):
            found = tuple(
                [
                    one
                    for one in found
                    if chosen.place.id in await campaign_municipalities(connection, one.id)
                ]
            )
    return [CampaignBook.of(campaign) for campaign in found[: 1 + MOST_OTHER_CAMPAIGNS]]


async def _summary(house: House, opened: Opened, place: Region | Municipality) -> Summary:
    if isinstance(place, Region):
        return await summary_of_region(house.database, opened, place, house.today())
    return await summary_of_municipality(house.database, opened, place, house.today())


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
        Button(_titled(one), target._replace(campaign=one.campaign.id).button())
        for one in campaigns
        if one.campaign.id != target.campaign
    ]
    return Screen(text, (*below(answers if summary.picture else []), *in_rows(others, 1)))


def _titled(opened: Opened) -> str:
    """The same questionnaire is asked every year."""
    return f"{opened.campaign.title} · {opened.campaign.academic_year}"


def _answers(texts: Texts, target: Target, opened: Opened, summary: Summary) -> Screen:
    assert summary.picture is not None
    pages = answers_pages(texts, opened.instrument, summary.picture)
    page = min(target.page, len(pages))
    turns = [
        Button(arrow, target._replace(page=to).button())
        for arrow, to in (("◀", page - 1), ("▶", page + 1))
        if 1 <= to <= len(pages)
    ]
    back = [Button(texts("summary-back"), target._replace(page=0).button())]
    return Screen(pages[page - 1], below(turns, back))


async def on_status(message: Message, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    scope = await scope_of(house, message.from_user.id)
    for text in await _statuses(house, texts, scope) if scope else [texts("summary-denied")]:
        await house.drawer.send(message.chat.id, Screen(text))


async def _statuses(house: House, texts: Texts, scope: Scope) -> list[str]:
    """One message for each open campaign."""
    told = []
    for region_id in dict.fromkeys(one.region_id for one in scope.municipalities):
        async with house.database.read() as connection:
            campaigns = await campaigns_of(connection, region_id)
            asked = {
                one.id: await campaign_municipalities(connection, one.id)
                for one in campaigns
                if one.closed_at is None
            }
        for campaign in (one for one in campaigns if one.id in asked):
            opened = CampaignBook.of(campaign)
            places = [one for one in scope.municipalities if one.id in asked[campaign.id]]
            if places:
                coverages = await read_coverages(house.database, opened, places)
                told.append(status_text(texts, texts("status-title"), opened, coverages))
    return told or [texts("status-nothing")]

"""Summaries on demand: by command, by the word «сводка», by the buttons under a summary."""

import re

from aiogram.filters import BaseFilter
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message

from bot.handlers.house import House, texts_for
from bot.handlers.scope import Scope, scope_of
from bot.handlers.summary_screen import summary_screen
from bot.handlers.summary_target import Target, target_of, territory_name
from bot.territories.search import Ambiguous, Found, NotFound, search
from bot.texts.fitting import LONGEST_LABEL, shortened
from bot.texts.fluent import Texts
from bot.texts.limits import STRICTEST
from bot.texts.screen import Button, Screen, in_rows
from storage.territories import Municipality, Region

# In rows of two, as many as the strictest channel shows.
MOST_PLACES = 2 * STRICTEST.rows
_ASKED = re.compile(r"/?(?P<word>summary|сводка)(?:@\w+)?(?:\s+(?P<place>.*))?", re.I | re.S)


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
            return await summary_screen(house, texts, scope, Target(0, "m", one.id))
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
        return await summary_screen(house, texts, scope, targets[0])
    return _which(texts, scope, targets, texts("summary-which"))


def _which(texts: Texts, scope: Scope, targets: list[Target], words: str) -> Screen:
    buttons = [
        Button(shortened(territory_name(scope, target), LONGEST_LABEL), target.button())
        for target in targets[:MOST_PLACES]
    ]
    if len(targets) > MOST_PLACES:
        words += f" {texts('summary-which-more')}"
    return Screen(words, in_rows(buttons, 2))


async def on_chosen(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    target, scope = target_of(query.data or ""), await scope_of(house, query.from_user.id)
    if scope is None or target is None or query.message is None:
        return query.answer(texts("summary-denied"), show_alert=True)
    screen = await summary_screen(house, texts, scope, target)
    await house.drawer.draw(query.from_user.id, query.message.message_id, screen)
    return query.answer()

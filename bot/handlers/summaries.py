"""Summaries on demand: by command, by the word «сводка», by the buttons under a summary."""

import re

from aiogram.filters import BaseFilter
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message

from bot.handlers import addressee
from bot.handlers.house import House, texts_for
from bot.handlers.scope import Scope, scope_of
from bot.handlers.summary_screen import summary_screen
from bot.handlers.summary_target import Target, target_of, territory_name
from bot.telegram_identity import sender_of
from bot.territories.search import Ambiguous, Found, NotFound, search
from bot.texts.fitting import LONGEST_LABEL, shortened
from bot.texts.fluent import Texts
from bot.texts.limits import STRICTEST
from bot.texts.screen import Button, Screen, in_rows
from storage.identities import Identity
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
            house, sender_of(message)
        ):
            return False
        return {"place": (match["place"] or "").strip()}


async def on_summary(message: Message, house: House, place: str) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    scope = await scope_of(house, sender_of(message))
    if scope is None:
        await house.tell(sender_of(message), Screen(texts("summary-denied")))
    elif place:
        await _tell_of(house, texts, sender_of(message), scope, place)
    else:
        await _tell_one_of(house, texts, sender_of(message), scope, _widest(scope))


async def place_typed(house: House, message: Message, *, whatever: bool) -> bool:
    """A place named under a summary, or where one was asked for.

    Whether it is dealt with: with `whatever` also what is the name of no place is.
    """
    assert message.from_user is not None
    scope, place = await scope_of(house, sender_of(message)), (message.text or "").strip()
    if scope is None or not place or (not whatever and not _is_place(scope, place)):
        return False
    texts = await texts_for(house, message.from_user)
    await _tell_of(house, texts, sender_of(message), scope, place)
    return True


def _is_place(scope: Scope, said: str) -> bool:
    return any(_names(one, said) for one in scope.regions) or not isinstance(
        search(said, scope.municipalities), NotFound
    )


async def _tell_of(house: House, texts: Texts, who: Identity, scope: Scope, place: str) -> None:
    named = [Target(None, "r", one.id) for one in scope.regions if _names(one, place)]
    if named:
        await _tell_one_of(house, texts, who, scope, named)
        return
    match search(place, scope.municipalities):
        case Found(one):
            await _tell_one_of(house, texts, who, scope, _targets((one,)))
        case Ambiguous(several):
            await _ask_which(house, texts, who, scope, _targets(several))
        case NotFound(suggestions):
            words = texts("summary-unknown", query=place[:60])
            await _ask_which(house, texts, who, scope, _targets(suggestions), words=words)


def _widest(scope: Scope) -> list[Target]:
    """Whole regions, and the municipalities of no such region."""
    whole = [one.id for one in scope.regions]
    single = tuple(one for one in scope.municipalities if one.region_id not in whole)
    return [*(Target(None, "r", id) for id in whole), *_targets(single)]


def _names(region: Region, place: str) -> bool:
    said = " ".join(place.casefold().replace("ё", "е").split()).removeprefix("по ")
    names = (region.name, region.genitive, region.prepositional, region.code)
    known = {name.casefold().replace("ё", "е") for name in names}
    return said in known | {"регион", "региону", "регионе", "область", "области", "край", "краю"}


def _targets(places: tuple[Municipality, ...]) -> list[Target]:
    return [Target(None, "m", one.id) for one in places]


async def _tell_one_of(
    house: House, texts: Texts, who: Identity, scope: Scope, targets: list[Target]
) -> None:
    if len(targets) == 1:
        screen = await summary_screen(house, texts, scope, targets[0])
        await house.tell(who, screen, addressee.SUMMARY)
    else:
        await _ask_which(house, texts, who, scope, targets)


async def _ask_which(
    house: House,
    texts: Texts,
    who: Identity,
    scope: Scope,
    targets: list[Target],
    *,
    words: str = "",
) -> None:
    buttons = [
        Button(shortened(territory_name(scope, target), LONGEST_LABEL), target.button())
        for target in targets[:MOST_PLACES]
    ]
    words = words or texts("summary-which")
    if len(targets) > MOST_PLACES:
        words += f" {texts('summary-which-more')}"
    await house.tell(who, Screen(words, in_rows(buttons, 2)), addressee.PLACE)


async def on_chosen(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    target, scope = target_of(query.data or ""), await scope_of(house, sender_of(query))
    if scope is None or target is None or query.message is None:
        return query.answer(texts("summary-denied"), show_alert=True)
    screen = await summary_screen(house, texts, scope, target)
    await house.drawer.draw(sender_of(query), str(query.message.message_id), screen)
    return query.answer()

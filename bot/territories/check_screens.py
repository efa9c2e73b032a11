"""Whether the municipalities can be chosen in the chat, where many begin with one letter."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from bot.buttons import LARGEST_ID, Place
from bot.territories.territory import Territory
from bot.territories.to_store import region_to_load
from bot.texts.fitting import fits
from bot.texts.fluent import LANGUAGES, chat_texts
from bot.texts.limits import STRICTEST
from bot.texts.registration import MOST_MUNICIPALITIES, first_letter, municipality_screen
from scoring.reading.mistakes import Mistake
from storage.parts import Part
from storage.territories import Municipality

_PLACE = Place(LARGEST_ID, Part(LARGEST_ID))


def screen_mistakes(territory: Territory) -> Iterator[Mistake]:
    """To be asked once all names are known to have a letter."""
    stored = [
        Municipality(id=LARGEST_ID, region_id=1, **vars(one))
        for one in region_to_load(territory).municipalities
    ]
    letters = defaultdict[str, list[Municipality]](list)
    for one in stored:
        letters[first_letter(one)].append(one)
    for letter, some in letters.items():
        holds = bisect(range(1, len(some) + 1), False, key=lambda many: _overflows(some[:many]))
        if holds < len(some) and len(stored) > MOST_MUNICIPALITIES:
            at = ("municipalities", stored.index(some[holds]))
            told: dict[str, Any] = {"letter": letter, "count": len(some), "holds": holds}
            yield Mistake("too_many_of_a_letter", at, **told)


def _overflows(some: Sequence[Municipality]) -> bool:
    """So few that they stand on one screen need no letter, and fit."""
    letter = first_letter(some[0])
    return not all(
        fits(municipality_screen(chat_texts(language), _PLACE, some, letter=letter), STRICTEST)
        for language in LANGUAGES
    )

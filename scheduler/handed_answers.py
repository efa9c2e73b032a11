"""What waits, read and made into what it adds to the counters."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from scheduler.counting.counts import RESPONDENTS, Choice
from storage.campaign_key import CampaignKey
from storage.counting import Handed, Place
from storage.counting_batch import Counted
from storage.keys import Keys
from storage.seal import DraftId, SealBroken
from storage.waiting_answers import opened

log = logging.getLogger(__name__)

# Sheets that are opened and counted up in one go, while nobody is answered.
_AT_ONCE = 20

Answers = Mapping[str, Any]


class PartRules(Protocol):
    """What an instrument has to say to counting; `conditional` are keys of counters."""

    @property
    def anonymous(self) -> bool: ...
    @property
    def conditional(self) -> Collection[str]: ...
    def choices(self, answers: Answers) -> Collection[Choice]: ...


async def read_handed(
    keys: Keys,
    code: str,
    rules: PartRules,
    found: Sequence[Handed],
    unreadable: set[int],
) -> dict[int, Counted]:
    """By sheet; what cannot be read is put among the unreadable. Raises KeyMissing."""
    key = keys.of(code) if rules.anonymous else None
    read = {}
    for number, one in enumerate(found):
        if number % _AT_ONCE == 0:
            await asyncio.sleep(0)
        answers = _opened(key, code, one)
        if answers is None:
            unreadable.add(one.sheet_id)
        else:
            read[one.sheet_id] = Counted(one, answers)
    return read


def _opened(key: CampaignKey | None, code: str, one: Handed) -> Answers | None:
    try:
        return opened(key, one.text, DraftId(code, one.sheet_id, "waiting"))
    except SealBroken:
        log.error("what waits of a sheet in campaign %s cannot be opened with its key", code)
        return None


async def choices_of(
    place: Place, rules: PartRules, answers: Sequence[Answers]
) -> list[list[Choice]]:
    """Where items under a condition were shown before, they stand as they were."""
    left_out = rules.conditional if place.conditional_stands else ()
    made = []
    for number, one in enumerate(answers):
        if number % _AT_ONCE == 0:
            await asyncio.sleep(0)
        chosen = [choice for choice in rules.choices(one) if choice[0] not in left_out]
        made.append([RESPONDENTS, *chosen])
    return made

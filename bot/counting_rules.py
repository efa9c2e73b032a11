"""What the questionnaire of a part has to say to the counting of its answers."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.campaign_book import CampaignBook
from bot.interview.conditional import conditional_keys
from bot.interview.counts import closed_counts
from bot.interview.instrument import Instrument
from scheduler.count import Answers
from storage.counters import Choice
from storage.parts import Part


class UnknownPart(Exception):
    def __init__(self, part: Part) -> None:
        self.part = part
        super().__init__(part)


@dataclass(frozen=True)
class InstrumentRules:
    instrument: Instrument

    @property
    def anonymous(self) -> bool:
        return self.instrument.anonymous

    @cached_property
    def conditional(self) -> Collection[str]:
        return conditional_keys(self.instrument)

    def choices(self, answers: Answers) -> list[Choice]:
        given: Any = answers
        return closed_counts(self.instrument, given)


def rules_in(campaigns: CampaignBook) -> Callable[[Part], Awaitable[InstrumentRules]]:
    """Raises UnknownPart."""

    async def rules_of(part: Part) -> InstrumentRules:
        opened = await campaigns.opened(part)
        if opened is None:
            raise UnknownPart(part)
        return InstrumentRules(opened.instrument)

    return rules_of

"""What the questionnaire of a part has to say to the counting of its answers."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.campaign_book import CampaignBook
from bot.interview.conditional import conditional_keys
from bot.interview.counts import closed_counts
from bot.interview.instrument import Instrument
from scheduler.handed_answers import Answers
from storage.counters import RESPONDENTS, Choice
from storage.parts import Part


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


def everything_of(instrument: Instrument, answers: Answers) -> list[Choice]:
    """What one person adds to the counters."""
    return [RESPONDENTS, *InstrumentRules(instrument).choices(answers)]


def rules_in(campaigns: CampaignBook) -> Callable[[Part], Awaitable[InstrumentRules]]:
    """What a part asks never changes. Raises UnknownCampaign."""
    known: dict[Part, InstrumentRules] = {}

    async def rules_of(part: Part) -> InstrumentRules:
        if part not in known:
            known[part] = InstrumentRules(await campaigns.asked(part))
        return known[part]

    return rules_of

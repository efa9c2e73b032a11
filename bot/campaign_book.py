"""Campaigns with what they ask, for whoever answers: a tap reads neither from the database.

What was opened is never changed, so it is read once. Title, deadline and target may be changed by
the console, so the campaign is read again after a while.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.definitions.kept_pairs import KeptPairs, Titles
from bot.definitions.pair import Pair
from bot.interview.definition import Text
from bot.interview.instrument import Instrument
from scoring.survey.questionnaire import Questionnaire
from storage.campaigns import Campaign, UnknownCampaign, campaign_by_id
from storage.database import Database
from storage.parts import Part

FRESH = timedelta(seconds=30)


@dataclass(frozen=True)
class Opened:
    """A part of a campaign, with what it asks and counts by."""

    campaign: Campaign
    part: Part
    pair: Pair

    @property
    def instrument(self) -> Instrument:
        return self.pair.instrument

    @property
    def methodology(self) -> Questionnaire:
        return self.pair.methodology

    @property
    def questionnaire(self) -> Text | None:
        """What it is called beside its campaign; None where that has no other part."""
        return self.instrument.title if len(self.campaign.parts) > 1 else None


class CampaignBook:
    def __init__(self, database: Database, clock: Clock, pairs: KeptPairs | None = None) -> None:
        self._database, self._clock = database, clock
        self._read: dict[Part, tuple[datetime, Opened]] = {}
        self._pairs = pairs or KeptPairs()

    async def opened(self, part: Part) -> Opened | None:
        """As it was half a minute ago at most; whether it takes answers, its sheets tell."""
        now = self._clock()
        read_at, found = self._read.get(part, (None, None))
        if read_at is not None and abs(now - read_at) < FRESH:
            return found
        async with self._database.read() as connection:
            campaign = await campaign_by_id(connection, part.campaign_id)
        if campaign is None or not campaign.has(part):
            return None
        opened = await self.of(campaign, part.number)
        self._read[part] = (now, opened)
        return opened

    async def asked(self, part: Part) -> Instrument:
        """Raises UnknownCampaign."""
        async with self._database.read() as connection:
            campaign = await campaign_by_id(connection, part.campaign_id)
        if campaign is None or not campaign.has(part):
            raise UnknownCampaign(part.campaign_id)
        return (await self.of(campaign, part.number)).instrument

    async def of(self, campaign: Campaign, number: int = 1) -> Opened:
        part = campaign.parts[number - 1]
        return Opened(campaign, campaign.part(number), await self._pair(part.definition_id))

    async def all_of(self, campaign: Campaign) -> list[Opened]:
        return [await self.of(campaign, part.number) for part in campaign.parts]

    async def _pair(self, id: int) -> Pair:
        if (known := self._pairs.known(id)) is not None:
            return known
        async with self._database.read() as connection:
            return await self._pairs.pair(connection, id)

    async def titles(self, definition_ids: Iterable[int | None]) -> Titles:
        """None stands for a part that is alone: it is called as its campaign is."""
        named = set(definition_ids) - {None}
        if not named:
            return {}
        async with self._database.read() as connection:
            return await self._pairs.titles(connection, named)

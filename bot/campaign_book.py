"""Campaigns with what they ask, for whoever answers: a tap reads neither from the database.

What was opened is never changed, so it is read once. Title, deadline and target may be changed by
the console, so the campaign is read again after a while.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.definitions.pair import Pair, opened_pair
from bot.interview.instrument import Instrument
from scoring.survey.questionnaire import Questionnaire
from storage.campaigns import Campaign, campaign_by_id
from storage.database import Database
from storage.definitions import definition_by_id

FRESH = timedelta(seconds=30)


@dataclass(frozen=True)
class Opened:
    campaign: Campaign
    pair: Pair

    @property
    def instrument(self) -> Instrument:
        return self.pair.instrument

    @property
    def methodology(self) -> Questionnaire:
        return self.pair.methodology


class CampaignBook:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._read: dict[int, tuple[datetime, Opened]] = {}
        self._pairs: dict[int, Pair] = {}

    async def opened(self, campaign_id: int) -> Opened | None:
        """As it was half a minute ago at most; whether it takes answers, its responses tell."""
        now = self._clock()
        read_at, found = self._read.get(campaign_id, (None, None))
        if read_at is not None and abs(now - read_at) < FRESH:
            return found
        async with self._database.read() as connection:
            campaign = await campaign_by_id(connection, campaign_id)
        if campaign is None:
            return None
        opened = await self.of(campaign)
        self._read[campaign_id] = (now, opened)
        return opened

    async def of(self, campaign: Campaign) -> Opened:
        return Opened(campaign, await self._pair(campaign.definition_id))

    async def _pair(self, id: int) -> Pair:
        if id not in self._pairs:
            async with self._database.read() as connection:
                self._pairs[id] = opened_pair(await definition_by_id(connection, id))
        return self._pairs[id]

"""Campaigns with their instrument, for whoever answers: a tap reads neither from the database.

The instrument never changes while a campaign runs. Title, deadline and target may be changed by
the console, so the campaign is read again after a while.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from bot.clock import Clock
from bot.instruments.load import opened_instrument
from bot.interview.instrument import Instrument
from storage.campaigns import Campaign, campaign_by_id
from storage.database import Database

FRESH = timedelta(seconds=30)


@dataclass(frozen=True)
class Opened:
    campaign: Campaign
    instrument: Instrument


class CampaignBook:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._read: dict[int, tuple[datetime, Opened]] = {}

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
        opened = self.of(campaign)
        self._read[campaign_id] = (now, opened)
        return opened

    @staticmethod
    def of(campaign: Campaign) -> Opened:
        return Opened(campaign, _instrument(campaign.instrument_text, campaign.instrument))


@lru_cache(maxsize=64)
def _instrument(text: str, name: str) -> Instrument:
    return opened_instrument(text, name)

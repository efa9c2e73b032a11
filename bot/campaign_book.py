"""Campaigns with their instrument, read once: neither changes while the campaign runs."""

from dataclasses import dataclass
from functools import lru_cache

from bot.instruments.load import opened_instrument
from bot.interview.instrument import Instrument
from storage.campaigns import Campaign, campaign_by_id
from storage.database import Database


@dataclass(frozen=True)
class Opened:
    campaign: Campaign
    instrument: Instrument


class CampaignBook:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._instruments: dict[int, Opened] = {}

    async def opened(self, campaign_id: int) -> Opened | None:
        """Whether it is closed meanwhile, only the database knows."""
        if campaign_id not in self._instruments:
            async with self._database.read() as connection:
                campaign = await campaign_by_id(connection, campaign_id)
            if campaign is None:
                return None
            self._instruments[campaign_id] = self.of(campaign)
        return self._instruments[campaign_id]

    @staticmethod
    def of(campaign: Campaign) -> Opened:
        return Opened(campaign, _instrument(campaign.instrument_text, campaign.instrument))


@lru_cache(maxsize=64)
def _instrument(text: str, name: str) -> Instrument:
    return opened_instrument(text, name)

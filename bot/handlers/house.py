"""What every handler is given by the name `house`."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aiogram.types import User

from bot.campaign_book import CampaignBook
from bot.clock import Clock
from bot.drawing import Drawer
from storage.database import Database


@dataclass(frozen=True)
class House:
    database: Database
    drawer: Drawer
    campaigns: CampaignBook
    clock: Clock
    zone: ZoneInfo
    admin_ids: frozenset[int]
    bot_name: str

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        return self.now().astimezone(self.zone).date()

    def link(self, payload: str) -> str:
        return f"https://t.me/{self.bot_name}?start={payload}"


def language_of(user: User) -> str:
    """The first guess for somebody new."""
    return "en" if (user.language_code or "").startswith("en") else "ru"

"""What every handler is given by the name `house`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aiogram.types import User

from bot.campaign_book import CampaignBook
from bot.clock import Clock
from bot.drawing import Drawer
from bot.notices import Notices
from bot.texts.fluent import Texts, chat_texts
from storage.database import Database
from storage.people import known_person


@dataclass(frozen=True)
class House:
    database: Database
    drawer: Drawer
    campaigns: CampaignBook
    notices: Notices
    clock: Clock
    zone: ZoneInfo
    admin_ids: frozenset[int]
    link: Callable[[str], str]
    """From a payload to the link that opens the bot with it."""

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        return self.now().astimezone(self.zone).date()


def language_of(user: User) -> str:
    return first_language(user.language_code)


def first_language(code: str | None) -> str:
    """The first guess for somebody new."""
    return "en" if (code or "").startswith("en") else "ru"


async def texts_for(house: House, user: User) -> Texts:
    async with house.database.read() as connection:
        person = await known_person(connection, user.id)
    return chat_texts(person.language if person else language_of(user))

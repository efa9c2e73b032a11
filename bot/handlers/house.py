"""What every handler is given by the name `house`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import User

from bot.campaign_book import CampaignBook
from bot.clock import Clock
from bot.drawing import Drawer
from bot.notices import Notices
from bot.telegram_identity import identity_of
from bot.texts.fluent import Texts, chat_texts
from bot.texts.screen import Screen
from bot.unshown import UnshownScreens
from storage.database import Database
from storage.dialogues import stands_below
from storage.identities import Identity
from storage.keys import Keys
from storage.people import known_person

TOLD = "told"


@dataclass(frozen=True)
class House:
    database: Database
    drawer: Drawer
    unshown: UnshownScreens
    campaigns: CampaignBook
    notices: Notices
    clock: Clock
    admins: frozenset[Identity]
    keys: Keys
    link: Callable[[str], str]
    """From a payload to the link that opens the bot with it."""

    def now(self) -> datetime:
        return self.clock()

    async def tell(self, who: Identity, screen: Screen, what: str = TOLD) -> str:
        """A message that is no questionnaire. What is typed next is not taken for an answer
        unasked: `what` tells what it may answer instead (see bot/handlers/addressee.py).
        """
        message = await self.drawer.send(who, screen)
        await self.database.write(
            lambda connection: stands_below(connection, who, f"{what}:{message}")
        )
        return message


def language_of(user: User) -> str:
    return first_language(user.language_code)


def first_language(code: str | None) -> str:
    """The first guess for somebody new."""
    return "en" if (code or "").startswith("en") else "ru"


async def texts_for(house: House, user: User) -> Texts:
    async with house.database.read() as connection:
        person = await known_person(connection, identity_of(user))
    return chat_texts(person.language if person else language_of(user))

"""What all walks of one soak share: the database, the stand-in for Telegram, the bot."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Literal, TypeAlias

from bot.definitions.offers import shipped_part
from bot.demo.emulator import Emulator
from bot.instruments.load import shipped_instruments
from storage.campaign_opening import open_campaign
from storage.campaigns import Campaign
from storage.database import Database
from storage.keys import Keys
from storage.territories import load_region
from tests.soak.bot_process import BotProcess
from tests.soak.standing import Rules
from tests.soak.tally import Tally
from tests.storage.places import municipality_to_load, plan, region_to_load

Transport: TypeAlias = Literal["webhook", "polling"]
# Telegram hands out as many updates at a time to who polls for them.
MOST_POLLED = 100


@dataclass(frozen=True)
class Asked:
    """A campaign with the rules of its questionnaire."""

    campaign: Campaign
    rules: Rules

    @property
    def link(self) -> str:
        return f"/start c_{self.campaign.code}"

    @property
    def anonymous(self) -> bool:
        return self.rules.instrument.anonymous


@dataclass
class Stage:
    database: Database
    emulator: Emulator
    bot: BotProcess
    asked: Sequence[Asked]
    keys: Keys
    transport: Transport = "webhook"
    tally: Tally = field(default_factory=Tally)
    # As many as the database has connections for: whoever waits for one too long is refused.
    looking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))


async def open_campaigns(database: Database, today: date) -> list[Asked]:
    """One of each questionnaire, in a region of three municipalities."""
    region = region_to_load(*(municipality_to_load(code) for code in ("one", "two", "three")))
    loaded = await database.write(lambda connection: load_region(connection, region))
    asked = []
    for instrument in shipped_instruments().values():
        opening = plan(
            loaded.region.id,
            parts=(shipped_part(instrument.id),),
            period=academic_year_of(today),
            opens_on=today - timedelta(days=1),
            deadline=today + timedelta(days=30),
            # What was handed in stays with its person, to be compared.
            rhythm="at_close",
        )
        campaign = await database.write(partial(open_campaign, plan=opening))
        asked.append(Asked(campaign, Rules(instrument, today)))
    return asked


def academic_year_of(day: date) -> str:
    began = day.year - (day.month < 9)
    return f"{began}/{(began + 1) % 100:02}"

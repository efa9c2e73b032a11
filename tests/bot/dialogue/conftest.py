from __future__ import annotations

from datetime import date

import pytest

from storage.campaigns import Campaign
from storage.territories import LoadedRegion
from tests.bot.town import Town

FEW = ("luzhsky", "tosnensky", "kirovsky", "kirishsky", "sosnovoborsky")


@pytest.fixture
async def region(town: Town) -> LoadedRegion:
    return await town.load(only=FEW)


@pytest.fixture
async def campaign(town: Town, region: LoadedRegion) -> Campaign:
    """Of young teachers; the bot is at work."""
    campaign = await town.open(region, "young_teacher")
    await town.start()
    return campaign


@pytest.fixture
async def anonymous(town: Town, region: LoadedRegion) -> Campaign:
    return await town.open(region, "methodical_help", title="Помощь", deadline=date(2026, 6, 30))

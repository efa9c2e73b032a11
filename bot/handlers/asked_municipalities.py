"""The municipalities that a campaign was opened for."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import Opened
from bot.handlers.house import House
from storage.campaigns import campaign_municipalities
from storage.territories import Municipality, municipalities_of


async def asked_municipalities(house: House, opened: Opened) -> list[Municipality]:
    async with house.database.read() as connection:
        return await municipalities_asked(connection, opened)


async def municipalities_asked(connection: AsyncConnection, opened: Opened) -> list[Municipality]:
    campaign = opened.campaign
    asked = await campaign_municipalities(connection, opened.part)
    known = await municipalities_of(connection, campaign.region_id)
    return [one for one in known if one.id in asked]

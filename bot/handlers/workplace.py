"""Where a respondent works, looked up for the screens."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import Opened
from bot.handlers.house import House
from storage.campaigns import campaign_municipalities
from storage.responses import Response
from storage.territories import (
    Municipality,
    Organization,
    municipalities_of,
    municipality,
    organization,
)


@dataclass(frozen=True)
class Workplace:
    municipality: Municipality | None
    organization: Organization | None

    @property
    def names(self) -> list[str]:
        places = [self.municipality.short] if self.municipality else []
        return [*places, self.organization.name] if self.organization else places


async def workplace_of(house: House, response: Response) -> Workplace:
    async with house.database.read() as connection:
        place, named = response.municipality_id, response.organization_id
        return Workplace(
            await municipality(connection, place) if place is not None else None,
            await organization(connection, named) if named is not None else None,
        )


async def asked_municipalities(house: House, opened: Opened) -> list[Municipality]:
    """Those that the campaign was opened for."""
    async with house.database.read() as connection:
        return await municipalities_asked(connection, opened)


async def municipalities_asked(connection: AsyncConnection, opened: Opened) -> list[Municipality]:
    campaign = opened.campaign
    asked = await campaign_municipalities(connection, campaign.id)
    known = await municipalities_of(connection, campaign.region_id)
    return [one for one in known if one.id in asked]

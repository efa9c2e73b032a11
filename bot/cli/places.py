"""Regions and municipalities by the codes that were typed, campaigns by their numbers."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cli.failure import Failure
from storage.campaigns import Campaign, campaign_by_id
from storage.territories import (
    Municipality,
    Region,
    municipalities_of,
    region_by_id,
    regions,
)


async def region_called(connection: AsyncConnection, code: str) -> Region:
    """Raises Failure."""
    # Compared here: what cannot be decoded may be typed, and no database takes it.
    loaded = {one.code: one for one in await regions(connection)}
    if code in loaded:
        return loaded[code]
    known = ", ".join(loaded)
    if known:
        raise Failure("cli-unknown-region", code=code, known=known)
    raise Failure("cli-no-region", code=code)


async def region_of(connection: AsyncConnection, campaign: Campaign) -> Region:
    region = await region_by_id(connection, campaign.region_id)
    assert region is not None
    return region


async def campaign_called(connection: AsyncConnection, id: int) -> Campaign:
    """Raises Failure."""
    found = await campaign_by_id(connection, id)
    if found is None:
        raise Failure("cli-unknown-campaign", id=str(id))
    return found


async def municipality_called(
    connection: AsyncConnection, region: Region, code: str
) -> Municipality:
    """Raises Failure."""
    for municipality in await municipalities_of(connection, region.id):
        if municipality.code == code:
            return municipality
    raise Failure("cli-unknown-municipality", code=code, region=region.code)

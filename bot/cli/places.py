"""Regions and municipalities by the codes that were typed."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cli.failure import Failure
from storage.territories import (
    Municipality,
    Region,
    municipalities_of,
    region_by_code,
    regions,
)


async def region_called(connection: AsyncConnection, code: str) -> Region:
    """Raises Failure."""
    region = await region_by_code(connection, code)
    if region is not None:
        return region
    known = ", ".join(one.code for one in await regions(connection))
    if known:
        raise Failure("cli-unknown-region", code=code, known=known)
    raise Failure("cli-no-region", code=code)


async def municipality_called(
    connection: AsyncConnection, region: Region, code: str
) -> Municipality:
    """Raises Failure."""
    for municipality in await municipalities_of(connection, region.id):
        if municipality.code == code:
            return municipality
    raise Failure("cli-unknown-municipality", code=code, region=region.code)

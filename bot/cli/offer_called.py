"""What a campaign is opened with, by the code that was typed."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cli.failure import Failure
from bot.definitions.offers import (
    NoMethodology,
    Offer,
    OfferedInstrument,
    UnknownInstrument,
    instrument_offered,
    offer,
)


async def offer_called(connection: AsyncConnection, code: str, region_id: int | None) -> Offer:
    """Raises Failure."""
    try:
        return await offer(connection, code, region_id)
    except UnknownInstrument as unknown:
        raise _unknown(unknown) from None
    except NoMethodology as none:
        id, version = none.instrument.id, none.instrument.version
        raise Failure("cli-instrument-without-methodology", id=id, version=version) from None


async def instrument_called(
    connection: AsyncConnection, code: str, region_id: int | None
) -> OfferedInstrument:
    """Raises Failure."""
    try:
        return await instrument_offered(connection, code, region_id)
    except UnknownInstrument as unknown:
        raise _unknown(unknown) from None


def _unknown(unknown: UnknownInstrument) -> Failure:
    return Failure("cli-unknown-instrument", id=unknown.id, known=", ".join(unknown.known))

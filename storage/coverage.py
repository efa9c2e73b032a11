"""How many have handed in: those ever counted, and those who wait. The close writes it down."""

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.counters import RESPONDENTS
from storage.parts import Part, of_part, same_part
from storage.tables import counters, counting, waiting

_COUNTED = and_(
    same_part(counters, counting),
    counters.c.municipality_id == counting.c.municipality_id,
    counters.c.item == RESPONDENTS[0],
    counters.c.option == RESPONDENTS[1],
)
_OF_PLACE = and_(
    same_part(waiting, counting), waiting.c.municipality_id == counting.c.municipality_id
)
COUNTED = func.coalesce(
    select(counters.c.n).where(_COUNTED).correlate(counting).scalar_subquery(), 0
)
WAITING = counting.c.held_people + (
    select(func.count())
    .select_from(waiting)
    .where(_OF_PLACE, waiting.c.newcomer)
    .correlate(counting)
    .scalar_subquery()
)
DELIVERED = func.coalesce(counting.c.delivered, COUNTED + WAITING)
"""Of a row of `counting`, as are the two before."""


async def delivered_in(connection: AsyncConnection, part: Part) -> dict[int, int]:
    """By municipality, of all that are asked."""
    query = select(counting.c.municipality_id, DELIVERED).where(of_part(counting, part))
    return dict((await connection.execute(query)).all())


async def counted_and_waiting(
    connection: AsyncConnection, part: Part
) -> dict[int, tuple[int, int]]:
    """By municipality, in people."""
    query = select(counting.c.municipality_id, COUNTED, WAITING).where(of_part(counting, part))
    return {place: (counted, waits) for place, counted, waits in await connection.execute(query)}

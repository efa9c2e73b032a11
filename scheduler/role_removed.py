"""A role that was taken away: it ends at once, and the person is told once.

The facts for the words: `role` and `genitive`, the name of its municipality or region.
"""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.announce import About, Announcement, announce, announcement
from scheduler.contents import Facts
from storage.outbox import Claimed
from storage.people import Role, roles_of
from storage.role_list import Granted, remove_role
from storage.territories import municipality, region_by_id


async def remove_and_tell(
    connection: AsyncConnection, role_id: int, now: datetime
) -> Granted | None:
    """None where there is no such role."""
    removed = await remove_role(connection, role_id)
    if removed is None:
        return None
    about = About(Announcement.ROLE_REMOVED, role_id, {"role": asdict(removed.role)})
    message = announcement(about, removed.person_id, removed.zone, now)
    await announce(connection, [message])
    return removed


async def removed_role(
    connection: AsyncConnection, message: Claimed, _now: datetime
) -> Facts | None:
    """None where the person has been invited anew, or the place is gone."""
    role = Role(**message.parameters["role"])
    if role in await roles_of(connection, message.person):
        return None
    place = (
        await region_by_id(connection, role.region_id)
        if role.municipality_id is None
        else await municipality(connection, role.municipality_id)
    )
    return None if place is None else {"role": role.role, "genitive": place.genitive}

"""The tick that tells the administrators which messages were refused for good."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.deadlines import in_hours
from storage import outbox
from storage.database import Database
from storage.days import day_in
from storage.identities import Identity, reachable_people
from storage.outbox import NewMessage
from storage.undelivered import FAILED_NOTICE, has_failed_anew


async def tick(database: Database, admins: Collection[Identity], zone: str, now: datetime) -> None:
    """Once a day at most, and only of what has failed since they were told last.

    An administrator has no place: `zone` is that of the settings. Who has never written to the
    bot cannot be written to.
    """
    if not admins or not in_hours(zone, now):
        return
    async with database.read() as connection:
        told = [
            _message(person, zone, now)
            for person in await reachable_people(connection, admins)
            if await has_failed_anew(connection, person, now)
        ]
    if told:

        async def tell(connection: AsyncConnection) -> None:
            await outbox.enqueue(connection, told)

        await database.write(tell)


def _message(person: int, zone: str, now: datetime) -> NewMessage:
    return NewMessage(
        unique_key=f"{FAILED_NOTICE}/{person}/{day_in(zone, now).isoformat()}",
        person=person,
        kind=FAILED_NOTICE,
        parameters={},
        due_at=now,
    )

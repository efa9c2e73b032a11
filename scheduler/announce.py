"""What an operator's change tells people once, in their reminding hours.

What could not leave until the evening waits for the next working day, for a week at most. The
facts are read at its turn: two quick changes make one message, and a change that was taken back
makes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.deadlines import next_hours
from storage import outbox
from storage.outbox import NewMessage, Parameters

PATIENCE = timedelta(days=7)


class Announcement(StrEnum):
    CAMPAIGN_CHANGED = "campaign_changed"
    ROLE_REMOVED = "role_removed"


@dataclass(frozen=True)
class About:
    """What is announced: of one subject, person and moment it is said once."""

    kind: Announcement
    subject: int
    parameters: Parameters

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.subject}/"


def announcement(about: About, person: int, zone: str, now: datetime) -> NewMessage:
    due_at, expires_at = next_hours(zone, now)
    return NewMessage(
        unique_key=f"{about.key}{person}/{now.isoformat()}",
        person=person,
        kind=about.kind,
        parameters={**about.parameters, "zone": zone, "until": (now + PATIENCE).isoformat()},
        due_at=due_at,
        expires_at=expires_at,
    )


async def announce(connection: AsyncConnection, messages: Sequence[NewMessage]) -> int:
    """How many people will be told."""
    return len(await outbox.enqueue(connection, messages))


async def put_off_overdue(connection: AsyncConnection, now: datetime) -> None:
    """To the next hours of each one's zone, as long as it is not too old to be told."""
    for id, parameters in await outbox.overdue(connection, list(Announcement), now):
        due_at, expires_at = next_hours(parameters["zone"], now)
        if expires_at < datetime.fromisoformat(parameters["until"]):
            await outbox.put_off(connection, id, due_at, expires_at)

"""The tick that turns debts into messages.

A person's row of a day has one key, so two ticks, two processes, or a crash in between make one
message.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import chain

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler import contents
from scheduler.announce import put_off_overdue
from scheduler.deadlines import Debt, Reason, Reminder, due_reminders, in_hours, next_morning
from scheduler.debts import read_deadlines, read_drafts, read_late_lists, read_sent
from storage import outbox, reminders
from storage.database import Database
from storage.outbox import NewMessage
from storage.progress import open_progress
from storage.reminders import Told

# So many rows share a commit; answers wait in the same queue and must not wait long.
_ROWS_A_COMMIT = 500


async def tick(database: Database, now: datetime) -> int:
    """Writes what is due and returns how many messages were new."""
    await database.write(partial(_expire, now=now))
    async with database.read() as connection:
        if not any(in_hours(zone, now) for zone in await reminders.timezones(connection)):
            return 0
        due = due_reminders(await _debts(connection), now, await read_sent(connection))
    written = 0
    for start in range(0, len(due), _ROWS_A_COMMIT):
        some = due[start : start + _ROWS_A_COMMIT]
        written += await database.write(partial(_write, due=some, now=now))
    return written


async def _expire(connection: AsyncConnection, now: datetime) -> None:
    await put_off_overdue(connection, now)
    await outbox.expire(connection, now)


async def snooze(database: Database, person: int, now: datetime) -> date | None:
    """The morning on which the coordinator hears again; None for who coordinates nothing."""

    async def put_off(connection: AsyncConnection) -> date | None:
        zones = await reminders.coordinated_timezones(connection, person)
        if not zones:
            return None
        until = min(next_morning(zone, now) for zone in zones)
        await reminders.snooze(connection, person, until)
        return until

    return await database.write(put_off)


async def _debts(connection: AsyncConnection) -> Iterable[Debt]:
    progress = await open_progress(connection)
    return chain(
        await read_deadlines(connection, progress),
        await read_drafts(connection),
        await read_late_lists(connection, progress),
    )


async def _write(connection: AsyncConnection, due: Sequence[Reminder], now: datetime) -> int:
    ids = await outbox.enqueue(connection, [_message(reminder, now) for reminder in due])
    fresh = [reminder for reminder in due if _key(reminder) in ids]
    told = [
        _told(ids[_key(reminder)], reason, reminder.day)
        for reminder in fresh
        for reason in reminder.reasons
    ]
    await reminders.record(connection, told)
    return len(fresh)


def _key(reminder: Reminder) -> str:
    return f"reminder/{reminder.person}/{reminder.day.isoformat()}"


def _message(reminder: Reminder, now: datetime) -> NewMessage:
    return NewMessage(
        unique_key=_key(reminder),
        person=reminder.person,
        kind=reminder.kind,
        parameters=contents.about(reminder),
        due_at=now,
        expires_at=reminder.expires_at,
    )


def _told(outbox_id: int, reason: Reason, day: date) -> Told:
    about = (reason.campaign, reason.part, reason.municipality or None)
    return Told(outbox_id, *about, reason.cause, day)

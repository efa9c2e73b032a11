"""Every kind of message that the outbox may hold: how its facts are read, and its words.

The outbox keeps what a message is about, not what it says: the facts are read when its turn has
come. A new kind is one more line in `every_notice`.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.definitions.called import called
from bot.definitions.kept_pairs import KeptPairs
from bot.texts.announcements import changed_campaign_words, removed_role_words
from bot.texts.fluent import chat_texts
from bot.texts.listing import Listing, first_view, page_of
from bot.texts.reminders import (
    LinkTo,
    coordinator_reminder,
    late_list_reminder,
    teacher_reminder,
)
from bot.texts.screen import Screen
from bot.texts.undelivered import undelivered_screen
from scheduler import contents
from scheduler.announce import Announcement
from scheduler.campaign_changed import changed_campaign
from scheduler.deadlines import Kind
from scheduler.role_removed import removed_role
from storage.outbox import Claimed, Parameters
from storage.undelivered import FAILED_NOTICE, failures

PAGES = "pages:"
"""What the buttons begin with that lead through a listing."""

Facts = Mapping[str, Any]
ReadFacts = Callable[[AsyncConnection, Claimed, datetime], Awaitable[Facts | None]]
Words = Callable[[Facts, str], Screen | Listing]


@dataclass(frozen=True)
class Notice:
    """`facts` gives None where there is nothing to tell any more; `words` takes the language.

    A listing may be longer than a message: then it is cut, and shown in pages to who asks.
    """

    facts: ReadFacts
    words: Words


Notices = Mapping[str, Notice]


def every_notice(link_to: LinkTo, pairs: KeptPairs | None = None) -> Notices:
    """`link_to` makes the link of a campaign's code."""
    named = partial(_named, pairs or KeptPairs())
    return {
        Kind.COORDINATOR_DEADLINE: Notice(
            named(contents.owed_by_coordinator), partial(coordinator_reminder, link_to)
        ),
        Kind.TEACHER_UNFINISHED: Notice(
            named(contents.begun_by_teacher), partial(teacher_reminder, link_to)
        ),
        Kind.OFFICIAL_LATE: Notice(named(contents.late_for_official), late_list_reminder),
        FAILED_NOTICE: Notice(read_failures, undelivered_screen),
        Announcement.CAMPAIGN_CHANGED: Notice(
            named(changed_campaign), partial(changed_campaign_words, link_to)
        ),
        Announcement.ROLE_REMOVED: Notice(removed_role, removed_role_words),
    }


def _named(pairs: KeptPairs, read: ReadFacts) -> ReadFacts:
    """The facts with what the parts are called that they speak of."""

    async def facts(connection: AsyncConnection, message: Claimed, now: datetime) -> Facts | None:
        found = await read(connection, message, now)
        return None if found is None else await called(connection, pairs, found)

    return facts


async def read_failures(
    connection: AsyncConnection, _message: Claimed | None, now: datetime
) -> Facts | None:
    found = await failures(connection, now)
    return {"failures": [asdict(one) for one in found]} if found else None


def notice_screen(
    words: Screen | Listing, message_id: int, language: str, page: int | None = None
) -> Screen:
    """`message_id` is the outbox's own; without a page it is the first view."""
    if isinstance(words, Screen):
        return words
    texts, turn = chat_texts(language), partial(_turn, message_id)
    return first_view(texts, words, turn) if page is None else page_of(texts, words, page, turn)


def _turn(message_id: int, page: int) -> str:
    return f"{PAGES}{message_id}:{page}"


async def as_kept(_connection: AsyncConnection, message: Claimed, _now: datetime) -> Parameters:
    """For what stays true however long it waits."""
    return message.parameters

"""Consents through the revision in which their words came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest
from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migrate, tables
from storage.consents import agreed_words, consent_version, give_consent, keep_words
from storage.database import Database
from storage.dialogues import dialogue_of, stands_below
from storage.parts import Part
from storage.people import remember_person
from tests.identities import who
from tests.storage.places import NOON, open_small_campaign

T = TypeVar("T")


def before() -> str:
    return migrate.revisions()[migrate.revisions().index("0015") - 1]


async def written(url: URL, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    database = Database(url)
    try:
        return await database.write(work)
    finally:
        await database.close()


async def agreed(connection: AsyncConnection) -> None:
    campaign = await open_small_campaign(connection)
    for number in (7, 8):
        person = await remember_person(connection, who(number), "ru")
        await give_consent(connection, person.id, campaign.part(), "1.2", NOON)
    await stands_below(connection, who(7), "consent:1-1-0123abcdru:99")
    await stands_below(connection, who(8), "consent:1-1:98")


async def kept(connection: AsyncConnection) -> list[dict[str, Any]]:
    rows = await connection.execute(text("SELECT * FROM consents ORDER BY person_id"))
    return [dict(row) for row in rows.mappings()]


async def test_old_consents_stay_with_their_version_and_have_no_words(any_url: URL) -> None:
    await written(any_url, agreed)
    await migrate.downgrade(any_url, before())
    old = await written(any_url, kept)
    assert [row["version"] for row in old] == ["1.2", "1.2"]

    async def marks(connection: AsyncConnection) -> list[str | None]:
        found = [await dialogue_of(connection, who(number)) for number in (7, 8)]
        return [one.below for one in found if one]

    assert await written(any_url, marks) == ["consent:1-1:99", "consent:1-1:98"]
    await migrate.upgrade(any_url)
    assert await written(any_url, kept) == [{**row, "language": None} for row in old], (
        "not a row or a time is lost"
    )

    async def look(connection: AsyncConnection) -> tuple[str | None, str | None]:
        of = (connection, 1, Part(1))
        return await consent_version(*of), await agreed_words(*of)

    assert await written(any_url, look) == ("1.2", None)


async def test_the_longest_version_has_room(any_url: URL) -> None:
    longest = f"{'я' * 20}-0123abcd"

    async def agree(connection: AsyncConnection) -> str | None:
        await agreed(connection)
        await keep_words(connection, longest, "ru", "Согласны?")
        await give_consent(connection, 1, Part(1), longest, NOON, language="ru")
        return await agreed_words(connection, 1, Part(1))

    assert await written(any_url, agree) == "Согласны?"


async def test_there_is_no_way_back_from_words_that_somebody_agreed_to(any_url: URL) -> None:
    async def agree(connection: AsyncConnection) -> None:
        await agreed(connection)
        await keep_words(connection, "1-0123abcd", "ru", "Согласны?")

    await written(any_url, agree)
    with pytest.raises(Exception, match=r"^somebody has agreed to words that are kept"):
        await migrate.downgrade(any_url, before())

    async def words(connection: AsyncConnection) -> list[str]:
        rows = await connection.execute(tables.consent_wordings.select())
        return [row.words for row in rows]

    assert await written(any_url, words) == ["Согласны?"]

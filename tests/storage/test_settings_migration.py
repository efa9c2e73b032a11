"""A region's settings through the revision in which choices and retention came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

import pytest
from sqlalchemy import URL, column, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migrate
from storage.database import Database
from storage.keys import Keys
from storage.region_settings import Kept, Operator, keep_settings, settings_of
from tests.storage.places import load_small_region

T = TypeVar("T")

OPERATOR = Operator("Комитет", "8 800 000-00-00", "https://example.ru/policy")
CHOICES = {"support_2021": {"source": {"file": "Приказ", "part": "1"}, "gap": "upper"}}


def before() -> str:
    return migrate.revisions()[migrate.revisions().index("0010") - 1]


async def written(url: URL, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    database = Database(url)
    try:
        return await database.write(work)
    finally:
        await database.close()


async def set_for_a_region(url: URL, kept: Kept) -> Kept:
    loaded = await written(url, load_small_region)
    await written(url, partial(keep_settings, region_id=loaded.region.id, kept=kept))
    return await written(url, partial(settings_of, region_id=loaded.region.id))


async def old_rows(connection: AsyncConnection) -> list[tuple[Any, ...]]:
    names = ("region_id", "text", "operator", "contact", "policy")
    old = table("region_settings", *map(column, names))
    return [tuple(row) for row in await connection.execute(select(old))]


async def test_settings_of_the_version_before_stay_and_say_nothing_of_what_is_new(
    any_url: URL,
    keys: Keys,
) -> None:
    kept = await set_for_a_region(any_url, Kept("# приказ", OPERATOR))
    await migrate.downgrade(any_url, before())
    rows = await written(any_url, old_rows)
    assert rows == [(1, "# приказ", *vars(OPERATOR).values())]
    await migrate.upgrade(any_url, keys=lambda: keys)
    assert await written(any_url, partial(settings_of, region_id=1)) == kept
    assert (kept.retention, kept.choices) == (None, {})


@pytest.mark.parametrize(
    "kept", [Kept("#", OPERATOR, 24), Kept("#", choices=CHOICES)], ids=["retention", "choices"]
)
async def test_there_is_no_way_back_from_what_the_version_before_does_not_know(
    any_url: URL, kept: Kept
) -> None:
    await set_for_a_region(any_url, kept)
    with pytest.raises(Exception, match=r"^region leningrad has set choices or how long"):
        await migrate.downgrade(any_url, before())
    assert await written(any_url, partial(settings_of, region_id=1)) == kept

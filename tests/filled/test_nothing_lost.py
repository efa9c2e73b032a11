"""A database filled at the schema before, on the way to that of today and back."""

from __future__ import annotations

from sqlalchemy import URL

from storage import migrate
from tests.filled.conftest import Migrated
from tests.filled.kept import as_before, counted_or_held, lost
from tests.filled.rows import packed, put_rows, rows_of
from tests.filled.saved import Filled, saved


def test_what_was_kept_is_a_whole_region_in_the_midst_of_its_monitoring(
    migrated: Migrated,
) -> None:
    rows = migrated.before
    assert packed(rows) == saved()["rows"]
    assert [name for name, found in rows.items() if not found] == []
    states = {row["state"] for row in rows["outbox"]}
    assert states == {"pending", "claimed", "sent", "failed", "blocked", "uncertain"}
    assert len([row for row in rows["responses"] if row["pending"]]) == 3


def test_nothing_is_lost_on_the_way_to_the_schema_of_today(migrated: Migrated) -> None:
    assert lost(migrated.before, migrated.today) == {}
    assert counted_or_held(migrated.today) == counted_or_held(migrated.before)


async def test_the_way_back_loses_nothing_or_is_refused_with_a_sentence(
    migrated: Migrated,
) -> None:
    await put_rows(migrated.url, migrated.today)
    try:
        refused = await refusal_of_the_way_back(migrated.url)
        if not refused:
            assert lost(migrated.before, await rows_of(migrated.url)) == {}
    finally:
        await migrate.upgrade(migrated.url)
    assert not refused or " " in str(refused)
    assert lost(migrated.today, await rows_of(migrated.url)) == {}


async def refusal_of_the_way_back(url: URL) -> Exception | None:
    try:
        await migrate.downgrade(url, saved()["revision"])
    except Exception as refused:
        # Each migration has a class of its own, by this name.
        if type(refused).__name__ != "OldSchemaTooSmall":
            raise
        return refused
    return None


async def test_everybody_is_shown_what_they_were_shown_before(filled: Filled) -> None:
    seen = await filled.seen()
    for what, told in saved()["seen"].items():
        assert as_before(seen[what]) == as_before(told), what
    assert set(seen) == set(saved()["seen"])

"""A database filled at the schema before, on the way to that of today and back."""

from __future__ import annotations

from storage import migrate
from tests.filled.conftest import Migrated
from tests.filled.kept import as_before, counted_or_held, lost, opened, undated
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
    assert lost(migrated.before, opened(migrated.today, migrated.keys)) == {}
    assert counted_or_held(migrated.today) == counted_or_held(migrated.before)


def test_no_times_of_anonymous_questionnaires_are_kept_and_no_answers_of_them_plainly(
    migrated: Migrated,
) -> None:
    sealed = {row["sheet_id"] for row in migrated.today["sealed_drafts"]}
    assert sealed
    assert not [row for row in migrated.today["answers"] if row["sheet_id"] in sealed]
    parts = {row["campaign_id"] for row in migrated.today["sheets"] if row["id"] in sealed}
    given = {row["campaign_id"] for row in migrated.today["consents"] if row["given_at"] is None}
    assert given >= parts
    before = {tuple(row.values()) for row in migrated.before["consents"]}
    dated = [row for row in migrated.today["consents"] if row["given_at"] is not None]
    assert dated
    assert {row["given_at"] for row in dated} <= {
        row["given_at"] for row in migrated.before["consents"]
    }
    assert len(before) == len(migrated.today["consents"])


async def test_the_way_back_loses_nothing_or_is_refused_with_a_sentence(
    migrated: Migrated,
) -> None:
    await put_rows(migrated.url, migrated.today)
    try:
        refused = await refusal_of_the_way_back(migrated)
        if not refused:
            assert lost(migrated.before, await rows_of(migrated.url)) == {}
    finally:
        await migrate.upgrade(migrated.url, keys=lambda: migrated.keys)
    assert not refused or " " in str(refused)
    today = opened(await rows_of(migrated.url), migrated.keys)
    assert lost(opened(migrated.today, migrated.keys), today) == {}


async def refusal_of_the_way_back(migrated: Migrated) -> Exception | None:
    try:
        await migrate.downgrade(migrated.url, saved()["revision"], lambda: migrated.keys)
    except Exception as refused:
        # Each migration has a class of its own, by this name.
        if type(refused).__name__ != "OldSchemaTooSmall":
            raise
        return refused
    return None


async def test_everybody_is_shown_what_they_were_shown_before(filled: Filled) -> None:
    seen = await filled.seen()
    for what, told in saved()["seen"].items():
        assert as_before(seen[what]) == as_before(undated(told)), what
    assert set(seen) == set(saved()["seen"])

"""A database filled at the schema before, on the way to that of today and back."""

from __future__ import annotations

from sqlalchemy import URL

from storage import migrate
from tests.filled.conftest import Copy
from tests.filled.kept import lost
from tests.filled.rows import packed, rows_of, unpacked
from tests.filled.saved import Filled, saved


async def test_what_was_kept_is_a_whole_region_in_the_midst_of_its_monitoring(
    before: URL,
) -> None:
    rows = await rows_of(before)
    assert packed(rows) == saved()["rows"]
    assert [name for name, found in rows.items() if not found] == []
    states = {row["state"] for row in rows["outbox"]}
    assert states == {"pending", "claimed", "sent", "failed", "blocked", "uncertain"}
    assert len([row for row in rows["responses"] if row["pending"]]) == 3


async def test_nothing_is_lost_on_the_way_to_the_schema_of_today(today: URL) -> None:
    assert lost(unpacked(saved()["rows"]), await rows_of(today)) == {}


async def test_the_way_back_loses_nothing_or_is_refused_with_a_sentence(
    today: URL, copy: Copy
) -> None:
    url, rows = copy(today), await rows_of(today)
    try:
        await migrate.downgrade(url, saved()["revision"])
    except Exception as refused:
        # Each migration has a class of its own, by one name.
        assert type(refused).__name__ == "OldSchemaTooSmall", refused
        assert " " in str(refused)
    else:
        assert lost(unpacked(saved()["rows"]), await rows_of(url)) == {}
        await migrate.upgrade(url)
    assert lost(rows, await rows_of(url)) == {}


async def test_everybody_is_shown_what_they_were_shown_before(filled: Filled) -> None:
    seen = await filled.seen()
    for what, told in saved()["seen"].items():
        assert seen[what] == told, what
    assert set(seen) == set(saved()["seen"])

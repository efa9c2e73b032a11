"""What is kept of an anonymous questionnaire while somebody answers it, and who can open it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.campaigns import Campaign
from storage.database import Database, DatabaseUnavailable
from storage.dialogues import sheet_waiting_for
from storage.drafts import begin_sheet
from storage.engines import migration_engine
from storage.keys import Keys
from storage.own_data import own_data
from storage.sealed_drafts import empty_drafts
from storage.sheets import Sheet, read_sheet
from storage.touches import Decision, Touch, look_at, touch
from storage.workplaces import choose_municipality
from tests.storage.handing_in import begun
from tests.storage.places import open_small_campaign

# Nobody has these in a database by chance.
SECRET = "zinnober"
ANSWERS: Mapping[str, Any] = {
    "q17item": {"option": SECRET, "text": None},
    "q18item": {"text": f"{SECRET} 2"},
}
PENDING = {"message": "77", "seen_at": 5, "text": f"{SECRET} 3"}


@pytest.fixture
async def campaign(database: Database) -> Campaign:
    return await database.write(open_small_campaign)


@pytest.fixture
async def sheet(database: Database, campaign: Campaign) -> Sheet:
    return await database.write(lambda c: begun(c, campaign, 7, 1, sealed=True))


def becomes(
    answers: Mapping[str, Any],
    shown_item: str | None = None,
    pending: Mapping[str, Any] | None = None,
    *,
    anew: bool = False,
) -> Callable[[Sheet], Decision]:
    return lambda sheet: Decision({**sheet.answers, **answers}, shown_item, "done", pending, anew)


async def tapped(database: Database, sheet: Sheet, rule: Callable[[Sheet], Decision]) -> Sheet:
    one = Touch(sheet.identity, sheet.id, sheet.of_part, rule)
    touched = await database.write_many(touch, one)
    assert touched is not None
    return touched.sheet


async def read(database: Database, sheet: Sheet) -> Sheet:
    async with database.read() as connection:
        found = await read_sheet(connection, sheet.identity, sheet.id)
    assert found is not None
    return found


async def readable(database: Database) -> bytes:
    """All that the database's files hold."""
    await database.empty_journal()
    if database.is_sqlite:
        file = Path(str(database.url.database))
        return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))
    return await _pages(database.url)


async def _pages(url: URL) -> bytes:
    engine = migration_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    files = """
        SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
        WHERE relkind IN ('r', 'i', 't') AND relnamespace <> 'pg_catalog'::regnamespace
        AND pg_relation_filepath(oid) IS NOT NULL
    """
    async with engine.connect() as connection:
        await connection.execute(text("CHECKPOINT"))
        found = (await connection.execute(text(files))).scalars().all()
    await engine.dispose()
    return b"".join(map(bytes, found))


def tells(held: bytes) -> bool:
    # The name of an item that is kept would tell which questions were asked.
    return any(secret in held for secret in (SECRET.encode(), b"q17item", b"q18item"))


async def test_nothing_of_the_answers_can_be_read_at_any_moment(
    database: Database, sheet: Sheet
) -> None:
    moments = (
        becomes({"q17item": ANSWERS["q17item"]}),
        becomes({"q18item": ANSWERS["q18item"]}, "q17item"),
        becomes({}, "q18item/row", PENDING),
        becomes({"q17item": {"option": f"{SECRET}-other", "text": None}}, "@municipality"),
        lambda one: Decision({"q18item": one.answers["q18item"]}, None, "done"),
    )
    for rule in moments:
        await tapped(database, sheet, rule)
        assert not tells(await readable(database))
    assert (await read(database, sheet)).answers == {"q18item": ANSWERS["q18item"]}


async def test_what_is_kept_plainly_would_be_found(database: Database, campaign: Campaign) -> None:
    named = await database.write(lambda c: begun(c, campaign, 8, 1))
    await tapped(database, named, becomes(ANSWERS, "q17item"))
    assert tells(await readable(database))


async def test_a_draft_is_read_as_it_was_left(database: Database, sheet: Sheet) -> None:
    for answers, cursor, pending in (
        (ANSWERS, None, None),
        (ANSWERS, "q17item", PENDING),
        ({**ANSWERS, "q19": {"options": ["a"]}}, "q19/row", None),
        (ANSWERS, "@municipality", PENDING),
    ):
        decided = Decision(answers, cursor, "done", pending)
        shown = await tapped(database, sheet, lambda _, decided=decided: decided)  # type: ignore[misc]
        saved = await read(database, sheet)
        assert (saved.answers, saved.shown_item, saved.pending) == (answers, cursor, pending)
        assert (shown.answers, shown.shown_item, shown.pending) == (answers, cursor, pending)
    assert not await rows(database, tables.answers)


async def rows(database: Database, table: Any) -> list[Any]:
    async with database.read() as connection:
        return list((await connection.execute(select(table))).mappings())


async def test_what_answers_the_workplace_ends_what_the_draft_looks_at(
    database: Database, sheet: Sheet
) -> None:
    await tapped(database, sheet, becomes(ANSWERS, "q17item", PENDING))
    await database.write(lambda c: choose_municipality(c, sheet.id, 2, None))
    saved = await read(database, sheet)
    assert (saved.answers, saved.shown_item, saved.pending) == (ANSWERS, None, None)


async def test_looking_elsewhere_ends_the_waiting_of_a_text(
    database: Database, sheet: Sheet
) -> None:
    before = await tapped(database, sheet, becomes(ANSWERS, "q17item", PENDING))
    await database.write(lambda c: look_at(c, before, "@organization"))
    saved = await read(database, sheet)
    assert (saved.answers, saved.shown_item, saved.pending) == (ANSWERS, "@organization", None)


async def test_an_edited_text_that_waits_is_found_by_its_message(
    database: Database, sheet: Sheet
) -> None:
    await tapped(database, sheet, becomes({}, None, PENDING))
    async with database.read() as connection:
        assert await sheet_waiting_for(connection, sheet.person_id, "77") == sheet.id
        assert await sheet_waiting_for(connection, sheet.person_id, "78") is None


async def test_a_tap_that_changes_nothing_seals_nothing(database: Database, sheet: Sheet) -> None:
    await tapped(database, sheet, becomes(ANSWERS))
    before = await rows(database, tables.sealed_drafts)
    await tapped(database, sheet, becomes({}))
    assert await rows(database, tables.sealed_drafts) == before
    await tapped(database, sheet, becomes({"q20": {"number": 1}}))
    assert await rows(database, tables.sealed_drafts) != before


async def test_touches_of_one_batch_see_each_other(database: Database, sheet: Sheet) -> None:
    async def both(connection: AsyncConnection) -> None:
        await touch(
            connection,
            [
                Touch(sheet.identity, sheet.id, sheet.of_part, becomes({item: ANSWERS[item]}))
                for item in ANSWERS
            ],
        )

    await database.write(both)
    assert (await read(database, sheet)).answers == ANSWERS


async def test_of_a_draft_the_day_is_kept_and_no_time(
    database: Database, campaign: Campaign
) -> None:
    # In Moscow it is the next day already.
    late = datetime(2026, 5, 12, 22, 17, tzinfo=UTC)
    person = (await database.write(lambda c: begun(c, campaign, 9, 1))).person_id
    await database.write(lambda c: delete_sheets(c, person))
    await database.write(lambda c: begin_sheet(c, campaign.part(), person, late, sealed=True))
    (begun_at,) = {row["started_at"] for row in await rows(database, tables.sheets)}
    assert begun_at == datetime(2026, 5, 13, 9, tzinfo=UTC)


async def delete_sheets(connection: AsyncConnection, _person: int) -> None:
    await connection.execute(tables.sheets.delete())


async def test_a_person_is_told_how_many_answers_there_are(
    database: Database, sheet: Sheet
) -> None:
    await tapped(database, sheet, becomes(ANSWERS))
    async with database.read() as connection:
        held = await own_data(connection, sheet.person_id)
    assert [one.answers for one in held.sheets] == [2]


async def test_without_the_key_the_answers_are_lost_and_stay_as_they_are(
    database: Database, sheet: Sheet, campaign: Campaign, keys: Keys
) -> None:
    await tapped(database, sheet, becomes(ANSWERS, "q17item"))
    kept, key = await rows(database, tables.sealed_drafts), keys.folder / f"{campaign.code}.key"
    secret = key.read_bytes()
    key.unlink()
    lost = await tapped(database, sheet, becomes({"q19": {"number": 1}}))
    assert lost.lost
    assert (await read(database, sheet)).answers == {}
    # A disk that was not mounted comes back, and the answers with it.
    assert await rows(database, tables.sealed_drafts) == kept
    key.write_bytes(secret)
    assert (await read(database, sheet)).answers == ANSWERS


async def test_who_begins_anew_has_a_new_key_and_an_empty_draft(
    database: Database, sheet: Sheet, campaign: Campaign, keys: Keys
) -> None:
    await tapped(database, sheet, becomes(ANSWERS, "q17item", PENDING))
    keys.destroy(campaign.code)
    anew = await tapped(database, sheet, lambda _: Decision({}, None, "done", anew=True))
    assert not anew.lost
    assert keys.campaigns() == {campaign.code}
    saved = await read(database, sheet)
    assert (saved.answers, saved.shown_item, saved.pending) == ({}, None, None)
    await tapped(database, sheet, becomes({"q18item": ANSWERS["q18item"]}))
    assert (await read(database, sheet)).answers == {"q18item": ANSWERS["q18item"]}


async def test_a_draft_in_another_ones_place_is_not_opened(
    database: Database, sheet: Sheet, campaign: Campaign
) -> None:
    other = await database.write(lambda c: begun(c, campaign, 8, 1, sealed=True))
    await tapped(database, sheet, becomes(ANSWERS))
    async with database.read() as connection:
        own = select(tables.sealed_drafts.c.sealed).filter_by(sheet_id=sheet.id)
        sealed = (await connection.execute(own)).scalar_one()
    theirs = tables.sealed_drafts.c.sheet_id == other.id
    await database.write(
        lambda c: c.execute(tables.sealed_drafts.update().where(theirs).values(sealed=sealed))
    )
    assert (await read(database, other)).lost


async def test_a_folder_that_cannot_be_used_holds_up_its_own_taps_alone(
    database: Database, sheet: Sheet, campaign: Campaign, keys: Keys
) -> None:
    named = await database.write(lambda c: begun(c, campaign, 8, 1))
    await tapped(database, sheet, becomes(ANSWERS))
    away = keys.folder.rename(keys.folder.with_name("away"))
    sealed, plain = await asyncio.gather(
        tapped(database, sheet, becomes({"q19": {"number": 1}})),
        tapped(database, named, becomes({"q19": {"number": 1}})),
        return_exceptions=True,
    )
    assert isinstance(sealed, DatabaseUnavailable)
    assert isinstance(plain, Sheet)
    away.rename(keys.folder)
    assert (await read(database, sheet)).answers == ANSWERS
    assert (await read(database, named)).answers == {"q19": {"number": 1}}


async def test_a_database_without_keys_writes_nothing_plainly(
    database: Database, sheet: Sheet
) -> None:
    without = Database(database.url)
    with pytest.raises(TypeError):
        await tapped(without, sheet, becomes(ANSWERS))
    await without.close()
    assert not await rows(database, tables.answers)


async def test_two_processes_answer_in_one_draft_and_nothing_is_lost(
    database: Database, sheet: Sheet, keys: Keys
) -> None:
    other = Database(database.url, Keys(keys.folder))
    for number in range(6):
        rule = becomes({f"q{number}": {"number": number}})
        await asyncio.gather(
            tapped((database, other)[number % 2], sheet, rule),
            tapped((other, database)[number % 2], sheet, becomes({f"p{number}": {"number": 1}})),
        )
    assert len((await read(database, sheet)).answers) == 12
    await other.close()


KILLED = """
import asyncio, sys
from pathlib import Path
from storage.database import Database, database_url
from storage.keys import Keys
from storage.touches import Decision, Touch, touch
from tests.identities import who
from storage.parts import Part

async def answers(url, keys, sheet, part):
    database = Database(database_url(url), Keys(Path(keys)))
    for number in range(100_000):
        new = {f"q{number % 40}": {"number": number}}
        rule = lambda one, new=new: Decision({**one.answers, **new}, None)
        await database.write_many(touch, Touch(who(7), int(sheet), Part(int(part), 1), rule))
        print(number, flush=True)

asyncio.run(answers(*sys.argv[1:]))
"""


async def test_what_was_saved_before_a_kill_is_there_and_opens(
    sqlite_database: Database, keys: Keys
) -> None:
    campaign = await sqlite_database.write(open_small_campaign)
    sheet = await sqlite_database.write(lambda c: begun(c, campaign, 7, 1, sealed=True))
    url = f"sqlite:///{sqlite_database.url.database}"
    command = [sys.executable, "-c", KILLED, url, str(keys.folder), str(sheet.id), str(campaign.id)]
    with subprocess.Popen(  # noqa: ASYNC220
        command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    ) as process:
        assert process.stdout is not None
        last = [int(process.stdout.readline()) for _ in range(60)][-1]
        os.kill(process.pid, signal.SIGKILL)
        told = [int(line) for line in process.stdout.read().splitlines() if line]
    saved = await read(sqlite_database, sheet)
    newest = max(answer["number"] for answer in saved.answers.values())
    assert not saved.lost
    assert newest >= max([last, *told])
    assert {answer["number"] for answer in saved.answers.values()} == set(
        range(newest - 39, newest + 1)
    )


async def test_an_emptied_draft_is_as_before_the_first_answer_and_is_sealed_again(
    database: Database, sheet: Sheet, campaign: Campaign
) -> None:
    other = await database.write(lambda c: begun(c, campaign, 8, 1, sealed=True))
    for one in (sheet, other):
        await tapped(database, one, becomes(ANSWERS, "q17item", PENDING))
    await database.write(lambda c: empty_drafts(c, [sheet.id]))
    saved = await read(database, sheet)
    assert (saved.answers, saved.shown_item, saved.pending) == ({}, None, None)
    assert (saved.is_blank, saved.lost) == (True, False)
    assert (await read(database, other)).answers == ANSWERS
    await tapped(database, sheet, becomes(ANSWERS))
    assert not tells(await readable(database))

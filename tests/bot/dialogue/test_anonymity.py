"""After an anonymous submission nothing joins who took part with what was answered."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import DateTime, text

from bot.demo.emulator import Person
from bot.logs import write_logs
from storage import tables
from storage.campaigns import Campaign
from storage.people import Role
from storage.tables import UtcDateTime
from tests.bot.dialogue.given import HELP
from tests.bot.logging_kept import logging_kept
from tests.bot.town import Town

CROWD = 13
# The threshold stays.
COUNTED = CROWD - 5
APART = (tables.submissions, tables.participations, tables.counters)


def words_of(number: int) -> str:
    """In Latin letters, which JSON keeps as they are."""
    return f"Zyxomma-{number}-petiolatum"


def answers_of(number: int) -> dict[str, object]:
    level = ("none", "first", "highest")[number % 3]
    return {**HELP, "11": {"text": words_of(number)}, "16": {"option": level, "text": None}}


async def submit_in_order(town: Town, campaign: Campaign, how_many: int = CROWD) -> list[Person]:
    people = []
    for number in range(how_many):
        person = await town.answering(campaign, answers_of(number), f"Имярек-{number}")
        town.clock.advance(minutes=7)
        await person.tap("Отправить ответы")
        people.append(person)
    return people


async def anonymous_in(town: Town) -> Campaign:
    region = await town.load(only=["luzhsky", "tosnensky"])
    campaign = await town.open(region, "methodical_help")
    await town.start()
    return campaign


async def test_rows_tell_nothing_of_who_answered_what(town_on_any: Town) -> None:
    town = town_on_any
    campaign = await anonymous_in(town)
    people = await submit_in_order(town, campaign)
    await town.night()
    submitted = await town.rows(tables.submissions)
    took_part = await town.rows(tables.participations)
    assert len(submitted) == len(took_part) == COUNTED
    in_order = [f'"{words_of(number)}"' for number in range(CROWD)]
    stored = [next(one for one in in_order if one[1:-1] in str(row)) for row in submitted]
    assert stored not in (sorted(stored), sorted(stored)[::-1])
    ids = {int(row["external_id"]): row["person_id"] for row in await town.rows(tables.identities)}
    came = {ids[person.id] for person in people}
    assert {row["person_id"] for row in took_part} < came
    assert {len(row["id"]) for row in submitted} == {32}
    await nothing_else_holds_an_answer(town, stored)


async def nothing_else_holds_an_answer(town: Town, counted: list[str]) -> None:
    for table in tables.metadata.sorted_tables:
        if table is not tables.submissions:
            kept = str(await town.rows(table))
            assert not [one for one in counted if one in kept], table.name
    assert await town.rows(tables.outbox) == []
    for row in await town.rows(tables.sheets):
        assert row["submission_id"] is None
        assert row["submitted_at"] is None


@pytest.mark.parametrize("table", APART, ids=lambda table: table.name)
def test_what_is_kept_apart_has_no_time_and_no_number_in_a_row(table: object) -> None:
    columns = getattr(table, "columns")  # noqa: B009
    kinds = {type(column.type) for column in columns}
    assert not kinds & {DateTime, UtcDateTime}
    assert getattr(table, "dialect_options")["sqlite"]["with_rowid"] is False  # noqa: B009
    assert not any(column.server_default for column in columns)


async def test_postgresql_marks_all_of_a_count_alike(town_on_postgres: Town) -> None:
    town = town_on_postgres
    await submit_in_order(town, await anonymous_in(town))
    await town.night()
    async with town.database.read() as connection:
        for table in APART:
            marks = text(f"SELECT DISTINCT xmin::text, xmax::text FROM {table.name}")
            assert len((await connection.execute(marks)).all()) == 1, table.name
        physical = text("SELECT item, option FROM counters ORDER BY ctid")
        rows = (await connection.execute(physical)).all()
        by_key = text(
            'SELECT item, option FROM counters ORDER BY item COLLATE "C", option COLLATE "C"'
        )
        assert rows == (await connection.execute(by_key)).all()


async def test_the_files_of_sqlite_keep_a_counted_answer_once(town: Town) -> None:
    campaign = await anonymous_in(town)
    await submit_in_order(town, campaign)
    await town.night()
    await town.app.database.empty_journal()
    kept, journal = bytes_of(town)
    assert journal == b""
    counted = [str(row) for row in await town.rows(tables.submissions)]
    for number in range(CROWD):
        if any(f'"{words_of(number)}"' in row or words_of(number) + "'" in row for row in counted):
            assert kept.count(words_of(number).encode()) == 1


def bytes_of(town: Town) -> tuple[bytes, bytes]:
    """The database's file and the journal beside it."""
    file = Path(str(town.url.database))
    journal = file.with_name(f"{file.name}-wal")
    return file.read_bytes(), journal.read_bytes() if journal.exists() else b""


async def test_alone_in_a_municipality_nobody_is_counted_nor_shown(town: Town) -> None:
    campaign = await anonymous_in(town)
    await submit_in_order(town, campaign, 1)
    await town.night()
    assert await town.count(tables.submissions) == await town.count(tables.participations) == 0
    vera = town.emulator.person("Вера")
    await town.appoint(vera, Role("official", campaign.region_id, None))
    for asking in ("/summary", "сводка Лужский"):
        await vera.send(asking)
        assert "Показателей пока нет: ответы считаются группами" in vera.screen.text
        assert not vera.screen.buttons


async def test_the_log_tells_of_no_answer_and_no_name(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_kept():
        write_logs("DEBUG", town.settings().secrets())
        logging.getLogger("tests").debug("the log is being written")
        campaign = await anonymous_in(town)
        anna = await town.answering(
            campaign, {id: HELP[id] for id in HELP if int(id) < 11}, "Имярек"
        )
        await anna.send("Zyxomma")
        await town.restart()
        await anna.send("нет такого варианта")
        await anna.tap("1")
    log = capsys.readouterr().err
    assert "the log is being written" in log
    for secret in ("Zyxomma", "Имярек", town.emulator.token, "нет такого", str(anna.id)):
        assert secret not in log

"""Handing in, waiting, and being counted in groups, on both databases."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from scheduler import count as module
from scheduler.counting.rhythm import Rhythm
from storage import tables
from storage.counting_batch import count_group
from storage.database import Database
from tests.scheduler.office import DAY, Office, office_of

YES, NO = {"1": "yes"}, {"1": "no"}


@pytest.fixture(params=[True, False], ids=["anonymous", "named"])
async def office(database: Database, request: pytest.FixtureRequest) -> AsyncIterator[Office]:
    async with office_of(database, anonymous=request.param) as office:
        yield office


@pytest.fixture
async def named(database: Database) -> AsyncIterator[Office]:
    async with office_of(database, anonymous=False) as office:
        yield office


@pytest.fixture
async def anonymous(database: Database) -> AsyncIterator[Office]:
    async with office_of(database) as office:
        yield office


async def test_what_is_handed_in_waits_and_is_in_the_coverage(office: Office) -> None:
    await office.hand_in_all(range(7), 1, YES)
    assert await office.coverage() == {1: 7, 2: 0, 3: 0}
    assert await office.counts() == {}
    assert await office.count(tables.submissions) == await office.count(tables.participations) == 0


async def test_nine_are_too_few_and_of_ten_five_are_counted(office: Office) -> None:
    await office.hand_in_all(range(9), 1, YES)
    assert await office.night() == 0
    await office.hand_in_all([9], 1, YES)
    assert await office.night() == 5
    assert await office.counts() == {1: {("*", "*"): 5, ("1", "*"): 5, ("1", "yes"): 5}}
    assert await office.count(tables.waiting) == 5
    assert (await office.coverage())[1] == 10


async def test_a_night_is_counted_once(office: Office) -> None:
    await office.hand_in_all(range(10), 1, YES)
    await office.night()
    await office.hand_in_all(range(10, 20), 1, YES)
    assert await office.tick() == 0
    assert await office.night() == 10


async def test_on_the_opening_day_nothing_is_counted_at_night(office: Office) -> None:
    await office.hand_in_all(range(10), 1, YES)
    assert await office.tick() == 0


async def test_named_answers_are_counted_as_they_come_and_anonymous_ones_never(
    database: Database,
) -> None:
    for anonymous, counted in ((False, 5), (True, 0)):
        async with office_of(database, anonymous=anonymous, rhythm=Rhythm.AS_THEY_COME) as office:
            await office.hand_in_all(range(10), office.campaign.id, YES)
            assert await office.tick() == counted
            await office.close()


async def test_a_city_is_counted_in_parts(database: Database) -> None:
    async with office_of(database, at_most=10) as office:
        await office.hand_in_all(range(40), 1, YES)
        assert await office.night() == 35
        assert await office.count(tables.waiting) == 5
        assert await office.night() == 0


async def test_who_hands_in_anew_while_waiting_stays_one(office: Office) -> None:
    for _ in range(3):
        await office.hand_in_all(range(9), 1, NO)
    assert await office.night() == 0
    assert (await office.coverage())[1] == 9


async def test_it_waits_where_it_was_handed_in_last(office: Office) -> None:
    await office.hand_in(1, 1, YES)
    await office.hand_in(1, 2, YES)
    assert await office.coverage() == {1: 0, 2: 1, 3: 0}


async def test_who_withdraws_while_waiting_leaves_nothing_and_may_come_again(
    office: Office,
) -> None:
    await office.hand_in(1, 1, YES)
    await office.withdraw(1)
    assert await office.coverage() == {1: 0, 2: 0, 3: 0}
    assert await office.count(tables.waiting) == 0
    assert await office.hand_in(1, 1, YES)


async def test_a_counted_anonymous_answer_is_linked_with_nobody(anonymous: Office) -> None:
    await anonymous.hand_in_all(range(10), 1, YES)
    await anonymous.night()
    marked = {row["person_id"] for row in await anonymous.rows(tables.participations)}
    assert len(marked) == 5
    waits = {row["sheet_id"] for row in await anonymous.rows(tables.waiting)}
    drafts = await anonymous.rows(tables.sealed_drafts)
    assert {row["sheet_id"] for row in drafts if row["sealed"] is not None} == waits
    assert await anonymous.rows(tables.answers) == []
    for sheet in await anonymous.rows(tables.sheets):
        assert sheet["submission_id"] is None
        assert sheet["submitted_at"] is None


async def test_a_counted_person_hands_in_nothing_more_without_a_name(anonymous: Office) -> None:
    await anonymous.hand_in_all(range(10), 1, YES)
    await anonymous.night()
    taken = [await anonymous.hand_in(person, 1, NO) for person in range(10)]
    assert Counter(taken) == {True: 5, False: 5}
    assert (await anonymous.coverage())[1] == 10


async def test_corrections_ride_with_the_next_count_and_make_none(named: Office) -> None:
    await named.hand_in_all(range(10), 1, YES)
    await named.night()
    counted = await counted_people(named)
    for person in counted:
        assert await named.hand_in(person, 2, NO)
    await named.hand_in_all(range(10, 14), 1, YES)
    assert await named.night() == 0
    assert (await named.counts())[1]["1", "yes"] == 5
    assert await named.coverage() == {1: 14, 2: 0, 3: 0}
    await named.hand_in_all([14], 1, YES)
    assert await named.night() == 5
    counts = (await named.counts())[1]
    assert (counts["*", "*"], counts["1", "yes"], counts["1", "no"]) == (10, 5, 5)


async def counted_people(office: Office) -> list[int]:
    waits = {row["sheet_id"] for row in await office.rows(tables.waiting)}
    people = [row for row in await office.rows(tables.sheets) if row["id"] not in waits]
    subjects = {row["id"]: row["person_id"] for row in await office.rows(tables.subjects)}
    accounts = {
        row["person_id"]: int(row["external_id"]) for row in await office.rows(tables.identities)
    }
    return [accounts[subjects[row["subject_id"]]] for row in people]


async def test_a_correction_back_to_what_was_counted_is_none(named: Office) -> None:
    await named.hand_in_all(range(10), 1, YES)
    await named.night()
    person = (await counted_people(named))[0]
    await named.hand_in(person, 1, NO)
    assert await named.count(tables.waiting) == 6
    await named.hand_in(person, 1, YES)
    assert await named.count(tables.waiting) == 5


async def test_who_withdraws_after_the_count_leaves_the_sums_and_cannot_come_again(
    named: Office,
) -> None:
    await named.hand_in_all(range(10), 1, YES)
    await named.night()
    person = (await counted_people(named))[0]
    await named.hand_in(person, 1, NO)
    await named.withdraw(person)
    assert await named.count(tables.submissions) == 4
    assert (await named.counts())[1]["*", "*"] == 5
    assert (await named.coverage())[1] == 10
    assert not await named.hand_in(person, 1, YES)


async def test_who_deletes_everything_is_not_counted_again(office: Office) -> None:
    await office.hand_in_all(range(10), 1, YES)
    await office.night()
    for person in range(10):
        await office.delete_all(person)
    assert await office.count(tables.people) == 0
    taken = [await office.hand_in(person, 1, NO) for person in range(10)]
    assert Counter(taken) == {True: 5, False: 5}


async def test_a_group_that_has_become_stale_is_left_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.hand_in_all(range(10), 1, YES)
    # Of any six of ten, one at least is among the five that were drawn.
    meanwhile = [lambda: office.hand_in_all(range(10), 1, NO), lambda: withdraw(office, range(6))]
    write = office.database.write

    async def first_the_others(work: object) -> object:
        if getattr(work, "func", None) is count_group and meanwhile:
            monkeypatch.setattr(office.database, "write", write)
            await meanwhile.pop(0)()
            monkeypatch.setattr(office.database, "write", first_the_others)
        return await write(work)  # type: ignore[arg-type]

    monkeypatch.setattr(office.database, "write", first_the_others)
    await office.night()
    monkeypatch.undo()
    assert not meanwhile
    assert await office.counts() == {}
    assert (await office.coverage())[1] == 4


async def withdraw(office: Office, people: range) -> None:
    for person in people:
        await office.withdraw(person)


async def test_the_same_group_is_counted_once(office: Office) -> None:
    """By two processes at once, or again after a commit whose end was not heard."""
    await office.hand_in_all(range(10), 1, YES)
    other = Database(office.database.url)
    twice = replace(office.counting, database=other)
    office.now += DAY
    counted = await module.count_due(office.counting, office.now)
    counted += await module.count_due(twice, office.now)
    await other.close()
    assert counted == 5
    assert (await office.counts())[1]["*", "*"] == 5


async def test_without_its_key_nothing_is_counted_and_nothing_lost(
    anonymous: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await anonymous.hand_in_all(range(10), 1, YES)
    key = anonymous.keys.folder / f"{anonymous.campaign.code}.key"
    kept = key.read_bytes()
    key.unlink()
    with caplog.at_level(logging.ERROR):
        assert await anonymous.night() == 0
    assert "is missing" in caplog.text
    assert await anonymous.count(tables.waiting) == 10
    key.write_bytes(kept)
    assert await anonymous.tick() == 5


async def test_what_waits_cannot_be_read_without_the_key(anonymous: Office) -> None:
    await anonymous.hand_in(1, 1, {"1": "zyxomma"})
    (waits,) = await anonymous.rows(tables.waiting)
    assert b"zyxomma" not in waits["answers"]

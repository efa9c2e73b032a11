"""The close on both databases: in the municipality, in the region, or nowhere."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import update

from scheduler.close import close_due
from storage import tables
from storage.campaign_end import ReopenRefused
from storage.database import Database
from tests.scheduler.office import DAY, Office, office_of

YES, NO = {"1": "yes"}, {"1": "no"}


@pytest.fixture(params=[True, False], ids=["anonymous", "named"])
async def office(database: Database, request: pytest.FixtureRequest) -> AsyncIterator[Office]:
    async with office_of(database, anonymous=request.param) as office:
        yield office


async def test_at_the_close_nobody_stays_where_enough_wait(office: Office) -> None:
    await office.hand_in_all(range(13), 1, YES)
    await office.night()
    await office.close()
    assert (await office.counts())[1]["*", "*"] == 13
    assert await office.left_over() == (0, 0)
    assert await office.coverage() == {1: 13, 2: 0, 3: 0}


async def test_the_few_of_several_places_are_counted_for_the_region_only(office: Office) -> None:
    await office.hand_in_all(range(3), 1, YES)
    await office.hand_in_all(range(3, 6), 2, NO)
    await office.close()
    assert await office.counts() == {}
    assert await office.region_only() == {
        ("*", "*"): 6, ("1", "*"): 6, ("1", "yes"): 3, ("1", "no"): 3,
    }  # fmt: skip
    assert await office.left_over() == (6, 0)
    assert await office.coverage() == {1: 3, 2: 3, 3: 0}
    rows = await office.rows(tables.submissions)
    assert [row["municipality_id"] for row in rows] == [None] * 6


async def test_fewer_than_the_threshold_are_counted_nowhere(office: Office) -> None:
    await office.hand_in_all(range(2), 1, YES)
    await office.hand_in_all(range(2, 4), 2, NO)
    await office.close()
    assert await office.counts() == {}
    assert await office.region_only() == {}
    assert await office.left_over() == (0, 4)
    assert await office.count(tables.submissions) == await office.count(tables.waiting) == 0


async def test_whoever_is_counted_nowhere_keeps_a_named_sheet_and_loses_an_anonymous_one(
    office: Office,
) -> None:
    await office.hand_in(1, 1, YES)
    await office.close()
    await office.forget()
    kept = 0 if office.rules.anonymous else 1
    assert await office.count(tables.sheets) == await office.count(tables.answers) == kept


async def test_marks_go_after_the_close_and_the_key_is_destroyed(office: Office) -> None:
    await office.hand_in_all(range(10), 1, YES)
    await office.night()
    for person in range(10):
        await office.delete_all(person)
    await office.hand_in_all([20], 1, YES)
    await office.close()
    assert office.campaign.code in office.keys.campaigns()
    await office.forget()
    assert office.keys.campaigns() == frozenset()
    for table in (tables.participations, tables.departed, tables.waiting):
        assert await office.count(table) == 0, table.name


async def test_corrections_that_found_no_count_stay_out(database: Database) -> None:
    async with office_of(database, anonymous=False) as office:
        await office.hand_in_all(range(5), 1, YES)
        await office.night()
        # The five of the first close of a place; here they come at the close itself.
        await office.hand_in_all(range(5, 10), 1, YES)
        await office.night()
        waits = {row["sheet_id"] for row in await office.rows(tables.waiting)}
        for person in range(10):
            sheet = person + 1
            if sheet not in waits:
                await office.hand_in(person, 1, NO)
        for person in range(10):
            if person + 1 in waits:
                await office.withdraw(person)
        await office.close()
        assert (await office.counts())[1]["1", "yes"] == 5
        assert {row["answers"]["1"]["option"] for row in await office.rows(tables.submissions)} == {
            "yes"
        }


async def test_a_stopped_campaign_is_counted_on_and_may_open_again(office: Office) -> None:
    await office.hand_in_all(range(10), 1, YES)
    await office.stop(nights=2)
    assert not await office.hand_in(11, 1, YES)
    assert await office.night() == 5
    await office.reopen()
    assert await office.hand_in(11, 1, YES)
    assert (await office.coverage())[1] == 11


async def test_a_closed_campaign_never_opens_again(office: Office) -> None:
    await office.close()
    with pytest.raises(ReopenRefused, match="closed"):
        await office.reopen()


async def test_a_close_comes_when_its_moment_has_come(office: Office) -> None:
    await office.stop(nights=1)
    assert await close_due(office.counting, office.now) == []
    assert await close_due(office.counting, office.now + DAY) == [office.campaign.id]
    assert await close_due(office.counting, office.now + DAY) == []


async def test_a_held_sum_rides_with_the_first_count(office: Office) -> None:
    await hold(office, 1, 4, alone=True)
    assert (await office.coverage())[1] == 4
    await office.hand_in_all(range(6), 1, YES)
    assert await office.night() == 1
    assert (await office.counts())[1] == {
        ("*", "*"): 5,
        ("1", "*"): 5,
        ("1", "no"): 4,
        ("1", "yes"): 1,
    }
    assert (await office.coverage())[1] == 10


@pytest.mark.parametrize(("alone", "left"), [(True, (6, 0)), (False, (0, 6))])
async def test_at_the_close_a_held_sum_goes_to_the_region_only_where_nothing_was_shown(
    office: Office, alone: bool, left: tuple[int, int]
) -> None:
    await hold(office, 1, 4, alone=alone)
    await office.hand_in_all(range(2), 2, YES)
    await office.close()
    assert await office.left_over() == left
    assert (await office.region_only()).get(("1", "no"), 0) == (4 if alone else 0)


async def hold(office: Office, place: int, people: int, *, alone: bool) -> None:
    held = [["*", "*", people], ["1", "*", people], ["1", "no", people]]
    own = tables.counting.c.municipality_id == place
    values = {"held": held, "held_people": people, "held_alone": alone}
    await office.database.write(
        lambda c: c.execute(update(tables.counting).where(own).values(**values))
    )


async def test_an_item_that_stands_as_it_was_shown_is_counted_no_more(database: Database) -> None:
    async with office_of(database, conditional=frozenset({"2"})) as office:
        own = tables.counting.c.municipality_id == 1
        stands = update(tables.counting).where(own).values(conditional_stands=True)
        await office.database.write(lambda c: c.execute(stands))
        await office.hand_in_all(range(10), 1, {"1": "yes", "2": "a"})
        await office.hand_in_all(range(10, 20), 2, {"1": "yes", "2": "a"})
        await office.night()
        counts = await office.counts()
        assert {item for item, _ in counts[1]} == {"*", "1"}
        assert {item for item, _ in counts[2]} == {"*", "1", "2"}


async def test_without_the_key_the_close_is_put_off(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with office_of(database) as office:
        await office.hand_in_all(range(6), 1, YES)
        key = office.keys.folder / f"{office.campaign.code}.key"
        kept = key.read_bytes()
        key.unlink()
        await office.stop(nights=0)
        with caplog.at_level(logging.ERROR):
            assert await close_due(office.counting, office.now) == []
        assert "is not closed" in caplog.text
        assert await office.count(tables.waiting) == 6
        key.write_bytes(kept)
        assert await close_due(office.counting, office.now) == [office.campaign.id]
        assert (await office.counts())[1]["*", "*"] == 6


async def test_what_is_sealed_with_a_key_that_was_lost_is_counted_nowhere(
    database: Database,
) -> None:
    async with office_of(database) as office:
        await office.hand_in_all(range(6), 1, YES)
        office.keys.destroy(office.campaign.code)
        office.keys.make(office.campaign.code)
        await office.hand_in_all(range(6, 9), 1, YES)
        await office.hand_in_all(range(9, 12), 2, YES)
        await office.close()
        assert await office.counts() == {}
        assert await office.left_over() == (6, 6)

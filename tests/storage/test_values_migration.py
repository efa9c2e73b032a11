"""The way of a database in use to values and results, and back where it can."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

import pytest
from sqlalchemy import URL, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migrate
from storage.database import Database
from storage.keys import Keys
from storage.parts import Part
from storage.results import NewResult, newest_result, write_result
from storage.sheets import Sheet, read_sheet
from storage.subjects import head_of, subject_of_municipality, subject_of_region
from storage.tables import sheets, subjects
from storage.touches import Decision, Touch, touch
from storage.values import Figure, ValueKey, put_value
from tests.identities import who
from tests.storage.handing_in import begun, counted_alone, handed_in
from tests.storage.places import NOON, open_small_campaign

T = TypeVar("T")
BEFORE = migrate.revisions()[migrate.revisions().index("0011") - 1]


async def written(url: URL, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    database = Database(url)
    try:
        return await database.write(work)
    finally:
        await database.close()


async def in_use(connection: AsyncConnection) -> None:
    """A draft in the middle, and a sheet that was handed in."""
    campaign = await open_small_campaign(connection)
    draft = await begun(connection, campaign, 7, 1)
    answer = Decision({"1": {"option": "male", "text": None}}, "2")
    await touch(connection, [Touch(who(7), draft.id, Part(campaign.id), lambda _: answer)])
    named = await handed_in(connection, campaign, 8, 1, "male")
    await counted_alone(connection, campaign, named)


async def people_sheets(connection: AsyncConnection) -> list[Sheet | None]:
    return [await read_sheet(connection, who(7 + i), 1 + i) for i in range(2)]


async def result(connection: AsyncConnection) -> int:
    subject = await subject_of_region(connection, 1)
    new = NewResult(part=Part(1), subject_id=subject, definition_id=1, document={"picture": None})
    return await write_result(connection, new, NOON)


async def value(connection: AsyncConnection) -> None:
    subject = await subject_of_municipality(connection, 1)
    key = ValueKey(Part(1), subject, "1.1", "reported")
    await put_value(connection, key, Figure(value=2), None, NOON)


async def sheet_of_a_municipality(connection: AsyncConnection) -> None:
    subject = await subject_of_municipality(connection, 1)
    row = {"campaign_id": 1, "part": 1, "subject_id": subject, "started_at": NOON}
    await connection.execute(insert(sheets).values(row))


async def scored_twice(connection: AsyncConnection) -> None:
    await result(connection)
    await result(connection)


async def test_a_database_in_use_keeps_its_sheets_on_the_way_up_and_down(
    any_url: URL, keys: Keys
) -> None:
    await written(any_url, in_use)
    before = await written(any_url, people_sheets)
    assert None not in before
    await migrate.downgrade(any_url, BEFORE)
    await migrate.upgrade(any_url, keys=lambda: keys)
    assert await written(any_url, people_sheets) == before
    # And it goes on: a result is written, and people begin sheets.
    await written(any_url, result)
    await written(any_url, partial(open_and_begin, number=9))
    assert await written(any_url, people_sheets) == before


async def open_and_begin(connection: AsyncConnection, number: int) -> None:
    campaign = await open_small_campaign(connection, instrument="tea")
    await begun(connection, campaign, number, 2)


async def test_the_way_down_leaves_the_subjects_of_people_alone(any_url: URL, keys: Keys) -> None:
    await written(any_url, in_use)
    await written(any_url, result)
    await written(any_url, partial(head_of, place="region", place_id=1, name="Глава"))
    before = await written(any_url, people_sheets)
    await migrate.downgrade(any_url, BEFORE)
    await migrate.upgrade(any_url, keys=lambda: keys)
    assert await written(any_url, people_sheets) == before
    assert await written(any_url, kinds) == ["person", "person"]
    # Results of a questionnaire follow from the counters; the program makes them again.
    assert await written(any_url, partial(newest_result, part=Part(1), subject_id=1)) is None


async def kinds(connection: AsyncConnection) -> list[str]:
    return list(await connection.scalars(select(subjects.c.kind)))


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (value, "indicators have values"),
        (scored_twice, "something was scored more than once"),
        (sheet_of_a_municipality, "a sheet is about something else than a person"),
    ],
)
async def test_there_is_no_way_back_to_what_cannot_hold_it(
    any_url: URL, work: Callable[[AsyncConnection], Awaitable[None]], sentence: str
) -> None:
    await written(any_url, in_use)
    await written(any_url, work)
    with pytest.raises(Exception, match=sentence) as refused:
        await migrate.downgrade(any_url, BEFORE)
    assert type(refused.value).__name__ == "OldSchemaTooSmall"
    # Nothing was taken away before it was refused.
    assert None not in await written(any_url, people_sheets)

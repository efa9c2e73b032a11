from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_end import stop_campaign
from storage.campaigns import Campaign
from storage.database import Database
from storage.definitions import definition_by_id
from storage.parts import Part
from storage.results import (
    NewResult,
    Result,
    ResultVersion,
    _row,
    closed_parts_without_results,
    newest_result,
    newest_result_of_municipality,
    newest_result_of_region,
    result_versions,
    write_result,
)
from storage.subjects import subject_of_municipality, subject_of_region
from tests.storage.places import NOON, close_for_good, open_small_campaign, part_plan

LATER = NOON + timedelta(hours=1)


async def _campaign(connection: AsyncConnection) -> Campaign:
    """Of two parts; the region is the subject 1, its municipalities are the subjects 2 and 3."""
    campaign = await open_small_campaign(connection, parts=(part_plan("tea"), part_plan("coffee")))
    await subject_of_region(connection, 1)
    await subject_of_municipality(connection, 1)
    await subject_of_municipality(connection, 2)
    return campaign


@pytest.fixture
async def campaign(database: Database) -> Campaign:
    return await database.write(_campaign)


def new(subject_id: int = 1, part: int = 1, **document: object) -> NewResult:
    return NewResult(
        part=Part(1, part), subject_id=subject_id, definition_id=part, document=document
    )


async def test_a_result_is_read_with_the_definition_it_was_made_by(
    database: Database, campaign: Campaign
) -> None:
    document = {"picture": None, "percent": 62.5, "municipality": "Лужский район"}
    given = replace(new(), document=document)
    assert await database.write(partial(write_result, new=given, now=NOON)) == 1
    async with database.read() as connection:
        found = await newest_result(connection, Part(1), 1)
        pair = await definition_by_id(connection, campaign.parts[0].definition_id)
    assert found == Result(
        part=Part(1),
        subject_id=1,
        version=1,
        definition_id=1,
        definition=pair.hash,
        made_at=NOON,
        document=document,
    )


async def test_a_later_result_is_another_version_and_the_first_one_stays(
    database: Database, campaign: Campaign
) -> None:
    for at, which in ((NOON, "first"), (LATER, "second")):
        await database.write(partial(write_result, new=new(which=which), now=at))
    # Of another subject, and of another part: versions of their own.
    assert await database.write(partial(write_result, new=new(2), now=NOON)) == 1
    assert await database.write(partial(write_result, new=new(part=2), now=NOON)) == 1
    async with database.read() as connection:
        newest = await newest_result(connection, Part(1), 1)
        versions = await result_versions(connection, Part(1), 1)
    assert newest is not None
    assert newest.document == {"which": "second"}
    assert versions == (ResultVersion(1, 1, NOON), ResultVersion(2, 1, LATER))


async def test_the_database_itself_refuses_a_version_twice(
    database: Database, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.write(partial(write_result, new=new(), now=NOON))
    # As another process would, which has not seen it.
    monkeypatch.setattr("storage.results._row", _as_the_first)
    with pytest.raises(IntegrityError):
        await database.write(partial(write_result, new=new(), now=NOON))


def _as_the_first(new: NewResult, _version: int, now: datetime) -> dict[str, Any]:
    return _row(new, 1, now)


async def test_results_are_found_by_the_place_they_are_about(
    database: Database, campaign: Campaign
) -> None:
    for subject in (1, 2):
        for at in (NOON, LATER):
            result = new(subject, subject=subject, at=at.hour)
            await database.write(partial(write_result, new=result, now=at))
    async with database.read() as connection:
        region = await newest_result_of_region(connection, Part(1))
        luga = await newest_result_of_municipality(connection, Part(1), 1)
        assert await newest_result_of_municipality(connection, Part(1), 2) is None
        assert await newest_result_of_region(connection, Part(1, 2)) is None
        assert await newest_result(connection, Part(1), 3) is None
    assert region is not None
    assert luga is not None
    assert region.document == {"subject": 1, "at": LATER.hour}
    assert luga.document == {"subject": 2, "at": LATER.hour}


async def test_a_part_asks_for_results_from_the_close_until_it_has_some(
    database: Database, campaign: Campaign
) -> None:
    async def missing() -> tuple[Part, ...]:
        async with database.read() as connection:
            return await closed_parts_without_results(connection)

    assert await missing() == ()
    await database.write(lambda c: stop_campaign(c, campaign.id, NOON, LATER))
    assert await missing() == ()
    await database.write(partial(close_for_good, now=LATER))
    assert await missing() == (Part(1, 1), Part(1, 2))
    await database.write(partial(write_result, new=new(), now=LATER))
    assert await missing() == (Part(1, 2),)

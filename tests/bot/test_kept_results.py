"""Results of what was closed for good, on both databases."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import kept_results
from bot.campaign_book import CampaignBook, Opened
from bot.counting_rules import rules_in
from bot.definitions.offers import shipped_definition
from bot.kept_results import keep_results, kept_summary
from bot.maintenance import count_and_close
from bot.summary import (
    LeftOver,
    MunicipalitySummary,
    RegionSummary,
    Scored,
    score_campaign,
    summary_of_municipality,
    summary_of_region,
)
from scheduler.count import Counting
from storage.campaign_end import stop_campaign
from storage.campaign_opening import open_campaign
from storage.campaign_plan import PartPlan
from storage.campaigns import Campaign, campaign_by_id
from storage.counters import RESPONDENTS, move
from storage.database import Database
from storage.keys import Keys
from storage.parts import Part
from storage.results import ResultVersion, result_versions, write_results
from storage.subjects import subject_of_region
from storage.tables import counters, region_counters, results
from storage.territories import LoadedRegion, load_region
from tests.bot.town import Clock, place_named, plan_of, region_from
from tests.storage.handing_in import handed_in

FEW = ("luzhsky", "tosnensky", "kirovsky")
YOUNG, HELP = shipped_definition("young_teacher"), shipped_definition("methodical_help")
SEX = {"male": [RESPONDENTS, ("1", "*"), ("1", "male")]}
PLACES = {"luga": "Лужский район", "tosno": "Тосненский район"}


@pytest.fixture
async def region(database: Database) -> LoadedRegion:
    loading = region_from("leningrad", FEW)
    return await database.write(lambda connection: load_region(connection, loading))


@pytest.fixture
def book(database: Database, clock: Clock) -> CampaignBook:
    return CampaignBook(database, clock)


async def opened(database: Database, region: LoadedRegion, **changes: Any) -> Campaign:
    plan = plan_of(region.region.id, "young_teacher", **changes)
    return await database.write(lambda connection: open_campaign(connection, plan))


async def answered(database: Database, region: LoadedRegion, part: Part, **numbers: int) -> None:
    """Men who are counted, by municipality."""

    async def work(connection: AsyncConnection) -> None:
        for name, number in numbers.items():
            place = place_named(region, PLACES[name]).id
            await move(connection, part, place, dict.fromkeys(SEX["male"], number))

    await database.write(work)


async def waiting(
    database: Database, region: LoadedRegion, campaign: Campaign, place: str, *people: int
) -> None:
    """Men who have handed in and are not counted yet."""

    async def work(connection: AsyncConnection) -> None:
        for one in people:
            municipality = place_named(region, PLACES[place]).id
            await handed_in(connection, campaign, one, municipality, "male")

    await database.write(work)


async def tick(database: Database, book: CampaignBook, now: datetime) -> None:
    """What is due is closed, and what is closed keeps its results."""
    with TemporaryDirectory(prefix="metodbot-keys-") as keys:
        counting = Counting(database, Keys(Path(keys)), rules_in(book))
        await count_and_close(counting, now)
    await keep_results(database, book, now)


async def ended(database: Database, campaign: Campaign, clock: Clock) -> None:
    """Its moment has come; nothing has written that down yet."""
    now = clock()
    await database.write(lambda c: stop_campaign(c, campaign.id, now, now))


async def read(database: Database, id: int) -> Campaign:
    async with database.read() as connection:
        found = await campaign_by_id(connection, id)
    assert found is not None
    return found


async def documents(database: Database) -> list[dict[str, Any]]:
    """The region's first."""
    async with database.read() as connection:
        found = await connection.scalars(select(results.c.document).order_by(results.c.id))
        return list(found)


async def facts(
    database: Database, region: LoadedRegion, of: Opened, clock: Clock
) -> list[RegionSummary | MunicipalitySummary]:
    places = [
        await summary_of_municipality(database, of, one, clock()) for one in places_of(region)
    ]
    return [await summary_of_region(database, of, region.region, clock()), *places]


async def kept(
    database: Database, region: LoadedRegion, of: Opened, clock: Clock
) -> list[RegionSummary | MunicipalitySummary | None]:
    places = (region.region, *places_of(region))
    return [await kept_summary(database, of, one, clock()) for one in places]


def places_of(region: LoadedRegion) -> Any:
    return region.municipalities


async def forget_counters(connection: AsyncConnection) -> None:
    for table in (counters, region_counters):
        await connection.execute(delete(table))


async def test_a_summary_stays_as_it_was_when_the_campaign_closed(
    database: Database, region: LoadedRegion, book: CampaignBook, clock: Clock
) -> None:
    campaign = await opened(database, region)
    await answered(database, region, campaign.part(), luga=7)
    before = await facts(database, region, await book.of(campaign), clock)
    # Too few for a count, even of the whole region: they are in the coverage and in no figure.
    await waiting(database, region, campaign, "luga", 1, 2)
    await waiting(database, region, campaign, "tosno", 3)
    await ended(database, campaign, clock)
    await tick(database, book, clock())
    await database.write(forget_counters)
    closed = await book.of(await read(database, campaign.id))
    after = await kept(database, region, closed, clock)
    assert [pictures(one) for one in after] == [pictures(one) for one in before]
    luga = next(one for one in after if delivered(one) == [9])
    assert luga is not None
    assert luga.picture is not None
    assert luga.picture.coverage.respondents == 7
    assert sorted(delivered(after[0])) == [0, 1, 9]
    assert isinstance(after[0], RegionSummary)
    assert after[0].left_over == LeftOver(0, 3)


async def test_whoever_is_counted_for_the_region_only_is_in_its_result_and_in_no_other(
    database: Database, region: LoadedRegion, book: CampaignBook, clock: Clock
) -> None:
    campaign = await opened(database, region)
    await answered(database, region, campaign.part(), luga=7)
    await waiting(database, region, campaign, "luga", 1, 2)
    await waiting(database, region, campaign, "tosno", 3, 4, 5)
    await ended(database, campaign, clock)
    await tick(database, book, clock())
    closed = await book.of(await read(database, campaign.id))
    assert await kept(database, region, closed, clock) == await facts(
        database, region, closed, clock
    )
    whole, *narrow = await documents(database)
    assert whole["region"]["coverage"]["respondents"] == 12
    about = whole["campaign"]
    assert (about["counted"], about["waiting"]) == (7, 0)
    assert (about["region_only"], about["nowhere"]) == (5, 0)
    pictures = [one["municipalities"][0]["picture"] for one in narrow]
    assert [one["coverage"]["respondents"] for one in pictures if one] == [7]


def pictures(summary: Any) -> Any:
    return summary.survey if isinstance(summary, RegionSummary) else summary.picture


def delivered(summary: Any) -> list[int]:
    if isinstance(summary, RegionSummary):
        return [one.delivered for one in summary.coverages]
    return [summary.coverage.delivered]


async def test_each_asked_place_has_a_result_and_a_small_group_tells_no_figure(
    database: Database, region: LoadedRegion, book: CampaignBook, clock: Clock
) -> None:
    campaign = await opened(database, region)
    await answered(database, region, campaign.part(), luga=7, tosno=3)
    await ended(database, campaign, clock)
    await tick(database, book, clock())
    whole, *narrow = await documents(database)
    by_name = {one["municipalities"][0]["municipality"]: one for one in narrow}
    assert set(by_name) == {"Кировский район", "Лужский район", "Тосненский район"}
    small = by_name["Тосненский район"]
    assert small["municipalities"] == [
        {
            "municipality": "Тосненский район",
            "picture": None,
            "code": "tosnensky",
            "delivered": 3,
            "expected": small["municipalities"][0]["expected"],
            "counted": 3,
            "waiting": 0,
        }
    ]
    assert (small["hidden"], small["region"]) == (["Тосненский район"], None)
    assert "male" not in json.dumps(small)
    large = by_name["Лужский район"]
    assert large["municipalities"][0] in whole["municipalities"]
    assert (large["hidden"], large["region"]) == ([], None)
    assert whole["hidden"] == ["Кировский район", "Тосненский район"]
    assert whole["region"]["coverage"]["respondents"] == 7
    assert whole["definition"] == {
        "instrument": "young_teacher",
        "instrument_version": YOUNG.instrument_version,
        "methodology": "young_teacher",
        "methodology_version": YOUNG.methodology_version,
        "hash": YOUNG.hash,
    }
    assert whole["made_at"] == clock().isoformat()


async def test_a_stopped_campaign_has_no_results_before_its_moment(
    database: Database, region: LoadedRegion, book: CampaignBook, clock: Clock
) -> None:
    campaign = await opened(database, region)
    final = clock.now.replace(hour=21)
    await database.write(lambda c: stop_campaign(c, campaign.id, clock(), final))
    await tick(database, book, clock())
    assert await documents(database) == []
    clock.now = final
    await tick(database, book, clock())
    assert len(await documents(database)) == 1 + len(FEW)


async def test_a_death_between_the_close_and_the_results_is_made_good_by_the_next_tick(
    database: Database,
    region: LoadedRegion,
    book: CampaignBook,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    campaign = await opened(database, region)
    await answered(database, region, campaign.part(), luga=7)
    await ended(database, campaign, clock)
    with monkeypatch.context() as dying:
        dying.setattr(kept_results, "write_results", _die)
        with pytest.raises(Killed):
            await tick(database, book, clock())
    assert (await read(database, campaign.id)).closed_at is not None
    assert await documents(database) == []
    closed = await book.of(await read(database, campaign.id))
    assert await kept_summary(database, closed, region.region, clock()) is None
    first = clock()
    for _ in range(3):
        await tick(database, book, clock())
        clock.advance(minutes=1)
    assert await versions(database, region, campaign) == (ResultVersion(1, 1, first),)


async def test_two_processes_at_once_leave_one_version(
    database: Database,
    region: LoadedRegion,
    book: CampaignBook,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    campaign = await opened(database, region)
    await ended(database, campaign, clock)

    async def still_without(_: AsyncConnection) -> tuple[Part, ...]:
        """As the other process has seen it."""
        return (campaign.part(),)

    monkeypatch.setattr(kept_results, "closed_parts_without_results", still_without)
    for _ in range(2):
        await tick(database, book, clock())
    assert len(await versions(database, region, campaign)) == 1


class Killed(Exception):
    pass


async def _die(*given: Any) -> None:
    """With everything written, and nothing committed."""
    await write_results(*given)
    raise Killed


async def versions(
    database: Database, region: LoadedRegion, campaign: Campaign
) -> tuple[ResultVersion, ...]:
    subject = await database.write(partial(subject_of_region, region_id=region.region.id))
    async with database.read() as connection:
        return await result_versions(connection, campaign.part(), subject)


async def test_each_part_of_a_campaign_has_results_by_its_own_definition(
    database: Database, region: LoadedRegion, book: CampaignBook, clock: Clock
) -> None:
    campaign = await opened(database, region, parts=(PartPlan(YOUNG), PartPlan(HELP)))
    await ended(database, campaign, clock)
    await tick(database, book, clock())
    told = [one["definition"]["hash"] for one in await documents(database)]
    assert told == [YOUNG.hash] * (1 + len(FEW)) + [HELP.hash] * (1 + len(FEW))


async def test_no_fault_of_one_campaign_keeps_another_from_its_results(
    database: Database,
    region: LoadedRegion,
    book: CampaignBook,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def odd(base: Database, one: Opened) -> Scored:
        if one.campaign.id == broken.id:
            raise ZeroDivisionError
        return await score_campaign(base, one)

    monkeypatch.setattr("bot.kept_results.score_campaign", odd)
    broken = await opened(database, region)
    right = await opened(database, region, parts=(PartPlan(HELP),))
    for campaign in (broken, right):
        await ended(database, campaign, clock)
    with pytest.raises(ZeroDivisionError):
        await tick(database, book, clock())
    assert {one["campaign"]["id"] for one in await documents(database)} == {right.id}


async def test_counters_that_contradict_keep_no_other_campaign_from_its_results(
    database: Database,
    region: LoadedRegion,
    book: CampaignBook,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = await opened(database, region)
    luga = place_named(region, "Лужский район").id
    wrong = {RESPONDENTS: 7, ("1", "*"): 7}
    await database.write(lambda c: move(c, broken.part(), luga, wrong))
    right = await opened(database, region, parts=(PartPlan(HELP),))
    for campaign in (broken, right):
        await ended(database, campaign, clock)
    with caplog.at_level(logging.ERROR):
        await tick(database, book, clock())
    assert {one["campaign"]["id"] for one in await documents(database)} == {right.id}
    assert "the results of a campaign" in caplog.text

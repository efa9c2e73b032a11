"""A small region for the tests of storage."""

from datetime import UTC, date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_opening import open_campaign
from storage.campaign_plan import Asks, CampaignPlan, PartPlan
from storage.campaigns import Campaign
from storage.closing import write_close
from storage.counting import due_to_close
from storage.definitions import Definition
from storage.territories import LoadedRegion, MunicipalityToLoad, RegionToLoad, load_region

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


def municipality_to_load(
    code: str, *, name: str = "Лужский муниципальный район", young_teachers: int | None = None
) -> MunicipalityToLoad:
    return MunicipalityToLoad(
        code=code,
        name=name,
        short="Лужский район",
        genitive="Лужского района",
        prepositional="в Лужском районе",
        kind="district",
        timezone="Europe/Moscow",
        district=None,
        aliases=("Луга", "Лужский р-н"),
        teachers=None if young_teachers is None else 10 * young_teachers,
        young_teachers=young_teachers,
    )


def region_to_load(
    *municipalities: MunicipalityToLoad,
    code: str = "leningrad",
    name: str = "Ленинградская область",
) -> RegionToLoad:
    return RegionToLoad(
        code=code,
        name=name,
        genitive="Ленинградской области",
        prepositional="в Ленинградской области",
        timezone="Europe/Moscow",
        municipalities=municipalities,
    )


async def load_small_region(connection: AsyncConnection) -> LoadedRegion:
    return await load_region(
        connection,
        region_to_load(
            municipality_to_load("luzhsky", young_teachers=40), municipality_to_load("tosnensky")
        ),
    )


def definition(instrument: str, **changes: str) -> Definition:
    """Of an instrument without a methodology."""
    values = {
        "instrument": instrument,
        "instrument_version": "1",
        "instrument_text": f"id: {instrument}",
        "methodology": instrument,
        "methodology_version": "",
        "methodology_text": "",
    }
    return Definition(**values | changes)


def part_plan(instrument: str) -> PartPlan:
    asks: Asks = "young_teachers" if instrument == "young_teacher" else "teachers"
    return PartPlan(definition(instrument), asks)


def plan(region_id: int, **changes: object) -> CampaignPlan:
    """`instrument` may be named in place of the whole `parts`."""
    instrument = changes.pop("instrument", "young_teacher")
    values: dict[str, object] = {
        "region_id": region_id,
        "parts": (part_plan(str(instrument)),),
        "title": "Молодые педагоги",
        "period": "2025/26",
        "opens_on": date(2026, 5, 12),
        "deadline": date(2026, 6, 25),
    }
    return CampaignPlan(**{**values, **changes})  # type: ignore[arg-type]


async def close_for_good(connection: AsyncConnection, now: datetime) -> list[int]:
    """Those stopped campaigns whose moment has come, with nothing in them to count."""
    due = await due_to_close(connection, now)
    for id in due:
        await write_close(connection, id)
    return due


async def open_small_campaign(connection: AsyncConnection, **changes: object) -> Campaign:
    loaded = await load_small_region(connection)
    return await open_campaign(connection, plan(loaded.region.id, **changes))

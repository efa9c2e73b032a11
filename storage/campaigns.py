"""Campaigns: questionnaires, asked in some municipalities of a region until a deadline."""

import secrets
import string
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_plan import CampaignPlan, CampaignRefused, CampaignTerms
from storage.counting import begin_counting
from storage.definitions import Definition, keep_definition
from storage.parts import Part, of_part, part_values
from storage.tables import campaign_municipalities as asked
from storage.tables import campaign_parts, campaigns, definitions, municipalities, regions

_CODE_LETTERS = string.ascii_letters + string.digits
_CODE_LENGTH = 12

_campaigns = select(campaigns)


class ForeignMunicipality(Exception):
    """A municipality was named that is not of the campaign's region."""

    def __init__(self, ids: Collection[int]) -> None:
        self.ids = frozenset(ids)
        super().__init__(sorted(ids))


class UnknownCampaign(Exception):
    def __init__(self, campaign_id: int) -> None:
        self.campaign_id = campaign_id
        super().__init__(campaign_id)


@dataclass(frozen=True)
class CampaignPart:
    """`number` counts from 1."""

    number: int
    instrument: str
    definition_id: int


@dataclass(frozen=True, kw_only=True)
class Campaign(CampaignTerms):
    """Stopped: no answers are taken, it can be opened again until `final_at`. Closed: never."""

    id: int
    code: str
    parts: tuple[CampaignPart, ...]
    stopped_at: datetime | None = None
    final_at: datetime | None = None
    closed_at: datetime | None = None

    def part(self, number: int = 1) -> Part:
        return Part(self.id, number)

    def has(self, part: Part) -> bool:
        return part.campaign_id == self.id and 1 <= part.number <= len(self.parts)

    @property
    def instruments(self) -> tuple[str, ...]:
        return tuple(part.instrument for part in self.parts)


class AlreadyOpen(Exception):
    """The same questionnaire is not open twice at once in one municipality.

    It would split the answers, and two summaries of the same people would tell who answered
    twice. A stopped campaign counts as long as it can be opened again.
    """

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        super().__init__(campaign.id)


def new_code() -> str:
    """Of a link that nobody guesses."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))


async def open_campaign(
    connection: AsyncConnection,
    plan: CampaignPlan,
    municipality_ids: Collection[int] | None = None,
    code: str | None = None,
) -> Campaign:
    """Asks the named municipalities, or all of the region.

    `code` is given where its key was made before. Raises ForeignMunicipality, AlreadyOpen, and
    CampaignRefused where there is nobody to ask.
    """
    numbers = [
        await _to_ask(connection, plan.region_id, one.instrument, municipality_ids)
        for one in plan.definitions
    ]
    for one, expected in zip(plan.definitions, numbers, strict=True):
        await check_alone(connection, plan.region_id, one.instrument, expected)
    terms = {field.name: getattr(plan, field.name) for field in fields(CampaignTerms)}
    code = code or new_code()
    statement = insert(campaigns).values(**terms, code=code).returning(campaigns.c.id)
    id = (await connection.execute(statement)).scalar_one()
    parts = [
        await _open_part(connection, Part(id, number), definition, expected, plan.opens_on)
        for number, (definition, expected) in enumerate(
            zip(plan.definitions, numbers, strict=True), 1
        )
    ]
    return Campaign(**terms, id=id, code=code, parts=tuple(parts))


async def _open_part(
    connection: AsyncConnection,
    part: Part,
    definition: Definition,
    numbers: Mapping[int, Any],
    opens_on: date,
) -> CampaignPart:
    definition_id = await keep_definition(connection, definition)
    row = {"campaign_id": part.campaign_id, "position": part.number}
    await connection.execute(insert(campaign_parts).values(**row, definition_id=definition_id))
    await connection.execute(
        insert(asked),
        [
            {**part_values(part), "municipality_id": place, "teachers": number}
            for place, number in sorted(numbers.items())
        ],
    )
    await begin_counting(connection, part, opens_on, numbers)
    return CampaignPart(part.number, definition.instrument, definition_id)


async def _to_ask(
    connection: AsyncConnection,
    region_id: int,
    instrument: str,
    municipality_ids: Collection[int] | None,
) -> dict[int, int | None]:
    """With the number of teachers whom the questionnaire means."""
    expected = await registered_numbers(connection, region_id, instrument)
    chosen = set(expected) if municipality_ids is None else set(municipality_ids)
    if foreign := chosen - set(expected):
        raise ForeignMunicipality(foreign)
    if not chosen:
        raise CampaignRefused("municipalities")
    return {id: expected[id] for id in chosen}


async def registered_numbers(
    connection: AsyncConnection, region_id: int, instrument: str
) -> dict[int, int | None]:
    """Of all municipalities of the region, as the registry has them now."""
    table = municipalities
    number = table.c.young_teachers if instrument == "young_teacher" else table.c.teachers
    query = select(table.c.id, number).where(table.c.region_id == region_id)
    return dict((await connection.execute(query)).all())


async def check_alone(
    connection: AsyncConnection,
    region_id: int,
    instrument: str,
    municipality_ids: Collection[int],
    but: int | None = None,
) -> None:
    """Raises AlreadyOpen; `but` is the campaign itself where it is there already."""
    # Two openings at once wait for each other here.
    region = select(regions.c.id).where(regions.c.id == region_id).with_for_update()
    await connection.execute(region)
    asked_there = exists().where(
        _is_part_of(asked.c.campaign_id, asked.c.part),
        asked.c.municipality_id.in_(municipality_ids),
    )
    query = _with_part(_is_of(instrument), asked_there).where(
        campaigns.c.closed_at.is_(None), campaigns.c.id != (but or 0)
    )
    if (other := await _first(connection, query.order_by(campaigns.c.id))) is not None:
        raise AlreadyOpen(other)


def _is_of(instrument: str) -> ColumnElement[bool]:
    return and_(
        definitions.c.id == campaign_parts.c.definition_id, definitions.c.instrument == instrument
    )


def _is_part_of(campaign_id: ColumnElement[int], number: ColumnElement[int]) -> ColumnElement[bool]:
    return and_(campaign_id == campaign_parts.c.campaign_id, number == campaign_parts.c.position)


def _with_part(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Campaigns that have such a part."""
    return _campaigns.where(
        exists().where(campaign_parts.c.campaign_id == campaigns.c.id, *conditions)
    )


async def campaign_by_id(connection: AsyncConnection, campaign_id: int) -> Campaign | None:
    return await _first(connection, _campaigns.where(campaigns.c.id == campaign_id))


async def campaign_by_code(connection: AsyncConnection, code: str) -> Campaign | None:
    return await _first(connection, _campaigns.where(campaigns.c.code == code))


async def campaigns_of(
    connection: AsyncConnection, region_id: int | None = None
) -> tuple[Campaign, ...]:
    """Of one region or all; the open, the stopped, the closed, of each the newest first."""
    query = _newest_first(_campaigns, *_of_region(region_id))
    return await _read(connection, query)


async def latest_campaign(
    connection: AsyncConnection, region_id: int, instrument: str | None = None
) -> Campaign | None:
    """An open one before any that is stopped or closed."""
    query = _campaigns if instrument is None else _with_part(_is_of(instrument))
    return await _first(connection, _newest_first(query, *_of_region(region_id)))


async def campaign_municipalities(connection: AsyncConnection, part: Part) -> dict[int, int | None]:
    """How many teachers each asked municipality has for this part; None where nobody told."""
    query = select(asked.c.municipality_id, asked.c.teachers).order_by(asked.c.municipality_id)
    rows = await connection.execute(query.where(of_part(asked, part)))
    return dict(rows.all())


def _of_region(region_id: int | None) -> list[ColumnElement[bool]]:
    return [] if region_id is None else [campaigns.c.region_id == region_id]


def _newest_first(query: Select[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    return query.where(*conditions).order_by(
        campaigns.c.stopped_at.is_not(None),
        campaigns.c.closed_at.is_not(None),
        campaigns.c.opens_on.desc(),
        campaigns.c.id.desc(),
    )


async def _first(connection: AsyncConnection, query: Select[Any]) -> Campaign | None:
    return next(iter(await _read(connection, query.limit(1))), None)


async def _read(connection: AsyncConnection, query: Select[Any]) -> tuple[Campaign, ...]:
    rows = (await connection.execute(query)).all()
    parts = await _parts_of(connection, [row.id for row in rows])
    return tuple(Campaign(**row._asdict(), parts=tuple(parts[row.id])) for row in rows)


async def _parts_of(
    connection: AsyncConnection, campaign_ids: Collection[int]
) -> dict[int, list[CampaignPart]]:
    table = campaign_parts
    query = (
        select(table.c.campaign_id, table.c.position, definitions.c.instrument, definitions.c.id)
        .join(definitions, definitions.c.id == table.c.definition_id)
        .where(table.c.campaign_id.in_(campaign_ids))
        .order_by(table.c.campaign_id, table.c.position)
    )
    found = defaultdict(list)
    for campaign_id, *part in await connection.execute(query):
        found[campaign_id].append(CampaignPart(*part))
    return found

"""Opening a campaign: whom each part asks, and that it asks nobody the same twice."""

import secrets
import string
from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_plan import Asks, CampaignPlan, CampaignRefused, CampaignTerms, PartPlan
from storage.campaigns import Campaign, CampaignPart, asks_by, first_campaign, with_part
from storage.counting import begin_counting
from storage.definitions import keep_definition
from storage.parts import Part, part_values
from storage.tables import campaign_municipalities as asked
from storage.tables import campaign_parts, campaigns, municipalities, regions

_CODE_LETTERS = string.ascii_letters + string.digits
_CODE_LENGTH = 12


class ForeignMunicipality(Exception):
    """A municipality was named that is not of the campaign's region."""

    def __init__(self, ids: Collection[int]) -> None:
        self.ids = frozenset(ids)
        super().__init__(sorted(ids))


class AlreadyOpen(Exception):
    """The same questionnaire is not open twice at once in one municipality.

    It would split the answers, and two summaries of the same people would tell who answered
    twice. A stopped campaign counts as long as it can be opened again.
    """

    def __init__(self, campaign: Campaign, instrument: str) -> None:
        self.campaign, self.instrument = campaign, instrument
        super().__init__(campaign.id, instrument)


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
        await _to_ask(connection, plan.region_id, one.asks, municipality_ids) for one in plan.parts
    ]
    for one, expected in zip(plan.parts, numbers, strict=True):
        await check_alone(connection, plan.region_id, one.definition.instrument, expected)
    terms = {field.name: getattr(plan, field.name) for field in fields(CampaignTerms)}
    code = code or new_code()
    statement = insert(campaigns).values(**terms, code=code).returning(campaigns.c.id)
    id = (await connection.execute(statement)).scalar_one()
    parts = [
        await _open_part(connection, Part(id, number), planned, expected, plan.opens_on)
        for number, (planned, expected) in enumerate(zip(plan.parts, numbers, strict=True), 1)
    ]
    return Campaign(**terms, id=id, code=code, parts=tuple(parts))


async def _open_part(
    connection: AsyncConnection,
    part: Part,
    planned: PartPlan,
    numbers: Mapping[int, Any],
    opens_on: date,
) -> CampaignPart:
    definition_id = await keep_definition(connection, planned.definition)
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
    return CampaignPart(part.number, planned.definition.instrument, definition_id)


async def _to_ask(
    connection: AsyncConnection,
    region_id: int,
    asks: Asks,
    municipality_ids: Collection[int] | None,
) -> dict[int, int | None]:
    """With the number of teachers whom the questionnaire means."""
    expected = await registered_numbers(connection, region_id, asks)
    chosen = set(expected) if municipality_ids is None else set(municipality_ids)
    if foreign := chosen - set(expected):
        raise ForeignMunicipality(foreign)
    if not chosen:
        raise CampaignRefused("municipalities")
    return {id: expected[id] for id in chosen}


async def registered_numbers(
    connection: AsyncConnection, region_id: int, asks: Asks
) -> dict[int, int | None]:
    """Of all municipalities of the region, as the registry has them now."""
    table = municipalities
    query = select(table.c.id, table.c[asks]).where(table.c.region_id == region_id)
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
    query = with_part(asks_by(instrument), asked_there).where(
        campaigns.c.closed_at.is_(None), campaigns.c.id != (but or 0)
    )
    if (other := await first_campaign(connection, query.order_by(campaigns.c.id))) is not None:
        raise AlreadyOpen(other, instrument)


def _is_part_of(campaign_id: ColumnElement[int], number: ColumnElement[int]) -> ColumnElement[bool]:
    return and_(campaign_id == campaign_parts.c.campaign_id, number == campaign_parts.c.position)

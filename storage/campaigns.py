"""Campaigns: one questionnaire, asked in some municipalities of a region until a deadline."""

import secrets
import string
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_plan import CampaignPlan, CampaignRefused, CampaignTerms
from storage.definitions import keep_definition
from storage.tables import campaign_municipalities as asked
from storage.tables import campaign_parts, campaigns, definitions, municipalities, regions

_CODE_LETTERS = string.ascii_letters + string.digits
_CODE_LENGTH = 12
# The part of a campaign's only questionnaire.
_FIRST = 1

_with_instrument = campaigns.join(
    campaign_parts,
    (campaign_parts.c.campaign_id == campaigns.c.id) & (campaign_parts.c.position == _FIRST),
).join(definitions, definitions.c.id == campaign_parts.c.definition_id)
_campaigns = select(
    campaigns, definitions.c.instrument, definitions.c.id.label("definition_id")
).select_from(_with_instrument)


class ForeignMunicipality(Exception):
    """A municipality was named that is not of the campaign's region."""

    def __init__(self, ids: Collection[int]) -> None:
        self.ids = frozenset(ids)
        super().__init__(sorted(ids))


class UnknownCampaign(Exception):
    def __init__(self, campaign_id: int) -> None:
        self.campaign_id = campaign_id
        super().__init__(campaign_id)


@dataclass(frozen=True, kw_only=True)
class Campaign(CampaignTerms):
    """Stopped: no answers are taken, it can be opened again until `final_at`. Closed: never."""

    id: int
    code: str
    instrument: str
    definition_id: int
    stopped_at: datetime | None = None
    final_at: datetime | None = None
    closed_at: datetime | None = None


class AlreadyOpen(Exception):
    """The same questionnaire is not open twice at once in one municipality.

    It would split the answers, and two summaries of the same people would tell who answered
    twice. A stopped campaign counts as long as it can be opened again.
    """

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        super().__init__(campaign.id)


async def open_campaign(
    connection: AsyncConnection,
    plan: CampaignPlan,
    municipality_ids: Collection[int] | None = None,
) -> Campaign:
    """Asks the named municipalities, or all of the region.

    Raises ForeignMunicipality, AlreadyOpen, and CampaignRefused where there is nobody to ask.
    """
    numbers = await _to_ask(connection, plan, municipality_ids)
    await check_alone(connection, plan, numbers)
    terms = {field.name: getattr(plan, field.name) for field in fields(CampaignTerms)}
    code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
    statement = insert(campaigns).values(**terms, code=code).returning(campaigns.c.id)
    id = (await connection.execute(statement)).scalar_one()
    definition_id = await keep_definition(connection, plan.definition)
    part = {"campaign_id": id, "position": _FIRST, "definition_id": definition_id}
    await connection.execute(insert(campaign_parts).values(part))
    await connection.execute(
        insert(asked),
        [
            {"campaign_id": id, "municipality_id": place, "teachers": number}
            for place, number in sorted(numbers.items())
        ],
    )
    return Campaign(
        **terms, id=id, code=code, instrument=plan.instrument, definition_id=definition_id
    )


async def _to_ask(
    connection: AsyncConnection, plan: CampaignPlan, municipality_ids: Collection[int] | None
) -> dict[int, int | None]:
    """With the number of teachers whom the questionnaire means."""
    expected = await registered_numbers(connection, plan)
    chosen = set(expected) if municipality_ids is None else set(municipality_ids)
    if foreign := chosen - set(expected):
        raise ForeignMunicipality(foreign)
    if not chosen:
        raise CampaignRefused("municipalities")
    return {id: expected[id] for id in chosen}


async def registered_numbers(
    connection: AsyncConnection, terms: CampaignPlan | Campaign
) -> dict[int, int | None]:
    """Of all municipalities of the region, as the registry has them now."""
    table = municipalities
    number = table.c.young_teachers if terms.instrument == "young_teacher" else table.c.teachers
    query = select(table.c.id, number).where(table.c.region_id == terms.region_id)
    return dict((await connection.execute(query)).all())


async def check_alone(
    connection: AsyncConnection,
    terms: CampaignPlan | Campaign,
    municipality_ids: Collection[int],
    but: int | None = None,
) -> None:
    """Raises AlreadyOpen; `but` is the campaign itself where it is there already."""
    # Two openings at once wait for each other here.
    region = select(regions.c.id).where(regions.c.id == terms.region_id).with_for_update()
    await connection.execute(region)
    same = (
        definitions.c.instrument == terms.instrument,
        campaigns.c.closed_at.is_(None),
        campaigns.c.id != (but or 0),
        asked.c.municipality_id.in_(municipality_ids),
    )
    query = _campaigns.join(asked, asked.c.campaign_id == campaigns.c.id).where(*same)
    if (other := await _first(connection, query.order_by(campaigns.c.id))) is not None:
        raise AlreadyOpen(other)


async def campaign_by_id(connection: AsyncConnection, campaign_id: int) -> Campaign | None:
    return await _first(connection, _campaigns.where(campaigns.c.id == campaign_id))


async def campaign_by_code(connection: AsyncConnection, code: str) -> Campaign | None:
    return await _first(connection, _campaigns.where(campaigns.c.code == code))


async def campaigns_of(
    connection: AsyncConnection, region_id: int | None = None
) -> tuple[Campaign, ...]:
    """Of one region or all; the open, the stopped, the closed, of each the newest first."""
    query = _newest_first(*_of_region(region_id))
    return tuple(_campaign(row) for row in await connection.execute(query))


async def latest_campaign(
    connection: AsyncConnection, region_id: int, instrument: str | None = None
) -> Campaign | None:
    """An open one before any that is stopped or closed."""
    conditions = _of_region(region_id)
    if instrument is not None:
        conditions.append(definitions.c.instrument == instrument)
    return await _first(connection, _newest_first(*conditions))


async def campaign_municipalities(
    connection: AsyncConnection, campaign_id: int
) -> dict[int, int | None]:
    """How many teachers each asked municipality has for this campaign; None where nobody told."""
    query = select(asked.c.municipality_id, asked.c.teachers).order_by(asked.c.municipality_id)
    rows = await connection.execute(query.where(asked.c.campaign_id == campaign_id))
    return dict(rows.all())


def _of_region(region_id: int | None) -> list[ColumnElement[bool]]:
    return [] if region_id is None else [campaigns.c.region_id == region_id]


def _newest_first(*conditions: ColumnElement[bool]) -> Select[Any]:
    return _campaigns.where(*conditions).order_by(
        campaigns.c.stopped_at.is_not(None),
        campaigns.c.closed_at.is_not(None),
        campaigns.c.opens_on.desc(),
        campaigns.c.id.desc(),
    )


async def _first(connection: AsyncConnection, query: Select[Any]) -> Campaign | None:
    row = (await connection.execute(query.limit(1))).one_or_none()
    return None if row is None else _campaign(row)


def _campaign(row: Row[Any]) -> Campaign:
    return Campaign(**row._asdict())

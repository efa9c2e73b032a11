"""What is stored of one person, for that person to see and delete."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.days import OWN_ZONE
from storage.region_settings import Operator, operators_of
from storage.tables import (
    answers,
    campaigns,
    consents,
    municipalities,
    organizations,
    participations,
    region_settings,
    regions,
    responses,
    roles,
)


@dataclass(frozen=True)
class OwnResponse:
    """`closed_at`, `retention` (in months) and `region_zone` say how long it is kept."""

    id: int
    title: str
    municipality: str | None
    organization: str | None
    answers: int
    submitted_at: datetime | None
    zone: str
    campaign_id: int
    closed_at: datetime | None
    retention: int | None
    region_zone: str


@dataclass(frozen=True)
class OwnConsent:
    title: str
    version: str
    given_at: datetime
    zone: str


@dataclass(frozen=True)
class OwnRole:
    """`genitive` is the name of the municipality or of the whole region."""

    role: str
    genitive: str


@dataclass(frozen=True)
class OwnData:
    """`took_part` are titles of anonymous campaigns, whose answers nobody can find any more."""

    roles: tuple[OwnRole, ...]
    consents: tuple[OwnConsent, ...]
    responses: tuple[OwnResponse, ...]
    took_part: tuple[str, ...]
    operators: tuple[Operator, ...] = ()


async def own_data(connection: AsyncConnection, person_id: int) -> OwnData:
    return OwnData(
        roles=await _roles(connection, person_id),
        consents=await _consents(connection, person_id),
        responses=await _responses(connection, person_id),
        took_part=await _took_part(connection, person_id),
        operators=await operators_of(connection, person_id),
    )


async def _roles(connection: AsyncConnection, person_id: int) -> tuple[OwnRole, ...]:
    place = func.coalesce(municipalities.c.genitive, regions.c.genitive)
    granted = await connection.execute(
        select(roles.c.role, place)
        .join(regions, regions.c.id == roles.c.region_id)
        .outerjoin(municipalities, municipalities.c.id == roles.c.municipality_id)
        .where(roles.c.person_id == person_id)
        .order_by(roles.c.id)
    )
    return tuple(OwnRole(*row) for row in granted)


async def _consents(connection: AsyncConnection, person_id: int) -> tuple[OwnConsent, ...]:
    agreed = await connection.execute(
        select(campaigns.c.title, consents.c.version, consents.c.given_at, OWN_ZONE)
        .join(consents, consents.c.campaign_id == campaigns.c.id)
        .join(regions, regions.c.id == campaigns.c.region_id)
        .outerjoin(responses, _of_the_same(responses))
        .outerjoin(participations, _of_the_same(participations))
        .outerjoin(
            municipalities,
            municipalities.c.id
            == func.coalesce(responses.c.municipality_id, participations.c.municipality_id),
        )
        .where(consents.c.person_id == person_id)
        .order_by(consents.c.given_at)
    )
    return tuple(OwnConsent(*row) for row in agreed)


def _of_the_same(taking_part: Table) -> ColumnElement[bool]:
    """Of the person and the campaign that a consent is of."""
    return and_(
        taking_part.c.campaign_id == consents.c.campaign_id,
        taking_part.c.person_id == consents.c.person_id,
    )


async def _responses(connection: AsyncConnection, person_id: int) -> tuple[OwnResponse, ...]:
    place = (municipalities.c.name, organizations.c.name)
    given = func.count(answers.c.item)
    kept = (
        campaigns.c.id,
        campaigns.c.closed_at,
        region_settings.c.retention,
        regions.c.timezone,
    )
    about = (responses.c.submitted_at, OWN_ZONE, *kept)
    own = await connection.execute(
        select(responses.c.id, campaigns.c.title, *place, given, *about)
        .join(campaigns, campaigns.c.id == responses.c.campaign_id)
        .join(regions, regions.c.id == campaigns.c.region_id)
        .outerjoin(region_settings, region_settings.c.region_id == regions.c.id)
        .outerjoin(municipalities, municipalities.c.id == responses.c.municipality_id)
        .outerjoin(organizations, organizations.c.id == responses.c.organization_id)
        .outerjoin(answers, answers.c.response_id == responses.c.id)
        .where(responses.c.person_id == person_id)
        .group_by(responses.c.id, campaigns.c.title, *place, *about)
        .order_by(responses.c.id)
    )
    return tuple(OwnResponse(*row) for row in own)


async def _took_part(connection: AsyncConnection, person_id: int) -> tuple[str, ...]:
    anonymous = await connection.execute(
        select(campaigns.c.title)
        .join(participations, participations.c.campaign_id == campaigns.c.id)
        .where(participations.c.person_id == person_id)
        .order_by(campaigns.c.title)
    )
    return tuple(anonymous.scalars())

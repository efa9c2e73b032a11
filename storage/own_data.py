"""What is stored of one person, for that person to see and delete."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.days import OWN_ZONE
from storage.marks import PARTED
from storage.parts import Part, definition_of_several, same_part
from storage.region_settings import Operator, operators_of
from storage.seal import DraftId
from storage.sealed_drafts import Draft, keys_of, opened
from storage.tables import (
    answers,
    campaigns,
    consents,
    municipalities,
    organizations,
    participations,
    region_settings,
    regions,
    roles,
    sealed_drafts,
    sheets,
    subjects,
)


@dataclass(frozen=True)
class OwnSheet:
    """`closed_at`, `retention` (in months) and `region_zone` say how long it is kept."""

    id: int
    title: str
    municipality: str | None
    organization: str | None
    answers: int
    submitted_at: datetime | None
    zone: str
    campaign_id: int
    part: int
    closed_at: datetime | None
    retention: int | None
    region_zone: str
    handed_in: bool = False
    definition_id: int | None = None

    @property
    def of_part(self) -> Part:
        return Part(self.campaign_id, self.part)


@dataclass(frozen=True)
class OwnConsent:
    title: str
    version: str
    given_at: datetime | None
    zone: str
    campaign_id: int
    part: int
    definition_id: int | None = None

    @property
    def of_part(self) -> Part:
        return Part(self.campaign_id, self.part)


@dataclass(frozen=True)
class TookPart:
    """Counted, and nothing is left that the person could find or correct."""

    title: str
    definition_id: int | None = None


@dataclass(frozen=True)
class OwnRole:
    """`genitive` is the name of the municipality or of the whole region."""

    role: str
    genitive: str


@dataclass(frozen=True)
class OwnData:
    """Everywhere `definition_id` is None where the campaign has no other part."""

    roles: tuple[OwnRole, ...]
    consents: tuple[OwnConsent, ...]
    sheets: tuple[OwnSheet, ...]
    took_part: tuple[TookPart, ...]
    operators: tuple[Operator, ...] = ()

    @property
    def definition_ids(self) -> set[int | None]:
        told = (self.consents, self.sheets, self.took_part)
        return {one.definition_id for some in told for one in some}


async def own_data(connection: AsyncConnection, person_id: int) -> OwnData:
    """Raises KeysUnusable."""
    return OwnData(
        roles=await _roles(connection, person_id),
        consents=await _consents(connection, person_id),
        sheets=await _sheets(connection, person_id),
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
    own = and_(same_part(sheets, consents), sheets.c.subject_id == subjects.c.id)
    over = and_(
        same_part(participations, consents), participations.c.person_id == consents.c.person_id
    )
    place = func.coalesce(sheets.c.municipality_id, participations.c.municipality_id)
    agreed = await connection.execute(
        select(
            campaigns.c.title,
            consents.c.version,
            consents.c.given_at,
            OWN_ZONE,
            consents.c.campaign_id,
            consents.c.part,
            definition_of_several(consents),
        )
        .join(consents, consents.c.campaign_id == campaigns.c.id)
        .join(regions, regions.c.id == campaigns.c.region_id)
        .outerjoin(subjects, subjects.c.person_id == consents.c.person_id)
        .outerjoin(sheets, own)
        .outerjoin(participations, over)
        .outerjoin(municipalities, municipalities.c.id == place)
        .where(consents.c.person_id == person_id)
        .order_by(consents.c.given_at.nulls_last(), consents.c.campaign_id, consents.c.part)
    )
    return tuple(OwnConsent(*row) for row in agreed)


async def _sheets(connection: AsyncConnection, person_id: int) -> tuple[OwnSheet, ...]:
    place = (municipalities.c.name, organizations.c.name)
    given = select(func.count()).where(answers.c.sheet_id == sheets.c.id).scalar_subquery()
    sealed = (sealed_drafts.c.sealed, campaigns.c.code)
    kept = (
        sheets.c.campaign_id,
        sheets.c.part,
        campaigns.c.closed_at,
        region_settings.c.retention,
        regions.c.timezone,
        sheets.c.handed_in,
    )
    about = (sheets.c.submitted_at, OWN_ZONE, *kept, definition_of_several(sheets))
    own = await connection.execute(
        select(*sealed, sheets.c.id, campaigns.c.title, *place, given, *about)
        .join(subjects, subjects.c.id == sheets.c.subject_id)
        .join(campaigns, campaigns.c.id == sheets.c.campaign_id)
        .join(regions, regions.c.id == campaigns.c.region_id)
        .outerjoin(region_settings, region_settings.c.region_id == regions.c.id)
        .outerjoin(municipalities, municipalities.c.id == sheets.c.municipality_id)
        .outerjoin(organizations, organizations.c.id == sheets.c.organization_id)
        .outerjoin(sealed_drafts, sealed_drafts.c.sheet_id == sheets.c.id)
        .where(subjects.c.person_id == person_id, ~PARTED)
        .order_by(sheets.c.id)
    )
    return tuple(_own_sheet(connection, *row) for row in own)


def _own_sheet(connection: AsyncConnection, sealed: bytes | None, code: str, *row: Any) -> OwnSheet:
    sheet = OwnSheet(*row)
    if sealed is None:
        return sheet
    draft = opened(keys_of(connection), sealed, DraftId(code, sheet.id))
    return replace(sheet, answers=len((draft or Draft()).answers))


async def _took_part(connection: AsyncConnection, person_id: int) -> tuple[TookPart, ...]:
    corrected = exists().where(
        same_part(sheets, participations),
        sheets.c.subject_id == subjects.c.id,
        subjects.c.person_id == participations.c.person_id,
        sheets.c.submission_id.is_not(None),
    )
    marked = await connection.execute(
        select(campaigns.c.title, definition_of_several(participations))
        .join(participations, participations.c.campaign_id == campaigns.c.id)
        .where(participations.c.person_id == person_id, ~corrected)
        .order_by(campaigns.c.title, participations.c.part)
    )
    return tuple(TookPart(*row) for row in marked)

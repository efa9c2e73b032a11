"""What is stored of one person, for that person to see and delete."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import answers, campaigns, consents, participations, responses


@dataclass(frozen=True)
class OwnResponse:
    id: int
    title: str
    answers: int
    submitted_at: datetime | None


@dataclass(frozen=True)
class OwnConsent:
    title: str
    version: str
    given_at: datetime


@dataclass(frozen=True)
class OwnData:
    """`took_part` are titles of anonymous campaigns, whose answers nobody can find any more."""

    consents: tuple[OwnConsent, ...]
    responses: tuple[OwnResponse, ...]
    took_part: tuple[str, ...]


async def own_data(connection: AsyncConnection, person_id: int) -> OwnData:
    agreed = await connection.execute(
        select(campaigns.c.title, consents.c.version, consents.c.given_at)
        .join(consents, consents.c.campaign_id == campaigns.c.id)
        .where(consents.c.person_id == person_id)
        .order_by(consents.c.given_at)
    )
    given = func.count(answers.c.item)
    own = await connection.execute(
        select(responses.c.id, campaigns.c.title, given, responses.c.submitted_at)
        .join(campaigns, campaigns.c.id == responses.c.campaign_id)
        .outerjoin(answers, answers.c.response_id == responses.c.id)
        .where(responses.c.person_id == person_id)
        .group_by(responses.c.id, campaigns.c.title, responses.c.submitted_at)
        .order_by(responses.c.id)
    )
    anonymous = await connection.execute(
        select(campaigns.c.title)
        .join(participations, participations.c.campaign_id == campaigns.c.id)
        .where(participations.c.person_id == person_id)
        .order_by(campaigns.c.title)
    )
    return OwnData(
        tuple(OwnConsent(*row) for row in agreed),
        tuple(OwnResponse(*row) for row in own),
        tuple(anonymous.scalars()),
    )

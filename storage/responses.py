"""Questionnaires being answered: the answers so far and what the person looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    Integer,
    Row,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.days import OWN_ZONE
from storage.tables import (
    answers,
    campaigns,
    dialogues,
    municipalities,
    organizations,
    people,
    regions,
    responses,
)

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Response:
    """`active` is the one that the person opened last: what they type is meant for it.

    `municipality` and `organization` are the names of the workplace, `zone` that of the
    municipality, else of the region. `pending` is plain JSON, made and read by
    bot/rules/pending.py. `below` tells what else of the bot stands below the questionnaire in
    the chat.
    """

    id: int
    campaign_id: int
    person_id: int
    telegram_id: int
    language: str
    zone: str
    municipality_id: int | None
    organization_id: int | None
    submitted: bool
    stopped_at: datetime | None
    answers: Answers
    screen_message_id: int | None
    shown_item: str | None
    active: bool
    last_message_id: int
    pending: Mapping[str, Any] | None = None
    below: str | None = None
    municipality: str | None = None
    organization: str | None = None
    marked_blocked: bool = False


_COLUMNS = (
    responses,
    people.c.telegram_id,
    people.c.language,
    people.c.blocked_at,
    campaigns.c.stopped_at,
    dialogues.c.response_id.label("active_id"),
    dialogues.c.last_message_id,
    dialogues.c.below,
    municipalities.c.short.label("municipality"),
    organizations.c.name.label("organization"),
    OWN_ZONE.label("zone"),
)
_JOINED = (
    responses.join(people, responses.c.person_id == people.c.id)
    .join(campaigns, responses.c.campaign_id == campaigns.c.id)
    .join(regions, campaigns.c.region_id == regions.c.id)
    .outerjoin(municipalities, responses.c.municipality_id == municipalities.c.id)
    .outerjoin(dialogues, dialogues.c.person_id == people.c.id)
    .outerjoin(organizations, organizations.c.id == responses.c.organization_id)
)


# Built once for each number of ids, and written out with a place for each: putting such a
# statement together, or only its list of ids, takes longer than executing it.
@cache
def _with_answers(dialect: str, places: int) -> Select[Any]:
    """Each response with its answers as one object, put together by the database."""
    item, value = answers.c.item, answers.c.value
    if dialect == "sqlite":
        together = func.json_group_object(item, func.json(value))
    else:
        together = func.coalesce(func.json_object_agg(item, value), literal_column("'{}'::json"))
    of_response = select(together).where(answers.c.response_id == responses.c.id)
    saved = type_coerce(of_response.scalar_subquery(), JSON).label("saved")
    chosen = select(*_COLUMNS, saved).select_from(_JOINED)
    return chosen.where(responses.c.id.in_(_placeholders(places)))


@cache
def _locked(places: int) -> Select[Any]:
    chosen = select(responses.c.id).where(responses.c.id.in_(_placeholders(places)))
    # In the order of the ids, so that two processes never wait for each other in a circle.
    return chosen.order_by(responses.c.id).with_for_update()


def _placeholders(places: int) -> list[BindParameter[int]]:
    return [bindparam(f"id_{place}", type_=Integer()) for place in range(places)]


def _placed(ids: Iterable[int]) -> dict[str, int]:
    """The last id fills up to the next power of two, so that few statements serve all numbers."""
    given = list(ids)
    places = 1 << (len(given) - 1).bit_length()
    filled = given + [given[-1]] * (places - len(given))
    return {f"id_{place}": id for place, id in enumerate(filled)}


async def read_responses(connection: AsyncConnection, ids: set[int]) -> dict[int, Response]:
    placed, dialect = _placed(ids), connection.dialect.name
    if dialect != "sqlite":
        # By a statement of its own: what was saved while it waited is seen by the next one.
        await connection.execute(_locked(len(placed)), placed)
    rows = await connection.execute(_with_answers(dialect, len(placed)), placed)
    return {row.id: _response(row) for row in rows}


def _response(row: Row[Any]) -> Response:
    return Response(
        id=row.id,
        campaign_id=row.campaign_id,
        person_id=row.person_id,
        telegram_id=row.telegram_id,
        language=row.language,
        zone=row.zone,
        municipality_id=row.municipality_id,
        organization_id=row.organization_id,
        submitted=row.submission_id is not None,
        stopped_at=row.stopped_at,
        answers=row.saved,
        screen_message_id=row.screen_message_id,
        shown_item=row.shown_item,
        active=row.active_id == row.id,
        last_message_id=row.last_message_id or 0,
        pending=row.pending,
        below=row.below,
        municipality=row.municipality,
        organization=row.organization,
        marked_blocked=row.blocked_at is not None,
    )


async def read_response(
    connection: AsyncConnection, telegram_id: int, response_id: int, campaign_id: int | None = None
) -> Response | None:
    """None where it is gone, of another person or, if one is given, of another campaign."""
    response = (await read_responses(connection, {response_id})).get(response_id)
    if response is None or response.telegram_id != telegram_id:
        return None
    return response if campaign_id in {None, response.campaign_id} else None

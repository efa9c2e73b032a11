"""Questionnaires being answered: the answers so far and what the person looks at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.people import mark_reachable
from storage.tables import answers, campaigns, dialogues, people, responses
from storage.upsert import insert_or, upsert

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Response:
    """`active` is the one that the person opened last: what they type is meant for it."""

    id: int
    campaign_id: int
    person_id: int
    telegram_id: int
    language: str
    municipality_id: int | None
    organization_id: int | None
    submitted: bool
    stopped_at: datetime | None
    answers: Answers
    screen_message_id: int | None
    shown_item: str | None
    active: bool
    last_message_id: int
    marked_blocked: bool = False


@dataclass(frozen=True)
class Decision:
    """What becomes of a response; `outcome` is for the caller alone."""

    answers: Answers
    shown_item: str | None
    outcome: object = None


@dataclass(frozen=True)
class Touch:
    """A tap or a typed text of a person, and the pure rule that says what it changes.

    The rule is of the campaign's instrument: a response of another campaign is not touched.
    `message_id` is given for a typed text: what is not newer than the last one is a redelivery,
    and the rule is not asked again.
    """

    telegram_id: int
    response_id: int
    campaign_id: int
    decide: Callable[[Response], Decision]
    message_id: int | None = None


@dataclass(frozen=True)
class Touched:
    """`outcome` is None where the text was a redelivery."""

    response: Response
    outcome: object


_COLUMNS = (
    responses,
    people.c.telegram_id,
    people.c.language,
    people.c.blocked_at,
    campaigns.c.stopped_at,
    dialogues.c.response_id.label("active_id"),
    dialogues.c.last_message_id,
)
_JOINED = (
    responses.join(people, responses.c.person_id == people.c.id)
    .join(campaigns, responses.c.campaign_id == campaigns.c.id)
    .outerjoin(dialogues, dialogues.c.person_id == people.c.id)
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


# One by one, by the key: a list of pairs SQLite would look for in the whole table.
_DELETED_ANSWER = delete(answers).where(
    answers.c.response_id == bindparam("of_response"), answers.c.item == bindparam("of_item")
)


_SHOWN_ITEM = (
    update(responses)
    .where(responses.c.id == bindparam("of_response"))
    .values(shown_item=bindparam("at_item"))
)


def _placeholders(places: int) -> list[BindParameter[int]]:
    return [bindparam(f"id_{place}", type_=Integer()) for place in range(places)]


def _placed(ids: Iterable[int]) -> dict[str, int]:
    """The last id fills up to the next power of two, so that few statements serve all numbers."""
    given = list(ids)
    places = 1 << (len(given) - 1).bit_length()
    filled = given + [given[-1]] * (places - len(given))
    return {f"id_{place}": id for place, id in enumerate(filled)}


async def touch(connection: AsyncConnection, touches: Sequence[Touch]) -> list[Touched | None]:
    """Applies each touch in turn; None where the response is not this person's or is gone."""
    ids = {one.response_id for one in touches}
    before = await _read(connection, ids)
    after = dict(before)
    results: list[Touched | None] = []
    # Who answers can be written to. With the answers, so that it costs no commit of its own.
    back: set[int] = set()
    for one in touches:
        response = after.get(one.response_id)
        if response is None or not _is_meant(response, one):
            results.append(None)
            continue
        if response.marked_blocked:
            back.add(response.person_id)
        touched = _touched(response, one)
        after[one.response_id] = touched.response
        results.append(touched)
    if back:
        await mark_reachable(connection, *sorted(back))
    changed = [(before[id], after[id]) for id in sorted(before) if before[id] != after[id]]
    await _write(connection, changed)
    return results


def _is_meant(response: Response, one: Touch) -> bool:
    return (response.telegram_id, response.campaign_id) == (one.telegram_id, one.campaign_id)


def _touched(response: Response, one: Touch) -> Touched:
    if one.message_id is not None and one.message_id <= response.last_message_id:
        return Touched(response, None)
    decision = one.decide(response)
    changed = replace(
        response,
        answers=decision.answers,
        shown_item=decision.shown_item,
        last_message_id=max(one.message_id or 0, response.last_message_id),
    )
    return Touched(changed, decision.outcome)


async def _read(connection: AsyncConnection, ids: set[int]) -> dict[int, Response]:
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
        municipality_id=row.municipality_id,
        organization_id=row.organization_id,
        submitted=row.submission_id is not None,
        stopped_at=row.stopped_at,
        answers=row.saved,
        screen_message_id=row.screen_message_id,
        shown_item=row.shown_item,
        active=row.active_id == row.id,
        last_message_id=row.last_message_id or 0,
        marked_blocked=row.blocked_at is not None,
    )


async def _write(connection: AsyncConnection, changed: Sequence[tuple[Response, Response]]) -> None:
    await upsert(
        connection,
        answers,
        [
            {"response_id": after.id, "item": item, "value": value}
            for before, after in changed
            for item, value in after.answers.items()
            if item not in before.answers or before.answers[item] != value
        ],
    )
    gone = [
        {"of_response": before.id, "of_item": item}
        for before, after in changed
        for item in before.answers.keys() - after.answers.keys()
    ]
    if gone:
        await connection.execute(_DELETED_ANSWER, gone)
    for before, after in changed:
        if before.shown_item != after.shown_item:
            looks_at = {"of_response": after.id, "at_item": after.shown_item}
            await connection.execute(_SHOWN_ITEM, looks_at)
    await upsert(
        connection,
        dialogues,
        [
            {"person_id": after.person_id, "last_message_id": after.last_message_id}
            for before, after in changed
            if before.last_message_id != after.last_message_id
        ],
    )


async def look_at_nothing(connection: AsyncConnection, response: Response) -> None:
    """Nothing that is typed from now on is an answer, until a question is opened again."""
    await connection.execute(_SHOWN_ITEM, {"of_response": response.id, "at_item": None})


async def read_response(
    connection: AsyncConnection, telegram_id: int, response_id: int, campaign_id: int | None = None
) -> Response | None:
    """None where it is gone, of another person or, if one is given, of another campaign."""
    response = (await _read(connection, {response_id})).get(response_id)
    if response is None or response.telegram_id != telegram_id:
        return None
    return response if campaign_id in {None, response.campaign_id} else None


async def begin_response(
    connection: AsyncConnection, campaign_id: int, person_id: int, now: datetime
) -> int:
    """The person's response of this campaign, a new one where there is none."""
    await connection.execute(
        insert_or(connection, responses)
        .values(campaign_id=campaign_id, person_id=person_id, started_at=now)
        .on_conflict_do_nothing(index_elements=["campaign_id", "person_id"])
    )
    found = await response_id_of(connection, campaign_id, person_id)
    assert found is not None
    return found


async def response_id_of(
    connection: AsyncConnection, campaign_id: int, person_id: int
) -> int | None:
    return (
        await connection.execute(
            select(responses.c.id).where(
                responses.c.campaign_id == campaign_id, responses.c.person_id == person_id
            )
        )
    ).scalar_one_or_none()


async def closed_campaigns_with_drafts(connection: AsyncConnection) -> list[int]:
    """Campaigns that never open again but have answers that were not handed in."""
    query = (
        select(responses.c.campaign_id)
        .join(campaigns, campaigns.c.id == responses.c.campaign_id)
        .where(campaigns.c.closed_at.is_not(None), responses.c.submission_id.is_(None))
        .distinct()
        .order_by(responses.c.campaign_id)
    )
    return list((await connection.execute(query)).scalars())


async def delete_drafts(connection: AsyncConnection, campaign_id: int) -> None:
    unsent = and_(responses.c.campaign_id == campaign_id, responses.c.submission_id.is_(None))
    await connection.execute(delete(responses).where(unsent))

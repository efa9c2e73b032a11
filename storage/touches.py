"""Taps and typed texts of many people, applied to their responses in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.people import mark_reachable
from storage.responses import Answers, Response, read_responses
from storage.tables import answers, dialogues, responses
from storage.upsert import upsert


@dataclass(frozen=True)
class Decision:
    """What becomes of a response; `outcome` is for the caller alone.

    A typed text waits no longer unless the decision says so.
    """

    answers: Answers
    shown_item: str | None
    outcome: object = None
    pending: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Touch:
    """A tap or a typed text of a person, and the pure rule that says what it changes.

    The rule is of the campaign's instrument: a response of another campaign is not touched.
    `message_id` is given for a typed text: what is not newer than the last one is a redelivery,
    and the rule is not asked again. Who taps looks at the questionnaire, whatever stands below it.
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


# One by one, by the key: a list of pairs SQLite would look for in the whole table.
_DELETED_ANSWER = delete(answers).where(
    answers.c.response_id == bindparam("of_response"), answers.c.item == bindparam("of_item")
)


_SHOWN_ITEM = (
    update(responses)
    .where(responses.c.id == bindparam("of_response"))
    .values(shown_item=bindparam("at_item"))
)
_PENDING = (
    update(responses)
    .where(responses.c.id == bindparam("of_response"))
    .values(pending=bindparam("now_pending"))
)


async def touch(connection: AsyncConnection, touches: Sequence[Touch]) -> list[Touched | None]:
    """Applies each touch in turn; None where the response is not this person's or is gone."""
    ids = {one.response_id for one in touches}
    before = await read_responses(connection, ids)
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
        pending=decision.pending,
        below=None if one.message_id is None else response.below,
    )
    return Touched(changed, decision.outcome)


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
        if before.pending != after.pending:
            waits = {"of_response": after.id, "now_pending": after.pending}
            await connection.execute(_PENDING, waits)
    await _write_dialogues(connection, changed)


async def _write_dialogues(
    connection: AsyncConnection, changed: Sequence[tuple[Response, Response]]
) -> None:
    """Each column by itself: what else was written to the row meanwhile stays."""
    await upsert(
        connection,
        dialogues,
        [
            {"person_id": after.person_id, "last_message_id": after.last_message_id}
            for before, after in changed
            if before.last_message_id != after.last_message_id
        ],
    )
    await upsert(
        connection,
        dialogues,
        [
            {"person_id": after.person_id, "below": after.below}
            for before, after in changed
            if before.below != after.below
        ],
    )


async def look_at(connection: AsyncConnection, response: Response, shown_item: str | None) -> None:
    """What is typed from now on is meant for it; None is what is still to be answered."""
    await connection.execute(_SHOWN_ITEM, {"of_response": response.id, "at_item": shown_item})
    await connection.execute(_PENDING, {"of_response": response.id, "now_pending": None})

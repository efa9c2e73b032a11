"""Figures of subjects: put, accepted, and of forms with all that they were before.

Of questionnaires the counters are kept, from which values are made whenever something is scored.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.exact import Number
from storage.parts import Part, of_part, part_values
from storage.tables import HAS_NO_RATER, value_changes
from storage.tables import indicator_values as table
from storage.upsert import insert_or

Origin = Literal["reported", "expert", "control", "questionnaire"]
Status = Literal["given", "missing", "not_applicable", "refused"]
Act = Literal["put", "accept", "give_back"]

_FIGURE = ("status", "value", "numerator", "denominator", "comment")


@dataclass(frozen=True)
class ValueKey:
    """Whose figure it is: there is one value for each key. `rater_id` is a person."""

    part: Part
    subject_id: int
    indicator: str
    origin: Origin
    rater_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`value`, or numerator and denominator; neither where it is not given, or was refused."""

    status: Status = "given"
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    comment: str | None = None

    def __post_init__(self) -> None:
        divided = (self.numerator is not None, self.denominator is not None)
        if divided[0] != divided[1] or (divided[0] and self.value is not None):
            raise ValueError("a figure is a value, or a numerator with its denominator")
        if self.status == "given" and self.value is None and not divided[0]:
            raise ValueError("a figure that is given has a value")
        if self.status in {"missing", "not_applicable"} and (self.value is not None or divided[0]):
            raise ValueError(f"a figure that is {self.status} has no value")


@dataclass(frozen=True, kw_only=True)
class StoredValue:
    """`given_by` and the key's rater are None where the person has deleted themselves."""

    id: int
    key: ValueKey
    figure: Figure
    given_by: int | None
    given_at: datetime
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class Change:
    """What the figure was after it."""

    act: Act
    figure: Figure
    changed_by: int | None
    changed_at: datetime


async def put_value(
    connection: AsyncConnection, key: ValueKey, figure: Figure, by: int | None, now: datetime
) -> int:
    """What is put anew has to be accepted anew; the same figure once more changes nothing."""
    before = await _locked(connection, key)
    if before is not None and before.figure == figure:
        return before.id
    given = {**_row(figure), "given_by": by, "given_at": now, "accepted": False}
    new = insert_or(connection, table).values(**_key_row(key), **given)
    elements = ["campaign_id", "part", "subject_id", "indicator", "origin"]
    if key.rater_id is None:
        put = new.on_conflict_do_update(
            index_elements=elements, index_where=HAS_NO_RATER, set_=given
        )
    else:
        put = new.on_conflict_do_update(index_elements=[*elements, "rater_id"], set_=given)
    id: int = (await connection.execute(put.returning(table.c.id))).scalar_one()
    if key.origin != "questionnaire":
        change = Change(act="put", figure=figure, changed_by=by, changed_at=now)
        await _keep(connection, id, change)
    return id


async def accept_value(
    connection: AsyncConnection, value_id: int, by: int | None, now: datetime
) -> bool:
    """In place of any other of the same indicator. False where it is accepted, or gone."""
    found = (await connection.execute(select(table).where(table.c.id == value_id))).first()
    if found is None:
        return False
    of_indicator = (
        of_part(table, Part(found.campaign_id, found.part)),
        table.c.subject_id == found.subject_id,
        table.c.indicator == found.indicator,
    )
    # Whoever accepts another of them at the same time waits here.
    locked = select(table).where(*of_indicator).order_by(table.c.id).with_for_update()
    values = {row.id: _stored(row) for row in await connection.execute(locked)}
    value = values.get(value_id)
    if value is None or value.accepted:
        return False
    for other in values.values():
        if other.accepted:
            await _mark(connection, other, "give_back", by, now)
    await _mark(connection, value, "accept", by, now)
    return True


async def give_value_back(
    connection: AsyncConnection, value_id: int, by: int | None, now: datetime
) -> bool:
    """It is accepted no longer. False where it was not, or is gone."""
    query = select(table).where(table.c.id == value_id, table.c.accepted).with_for_update()
    row = (await connection.execute(query)).first()
    if row is None:
        return False
    await _mark(connection, _stored(row), "give_back", by, now)
    return True


async def _mark(
    connection: AsyncConnection, value: StoredValue, act: Act, by: int | None, now: datetime
) -> None:
    marked = update(table).where(table.c.id == value.id).values(accepted=act == "accept")
    await connection.execute(marked)
    if value.key.origin != "questionnaire":
        change = Change(act=act, figure=value.figure, changed_by=by, changed_at=now)
        await _keep(connection, value.id, change)


async def value_by_key(connection: AsyncConnection, key: ValueKey) -> StoredValue | None:
    row = (await connection.execute(_query(key))).first()
    return None if row is None else _stored(row)


async def values_of(
    connection: AsyncConnection,
    part: Part,
    *,
    subject_id: int | None = None,
    accepted: bool | None = None,
) -> tuple[StoredValue, ...]:
    """By subject and indicator, the first that was put first."""
    query = select(table).where(of_part(table, part))
    if subject_id is not None:
        query = query.where(table.c.subject_id == subject_id)
    if accepted is not None:
        query = query.where(table.c.accepted == accepted)
    ordered = query.order_by(table.c.subject_id, table.c.indicator, table.c.id)
    return tuple(map(_stored, (await connection.execute(ordered)).all()))


async def history_of(connection: AsyncConnection, value_id: int) -> tuple[Change, ...]:
    """The oldest first; empty for what comes from a questionnaire."""
    of_value = select(value_changes).where(value_changes.c.value_id == value_id)
    rows = await connection.execute(of_value.order_by(value_changes.c.id))
    return tuple(
        Change(
            act=row.act,
            figure=_figure(row),
            changed_by=row.changed_by,
            changed_at=row.changed_at,
        )
        for row in rows
    )


async def _locked(connection: AsyncConnection, key: ValueKey) -> StoredValue | None:
    row = (await connection.execute(_query(key).with_for_update())).first()
    return None if row is None else _stored(row)


def _query(key: ValueKey) -> Select[Any]:
    return select(table).where(_is(key))


def _is(key: ValueKey) -> ColumnElement[bool]:
    rater = table.c.rater_id == key.rater_id if key.rater_id is not None else ~table.c.has_rater
    return and_(
        of_part(table, key.part),
        table.c.subject_id == key.subject_id,
        table.c.indicator == key.indicator,
        table.c.origin == key.origin,
        rater,
    )


def _key_row(key: ValueKey) -> dict[str, Any]:
    return {
        **part_values(key.part),
        "subject_id": key.subject_id,
        "indicator": key.indicator,
        "origin": key.origin,
        "rater_id": key.rater_id,
        "has_rater": key.rater_id is not None,
    }


def _row(figure: Figure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in _FIGURE}


def _figure(row: Any) -> Figure:
    return Figure(**{name: getattr(row, name) for name in _FIGURE})


def _stored(row: Any) -> StoredValue:
    of = Part(row.campaign_id, row.part)
    return StoredValue(
        id=row.id,
        key=ValueKey(of, row.subject_id, row.indicator, row.origin, row.rater_id),
        figure=_figure(row),
        given_by=row.given_by,
        given_at=row.given_at,
        accepted=row.accepted,
    )


async def _keep(connection: AsyncConnection, value_id: int, change: Change) -> None:
    row = {
        "value_id": value_id,
        "act": change.act,
        **_row(change.figure),
        "changed_by": change.changed_by,
        "changed_at": change.changed_at,
    }
    await connection.execute(insert(value_changes).values(row))

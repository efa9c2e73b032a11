"""What waits in the places of a campaign, and how far counting there has come."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.counters import Choice
from storage.parts import Part, of_part, part_values, same_part
from storage.tables import (
    campaigns,
    counting,
    municipalities,
    sheets,
    subjects,
    submissions,
    waiting,
)


@dataclass(frozen=True)
class HeldSum:
    """Made before answers were counted in groups, and never shown; rides with the next count."""

    counts: Mapping[Choice, int]
    people: int
    alone: bool


@dataclass(frozen=True)
class Place:
    """A municipality in a part of a campaign that is not closed for good."""

    part: Part
    code: str
    rhythm: str
    threshold: int
    opens_on: date
    municipality_id: int
    zone: str
    came_round_on: date
    newcomers: int
    held: HeldSum | None
    conditional_stands: bool

    @property
    def people(self) -> int:
        return self.newcomers + (self.held.people if self.held else 0)


@dataclass(frozen=True)
class Handed:
    """What waits of a sheet. `text` is as storage/waiting_answers.py has made it.

    `counted` are the answers that are counted of it, None for a newcomer.
    """

    sheet_id: int
    person_id: int
    municipality_id: int
    text: bytes
    submission_id: str | None
    counted: Mapping[str, Any] | None


async def begin_counting(
    connection: AsyncConnection, part: Part, opens_on: date, places: Iterable[int]
) -> None:
    rows = [
        {**part_values(part), "municipality_id": place, "came_round_on": opens_on}
        for place in sorted(places)
    ]
    await connection.execute(insert(counting), rows)


_OF_PLACE = and_(
    same_part(waiting, counting), waiting.c.municipality_id == counting.c.municipality_id
)
_NEWCOMERS = (
    select(func.count()).select_from(waiting).where(_OF_PLACE, waiting.c.newcomer).scalar_subquery()
)
_PLACES = (
    select(
        counting,
        campaigns.c.code,
        campaigns.c.rhythm,
        campaigns.c.publication_threshold,
        campaigns.c.opens_on,
        municipalities.c.timezone,
        _NEWCOMERS.label("newcomers"),
    )
    .join(campaigns, campaigns.c.id == counting.c.campaign_id)
    .join(municipalities, municipalities.c.id == counting.c.municipality_id)
    .where(campaigns.c.closed_at.is_(None))
    .order_by(counting.c.campaign_id, counting.c.part, counting.c.municipality_id)
)


async def places_not_closed(
    connection: AsyncConnection, campaign_id: int | None = None
) -> list[Place]:
    """In the order in which they are locked."""
    query = _PLACES
    if campaign_id is not None:
        query = query.where(counting.c.campaign_id == campaign_id)
    return [_place(row) for row in await connection.execute(query)]


async def lock_place(connection: AsyncConnection, place: Place) -> Place | None:
    """As it is now; None where it is closed for good. Before any sheet."""
    own = (of_part(counting, place.part), counting.c.municipality_id == place.municipality_id)
    await connection.execute(select(counting.c.came_round_on).where(*own).with_for_update())
    row = (await connection.execute(_PLACES.where(*own))).one_or_none()
    return None if row is None else _place(row)


def _place(row: Any) -> Place:
    held = {(item, option): n for item, option, n in row.held or ()}
    return Place(
        Part(row.campaign_id, row.part),
        row.code,
        row.rhythm,
        row.publication_threshold,
        row.opens_on,
        row.municipality_id,
        row.timezone,
        row.came_round_on,
        row.newcomers,
        None if row.held is None else HeldSum(held, row.held_people, row.held_alone),
        row.conditional_stands,
    )


async def settle(connection: AsyncConnection, places: Sequence[Place], today: date) -> None:
    """The rhythm is settled there for today; all of one part."""
    ids = [place.municipality_id for place in places]
    own = (of_part(counting, places[0].part), counting.c.municipality_id.in_(ids))
    await connection.execute(update(counting).where(*own).values(came_round_on=today))


async def due_to_close(connection: AsyncConnection, now: datetime) -> list[int]:
    """Stopped campaigns whose moment has come."""
    due = (campaigns.c.closed_at.is_(None), campaigns.c.final_at <= now)
    return [*await connection.scalars(select(campaigns.c.id).where(*due).order_by(campaigns.c.id))]


async def waiting_in(
    connection: AsyncConnection, part: Part, places: Collection[int]
) -> dict[int, tuple[list[int], list[int]]]:
    """By municipality: the sheets of newcomers, and those of corrections."""
    found: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    query = select(waiting.c.municipality_id, waiting.c.newcomer, waiting.c.sheet_id)
    own = (of_part(waiting, part), waiting.c.municipality_id.in_(places))
    for place, newcomer, sheet in await connection.execute(query.where(*own)):
        found[place][0 if newcomer else 1].append(sheet)
    return found


async def handed(connection: AsyncConnection, sheet_ids: Collection[int]) -> dict[int, Handed]:
    query = (
        select(
            waiting.c.sheet_id,
            subjects.c.person_id,
            waiting.c.municipality_id,
            waiting.c.answers,
            sheets.c.submission_id,
            submissions.c.answers,
        )
        .join(sheets, sheets.c.id == waiting.c.sheet_id)
        .join(subjects, subjects.c.id == sheets.c.subject_id)
        .outerjoin(submissions, submissions.c.id == sheets.c.submission_id)
    )
    rows = await connection.execute(query.where(_among(waiting.c.sheet_id, sheet_ids)))
    return {row[0]: Handed(*row) for row in rows}


async def lock_sheets(connection: AsyncConnection, sheet_ids: Collection[int]) -> None:
    """In the order of the ids, so that two processes never wait for each other in a circle."""
    if connection.dialect.name != "sqlite":
        query = select(sheets.c.id).where(_among(sheets.c.id, sheet_ids)).order_by(sheets.c.id)
        await connection.execute(query.with_for_update())


def _among(column: ColumnElement[int], ids: Collection[int]) -> ColumnElement[bool]:
    return column.in_(sorted(ids))

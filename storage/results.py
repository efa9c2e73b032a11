"""What was scored of a part of a campaign, each version for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.parts import Part, of_part, part_values
from storage.tables import campaign_parts, campaigns, definitions, results, subjects

Document = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class NewResult:
    """The document is plain JSON, as `metodbot score --format json` tells it."""

    part: Part
    subject_id: int
    definition_id: int
    document: Document


@dataclass(frozen=True, kw_only=True)
class Result:
    """`definition` is the hash of the pair that it was scored by. Versions count from 1."""

    part: Part
    subject_id: int
    version: int
    definition_id: int
    definition: str
    made_at: datetime
    document: Document


@dataclass(frozen=True)
class ResultVersion:
    version: int
    definition_id: int
    made_at: datetime


async def write_result(connection: AsyncConnection, new: NewResult, now: datetime) -> int:
    """Its version: the next one of the subject in this part."""
    # Another who writes a version of it at the same time waits here.
    subject = select(subjects.c.id).where(subjects.c.id == new.subject_id)
    await connection.execute(subject.with_for_update())
    newest = select(func.max(results.c.version)).where(*_of(new.part, new.subject_id))
    version = ((await connection.execute(newest)).scalar_one() or 0) + 1
    row = {
        **part_values(new.part),
        "subject_id": new.subject_id,
        "version": version,
        "definition_id": new.definition_id,
        "made_at": now,
        "document": dict(new.document),
    }
    await connection.execute(insert(results).values(row))
    return version


async def newest_result(connection: AsyncConnection, part: Part, subject_id: int) -> Result | None:
    query = _results.where(*_of(part, subject_id)).order_by(results.c.version.desc()).limit(1)
    return _first((await connection.execute(query)).first())


async def newest_result_of_region(connection: AsyncConnection, part: Part) -> Result | None:
    """Of the region whose campaign it is."""
    return await _newest_of(connection, part, subjects.c.kind == "region")


async def newest_result_of_municipality(
    connection: AsyncConnection, part: Part, municipality_id: int
) -> Result | None:
    is_of = (subjects.c.kind == "municipality", subjects.c.municipality_id == municipality_id)
    return await _newest_of(connection, part, *is_of)


async def result_versions(
    connection: AsyncConnection, part: Part, subject_id: int
) -> tuple[ResultVersion, ...]:
    """The oldest first."""
    columns = (results.c.version, results.c.definition_id, results.c.made_at)
    query = select(*columns).where(*_of(part, subject_id)).order_by(results.c.version)
    return tuple(ResultVersion(*row) for row in await connection.execute(query))


async def closed_parts_without_results(connection: AsyncConnection) -> tuple[Part, ...]:
    """Of campaigns that were closed for good."""
    part = campaign_parts.c
    of = (results.c.campaign_id == part.campaign_id, results.c.part == part.position)
    query = (
        select(part.campaign_id, part.position)
        .join(campaigns, campaigns.c.id == part.campaign_id)
        .where(campaigns.c.closed_at.is_not(None))
        .where(~select(results.c.id).where(*of).exists())
        .order_by(part.campaign_id, part.position)
    )
    return tuple(Part(*row) for row in await connection.execute(query))


_results: Select[Any] = select(results, definitions.c.hash).join(
    definitions, definitions.c.id == results.c.definition_id
)


def _of(part: Part, subject_id: int) -> tuple[Any, ...]:
    return (of_part(results, part), results.c.subject_id == subject_id)


async def _newest_of(connection: AsyncConnection, part: Part, *is_of: Any) -> Result | None:
    query = _results.join(subjects, subjects.c.id == results.c.subject_id)
    newest = query.where(of_part(results, part), *is_of).order_by(results.c.version.desc())
    return _first((await connection.execute(newest.limit(1))).first())


def _first(row: Row[Any] | None) -> Result | None:
    if row is None:
        return None
    return Result(
        part=Part(row.campaign_id, row.part),
        subject_id=row.subject_id,
        version=row.version,
        definition_id=row.definition_id,
        definition=row.hash,
        made_at=row.made_at,
        document=row.document,
    )

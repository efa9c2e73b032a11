"""What was scored of a part of a campaign, each version for good."""

from collections.abc import Mapping, Sequence
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
    (version,) = await write_results(connection, [new], now)
    return version


async def write_results(
    connection: AsyncConnection, news: Sequence[NewResult], now: datetime
) -> list[int]:
    """All of one part, and each of another subject; the versions in their order."""
    part = news[0].part
    # Another who writes results of the campaign at the same time waits here.
    campaign = select(campaigns.c.id).where(campaigns.c.id == part.campaign_id)
    await connection.execute(campaign.with_for_update())
    newest = (
        select(results.c.subject_id, func.max(results.c.version))
        .where(of_part(results, part), results.c.subject_id.in_([new.subject_id for new in news]))
        .group_by(results.c.subject_id)
    )
    before: dict[int, int] = dict((await connection.execute(newest)).all())
    rows = [_row(new, before.get(new.subject_id, 0) + 1, now) for new in news]
    await connection.execute(insert(results), rows)
    return [row["version"] for row in rows]


def _row(new: NewResult, version: int, now: datetime) -> dict[str, Any]:
    return {
        **part_values(new.part),
        "subject_id": new.subject_id,
        "version": version,
        "definition_id": new.definition_id,
        "made_at": now,
        "document": dict(new.document),
    }


async def has_results(connection: AsyncConnection, part: Part) -> bool:
    """Whoever writes results of the campaign at this time is waited for."""
    campaign = select(campaigns.c.id).where(campaigns.c.id == part.campaign_id)
    await connection.execute(campaign.with_for_update())
    query = select(results.c.id).where(of_part(results, part)).limit(1)
    return (await connection.execute(query)).first() is not None


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

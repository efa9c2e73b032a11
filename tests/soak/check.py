"""The whole database against what the walks must have left in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.handlers.submitting import submission_of
from storage.counters import Choice, counted, submitted_answers
from storage.database import Database
from storage.parts import of_part
from storage.sheets import read_sheets
from storage.tables import identities, participations, sheets, subjects
from tests.soak.stage import Asked
from tests.soak.standing import Standing


class Walked(Protocol):
    @property
    def person_id(self) -> int:
        """Telegram's."""

    @property
    def standing(self) -> Standing: ...


async def differences(
    database: Database, asked: Asked, walks: Collection[Walked]
) -> list[tuple[str, object, object]]:
    """(what, expected, found) of a campaign, for all that is not as expected."""
    async with database.read() as connection:
        pairs = [
            ("respondents", _unfinished(walks), await _sheets(connection, asked)),
            ("answers", _answers_left(walks), await _answers(connection, asked)),
            ("submissions", _handed(walks), await _submissions(connection, asked)),
            ("participations", _parted(asked, walks), await _participations(connection, asked)),
            (
                "counters",
                await _recounted(connection, asked),
                await counted(connection, asked.campaign.part()),
            ),
        ]
    return [
        (what, *_apart(expected, found)) for what, expected, found in pairs if expected != found
    ]


def _apart(expected: Any, found: Any) -> tuple[object, object]:
    """Of what is counted, only that which differs."""
    if isinstance(expected, Counter) and isinstance(found, Counter):
        return expected - found, found - expected
    return expected, found


def _unfinished(walks: Collection[Walked]) -> Counter[int]:
    return Counter(walk.person_id for walk in walks if walk.standing.sheet is not None)


async def _sheets(connection: AsyncConnection, asked: Asked) -> Counter[int]:
    query = (
        select(identities.c.external_id)
        .join(subjects, subjects.c.person_id == identities.c.person_id)
        .join(sheets, sheets.c.subject_id == subjects.c.id)
    )
    mine = query.where(of_part(sheets, asked.campaign.part()))
    return Counter(map(int, (await connection.execute(mine)).scalars()))


def _answers_left(walks: Collection[Walked]) -> int:
    return sum(len(walk.standing.sheet.answers) for walk in walks if walk.standing.sheet)


async def _answers(connection: AsyncConnection, asked: Asked) -> int:
    """Of sealed drafts too; each sheet has one editor here."""
    mine = select(sheets.c.id).where(of_part(sheets, asked.campaign.part()))
    ids = set((await connection.execute(mine)).scalars())
    found = await read_sheets(connection, ids) if ids else {}
    return sum(len(one.answers) for one in found.values())


def _handed(walks: Collection[Walked]) -> Counter[str]:
    handed = (walk.standing.handed for walk in walks)
    return Counter(_line(one.municipality_id, one.answers) for one in handed if one)


async def _submissions(connection: AsyncConnection, asked: Asked) -> Counter[str]:
    return Counter(
        _line(*one) for one in await submitted_answers(connection, asked.campaign.part())
    )


def _line(municipality_id: int, given: Mapping[str, Any]) -> str:
    return f"{municipality_id} {json.dumps(given, sort_keys=True, ensure_ascii=False)}"


def _parted(asked: Asked, walks: Collection[Walked]) -> Counter[tuple[int, int]]:
    return Counter(
        (walk.person_id, walk.standing.handed.municipality_id)
        for walk in walks
        if asked.anonymous and walk.standing.handed
    )


async def _participations(connection: AsyncConnection, asked: Asked) -> Counter[tuple[int, int]]:
    table = participations
    query = select(identities.c.external_id, table.c.municipality_id).join(
        table, table.c.person_id == identities.c.person_id
    )
    rows = await connection.execute(query.where(of_part(table, asked.campaign.part())))
    return Counter((int(person), place) for person, place in rows)


async def _recounted(connection: AsyncConnection, asked: Asked) -> dict[int, Counter[Choice]]:
    counts: dict[int, Counter[Choice]] = {}
    for place, given in await submitted_answers(connection, asked.campaign.part()):
        one = submission_of(asked.rules.instrument, place, given)
        counts.setdefault(place, Counter()).update(one.choices)
    return counts

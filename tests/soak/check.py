"""The whole database against what the walks must have left in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.counters import counted
from storage.database import Database
from storage.keys import Keys
from storage.parts import of_part
from storage.sheets import read_sheets
from storage.tables import identities, sheets, subjects
from tests.soak.stage import Asked
from tests.soak.standing import Standing
from tests.soak.waits import waits


class Walked(Protocol):
    @property
    def person_id(self) -> int:
        """Telegram's."""

    @property
    def standing(self) -> Standing: ...


async def differences(
    database: Database, keys: Keys, asked: Asked, walks: Collection[Walked]
) -> list[tuple[str, object, object]]:
    """(what, expected, found) of a campaign, for all that is not as expected."""
    async with database.read() as connection:
        pairs = [
            ("respondents", _unfinished(walks), await _sheets(connection, asked)),
            ("answers", _answers_left(walks), await _answers(connection, asked)),
            ("handed in", _handed(walks), await _waits(connection, keys, asked)),
            ("counters", {}, await counted(connection, asked.campaign.part())),
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


async def _waits(connection: AsyncConnection, keys: Keys, asked: Asked) -> Counter[str]:
    """The campaign is counted at its close only."""
    found = await waits(connection, keys, asked)
    return Counter(_line(*one) for one in found.values())


def _line(municipality_id: int, given: Mapping[str, Any]) -> str:
    return f"{municipality_id} {json.dumps(given, sort_keys=True, ensure_ascii=False)}"

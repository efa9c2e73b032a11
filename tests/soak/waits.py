"""What waits of a campaign, opened with its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.keys import Keys
from storage.parts import of_part
from storage.seal import DraftId
from storage.tables import waiting
from storage.waiting_answers import opened
from tests.soak.stage import Asked


async def waits(
    connection: AsyncConnection, keys: Keys, asked: Asked
) -> dict[int, tuple[int, Mapping[str, Any]]]:
    """By sheet: where it was handed in, and the answers."""
    query = select(waiting.c.sheet_id, waiting.c.municipality_id, waiting.c.answers)
    rows = (await connection.execute(query.where(of_part(waiting, asked.campaign.part())))).all()
    code = asked.campaign.code
    key = keys.of(code) if rows and asked.anonymous else None
    return {
        id: (place, opened(key, text, DraftId(code, id, "waiting"))) for id, place, text in rows
    }

"""Fills a database with the story and keeps its rows, the chats, and what people were shown.

    python -m tests.filled.fill tests/filled/filled_0008.json

Run by hand at the schema that is to be kept; what it wrote is then data for the tests, and is not
made anew at another schema.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import URL

from bot.demo.emulator import Emulator
from storage import migrate
from storage.database import database_url
from tests.bot.town import Clock, Town
from tests.filled.chats import chats_of, number_people
from tests.filled.rows import packed, put_rows, rows_of, unpacked
from tests.filled.saved import at_work
from tests.filled.story import Story


async def filled() -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        saved = await _told(_database(folder, "story"))
        saved["seen"] = await _seen(_database(folder, "look"), saved)
    return saved


def _database(folder: str, name: str) -> URL:
    url = f"sqlite:///{folder}/{name}.sqlite3"
    os.environ["METODBOT_DATABASE_URL"] = url
    return database_url(url)


async def _told(url: URL) -> dict[str, Any]:
    await migrate.upgrade(url)
    clock = Clock()
    async with Emulator(clock, time_scale=0.005) as emulator:
        number_people(emulator)
        town = Town(emulator, url, clock, by_webhook=False)
        story = Story(town)
        try:
            await story.told()
        finally:
            await town.close()
        return {
            "revision": migrate.revisions()[-1],
            "now": clock().isoformat(),
            "codes": story.codes,
            "links": story.links,
            "chats": chats_of(emulator),
            "rows": packed(await rows_of(url)),
        }


async def _seen(url: URL, saved: dict[str, Any]) -> dict[str, list[str]]:
    await migrate.upgrade(url)
    await put_rows(url, unpacked(saved["rows"]))
    async with at_work(url, saved) as house:
        return await house.seen()


def in_lines(value: Any, depth: int = 0) -> str:
    """A row, a message, an answer on a line of its own."""
    if depth == 3 or not isinstance(value, dict | list) or not value:
        return json.dumps(value, ensure_ascii=False)
    pad = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        inside = [
            f"{json.dumps(name, ensure_ascii=False)}: {in_lines(one, depth + 1)}"
            for name, one in value.items()
        ]
        return f"{{{pad}{(',' + pad).join(inside)}\n{' ' * depth}}}"
    inside = [in_lines(one, depth + 1) for one in value]
    return f"[{pad}{(',' + pad).join(inside)}\n{' ' * depth}]"


if __name__ == "__main__":
    content = in_lines(asyncio.run(filled()))
    Path(sys.argv[1]).write_text(f"{content}\n", encoding="utf-8")

"""The bot at work on what was kept, with the people and chats as they were."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import URL

from bot.demo.emulator import Emulator, Message, Person
from storage.keys import Keys
from tests.bot.town import Clock, Town, presses
from tests.filled.chats import Kept, restore
from tests.filled.look import Seen, look, outbox_empty

FILE = Path(__file__).parent / "filled_0008.json"
# These cannot be reached any more.
GONE = ("Павел", "Рита")
# And one who may see no figures.
OF_THE_MONITORING = ("Вера", "Олег", "Ольга", "Пётр", "Раиса", "Ксения", "Инга", "Анна")


@cache
def saved() -> Kept:
    kept: Kept = json.loads(FILE.read_text(encoding="utf-8"))
    return kept


@dataclass(frozen=True)
class Filled:
    """`codes` are of the campaigns, `links` of the invitations, both by the story's names."""

    town: Town
    people: dict[str, Person]
    codes: dict[str, str]
    links: dict[str, str]

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def questionnaire(self, name: str) -> Message:
        """The newest message of this person that asks something, or lists the answers."""
        shown = [one for one in self[name].chat if one.from_bot and presses(one)]
        return shown[-1]

    async def start(self) -> None:
        """All that is owed by now has left."""
        await self.town.start()
        await self.town.app.tick()
        await outbox_empty(self.town)

    async def seen(self) -> Seen:
        await self.start()
        people = [one for name, one in self.people.items() if name not in GONE]
        return await look(people, OF_THE_MONITORING)


@asynccontextmanager
async def at_work(url: URL, kept: Kept, keys: Keys | None = None) -> AsyncIterator[Filled]:
    """A minute later; the bot is yet to be started. What it destroys is a copy of `keys`."""
    clock = Clock()
    clock.now = datetime.fromisoformat(kept["now"]) + timedelta(minutes=1)
    async with Emulator(clock, time_scale=0.005) as emulator:
        people = restore(emulator, kept["chats"])
        town = Town(emulator, url, clock, by_webhook=False)
        if keys is not None:
            shutil.copytree(keys.folder, town.keys.folder, dirs_exist_ok=True)
        try:
            yield Filled(town, people, kept["codes"], kept["links"])
        finally:
            await town.close()

"""What people are shown when they ask: their data, their questionnaire, the summaries."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from typing import TypeAlias

from bot.demo.emulator import Person
from storage.outbox import State
from storage.tables import outbox
from tests.bot.town import Town

Seen: TypeAlias = dict[str, list[str]]


async def look(people: Iterable[Person], with_summaries: Collection[str]) -> Seen:
    """By person and command, all that was answered: texts and labels, as on a telephone."""
    looked = await asyncio.gather(
        *(_look(person, person.first_name in with_summaries) for person in people)
    )
    return {f"{name} {command}": told for name, seen in looked for command, told in seen.items()}


async def _look(person: Person, with_summaries: bool) -> tuple[str, Seen]:
    seen = {"/mydata": await _answered(person, "/mydata")}
    if with_summaries:
        seen["/summary"] = await _summaries(person)
        seen["/status"] = await _answered(person, "/status")
    return person.first_name, seen | {"/start": await _answered(person, "/start")}


async def _summaries(person: Person) -> list[str]:
    """Of each campaign, and all answers of the newest."""
    told = await _answered(person, "/summary")
    first = person.screen
    for button in first.buttons:
        if " · " in button.text or button.text == "Все ответы":
            await person.tap(button.text, on=first)
            told.append(str(person.screen))
    return told


async def _answered(person: Person, command: str) -> list[str]:
    before = max((one.message_id for one in person.chat), default=0)
    await person.send(command)
    return [str(one) for one in person.chat if one.from_bot and one.message_id > before]


async def outbox_empty(town: Town) -> None:
    """What can leave by now has left."""
    async with asyncio.timeout(8):
        while await _on_its_way(town):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def _on_its_way(town: Town) -> int:
    return sum(
        row["state"] in {State.PENDING, State.CLAIMED} and row["due_at"] <= town.clock()
        for row in await town.rows(outbox)
    )

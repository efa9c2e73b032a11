"""Thousands of random walks while the bot is killed and started again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import URL

from bot.demo.emulator import TOKEN, Emulator
from storage.database import Database
from storage.keys import Keys
from storage.migrate import upgrade
from tests.soak.bot_process import BotProcess
from tests.soak.check import differences
from tests.soak.stage import Stage, Transport, open_campaigns
from tests.soak.tally import Tally
from tests.soak.walk import Divergence, Walk

# Telegram's pauses between attempts at a webhook, shortened as all else here is fast.
TIME_SCALE = 0.05
HANGS_AFTER = 60.0
TRANSPORTS: tuple[Transport, ...] = ("webhook", "polling")


@dataclass(frozen=True)
class Plan:
    """`kill_after` is the mean number of updates between two kills; 0 for none."""

    seed: int
    walks: int
    kill_after: int
    transports: Sequence[Transport] = TRANSPORTS
    at_once: int = 64


class Failed(Exception):
    """`lines` tell what diverged."""

    def __init__(self, seed: int, lines: Sequence[str], tally: Tally) -> None:
        self.lines, self.tally = (f"seed {seed}", *lines), tally
        super().__init__(seed, lines, tally)


async def soak(plan: Plan, url: URL, folder: Path) -> Tally:
    """`url` is of an empty database or of none yet. Raises Failed."""
    keys = Keys(folder / "keys")
    await upgrade(url, keys=lambda: keys)
    database = Database(url, keys)
    try:
        async with _stage(database, url, folder) as stage:
            await _walk_all(stage, plan)
            return stage.tally
    finally:
        await database.close()


@asynccontextmanager
async def _stage(database: Database, url: URL, folder: Path) -> AsyncIterator[Stage]:
    emulator = Emulator(lambda: datetime.now(UTC), time_scale=TIME_SCALE, answer_within=HANGS_AFTER)
    asked = await open_campaigns(database, datetime.now(UTC).date())
    async with emulator:
        environment = {
            "METODBOT_TOKEN": TOKEN,
            "METODBOT_API_URL": emulator.url,
            "METODBOT_DATABASE_URL": url.render_as_string(hide_password=False),
            "METODBOT_KEYS": str(folder / "keys"),
            "METODBOT_LOG_LEVEL": "WARNING",
        }
        bot = BotProcess(environment, folder / "bot.log")
        try:
            yield Stage(database, emulator, bot, asked, Keys(folder / "keys"))
        finally:
            await bot.stop()


async def _walk_all(stage: Stage, plan: Plan) -> None:
    walks: list[Walk] = []
    try:
        for number, transport in enumerate(plan.transports):
            share = range(number, plan.walks, len(plan.transports))
            stage.transport = transport
            await _by(stage, plan, share, walks)
        await _compare(stage, walks)
    except* Divergence as several:
        first = _first(several)
        raise Failed(plan.seed, first.lines, stage.tally) from several
    if "ERROR" in stage.bot.log:
        raise Failed(plan.seed, ["the bot's log:", stage.bot.log], stage.tally)


def _first(several: BaseExceptionGroup[Divergence]) -> Divergence:
    inner: BaseException = several
    while isinstance(inner, BaseExceptionGroup):
        inner = inner.exceptions[0]
    assert isinstance(inner, Divergence)
    return inner


async def _by(stage: Stage, plan: Plan, share: Sequence[int], walks: list[Walk]) -> None:
    """One share of the walks, all by the same transport."""
    _launch(stage)
    await stage.bot.ready()
    numbers = iter(share)
    killer = asyncio.create_task(_kill_now_and_then(stage, plan))
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(plan.at_once):
                group.create_task(_some_walks(stage, plan.seed, numbers, walks))
    finally:
        killer.cancel()
        await asyncio.gather(killer, return_exceptions=True)
        await stage.bot.stop()


async def _some_walks(stage: Stage, seed: int, numbers: Iterator[int], walks: list[Walk]) -> None:
    for number in numbers:
        random = Random(f"{seed}/{number}")
        walk = Walk(stage, random.choice(stage.asked), stage.emulator.person(), random)
        walks.append(walk)
        await walk.go()
        stage.tally["walks"] += 1


async def _kill_now_and_then(stage: Stage, plan: Plan) -> None:
    random = Random(f"{plan.seed}/kills")
    while plan.kill_after:
        until = stage.tally["updates"] + random.uniform(0.5, 1.5) * plan.kill_after
        while stage.tally["updates"] < until:  # noqa: ASYNC110 - a random moment is wanted
            await asyncio.sleep(random.uniform(0, 0.05))
        await _kill(stage)
        if random.random() < 0.2:
            await asyncio.sleep(random.uniform(0, 0.5))
            await _kill(stage)
        await stage.bot.ready()


async def _kill(stage: Stage) -> None:
    await stage.bot.kill()
    stage.tally["kills"] += 1
    _launch(stage)


def _launch(stage: Stage) -> None:
    if stage.transport == "polling":
        stage.bot.launch()
    else:
        url = f"http://127.0.0.1:{stage.bot.port}/updates"
        stage.bot.launch(METODBOT_WEBHOOK_URL=url, METODBOT_WEBHOOK_SECRET="soak" * 8)


async def _compare(stage: Stage, walks: Sequence[Walk]) -> None:
    """Raises Divergence."""
    for walk in walks:
        await walk.check()
    for asked in stage.asked:
        mine = [walk for walk in walks if walk.asked is asked]
        for what, expected, found in await differences(stage.database, stage.keys, asked, mine):
            raise Divergence(0, [], (what, expected), found)

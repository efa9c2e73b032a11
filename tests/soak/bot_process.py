"""The bot as a process of its own that can be killed and started again at once.

A server that has imported everything forks each start, so that a kill costs a fraction of a
second and not the seconds that importing takes.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import socket
import sys
from collections.abc import Mapping
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from aiohttp import ClientError, ClientSession

STARTED_WITHIN = 60.0


class BotDidNotStart(Exception):
    """`log` is what the process wrote."""

    def __init__(self, log: str) -> None:
        self.log = log
        super().__init__(log)


class BotProcess:
    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        """`environment` are settings of the bot, METODBOT_LISTEN is added."""
        self.port = _free_port()
        self.kills = 0
        self._environment = {**environment, "METODBOT_LISTEN": f"127.0.0.1:{self.port}"}
        self._log = log
        self._forks = multiprocessing.get_context("forkserver")
        self._forks.set_forkserver_preload(["bot.app", "bot.cli"])
        self._process: ForkServerProcess | None = None

    def launch(self, **settings: str) -> None:
        """Returns before the bot can be reached; `settings` stand above the environment."""
        environment = {**self._environment, **settings}
        self._process = self._forks.Process(target=_run, args=(environment, str(self._log)))
        self._process.start()

    async def ready(self) -> None:
        """Raises BotDidNotStart."""
        async with asyncio.timeout(STARTED_WITHIN), ClientSession() as session:
            while not await self._answers(session):
                if self._process is None or not self._process.is_alive():
                    raise BotDidNotStart(self.log)
                await asyncio.sleep(0.02)

    async def _answers(self, session: ClientSession) -> bool:
        try:
            async with session.get(f"http://127.0.0.1:{self.port}/health") as response:
                return response.ok
        except (ClientError, OSError):
            return False

    async def kill(self) -> None:
        self.kills += 1
        await self._end(by_force=True)

    async def stop(self) -> None:
        await self._end(by_force=False)

    async def _end(self, *, by_force: bool) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill() if by_force else process.terminate()
            await asyncio.to_thread(process.join)
            process.close()

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""


def _run(environment: Mapping[str, str], log: str) -> None:
    with Path(log).open("a", encoding="utf-8") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    os.environ.update(environment)
    os.chdir(Path(log).parent)
    from bot.cli import main  # noqa: PLC0415 - imported by the server that forks, not by the soak

    sys.argv = ["metodbot", "run"]
    main()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

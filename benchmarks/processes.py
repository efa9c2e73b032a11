"""The measured bot and the baseline, each a process of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.wire import Telegram

TOKEN = "42:measured"
SECRET = "measured" * 4
PATH = "/updates"
ADMINISTRATOR = 1_000_000_000
_STARTED_WITHIN = 60.0


@dataclass(frozen=True)
class Listening:
    name: str
    port: int


@asynccontextmanager
async def metodbot(
    telegram: Telegram, database: Path, command: tuple[str, ...] = ("-m", "bot")
) -> AsyncIterator[Listening]:
    port = _free_port()
    settings = {
        "METODBOT_TOKEN": TOKEN,
        "METODBOT_API_URL": f"http://127.0.0.1:{telegram.port}",
        "METODBOT_DATABASE_URL": f"sqlite:///{database}",
        "METODBOT_LISTEN": f"127.0.0.1:{port}",
        "METODBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}{PATH}",
        "METODBOT_WEBHOOK_SECRET": SECRET,
        "METODBOT_ADMIN_IDS": str(ADMINISTRATOR),
        "METODBOT_LOG_LEVEL": "WARNING",
    }
    async with _running([*command, "run"], settings, database.parent, port):
        await telegram.expecting.wait()
        yield Listening("metodbot", port)


@asynccontextmanager
async def echo_bot(telegram: Telegram, folder: Path) -> AsyncIterator[Listening]:
    port = _free_port()
    api_url = f"http://127.0.0.1:{telegram.port}"
    file = str(Path(__file__).with_name("echo.py"))
    async with _running([file, TOKEN, api_url, str(port), SECRET], {}, folder, port):
        yield Listening("echo", port)


@asynccontextmanager
async def _running(
    arguments: list[str], settings: Mapping[str, str], folder: Path, port: int
) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env={**os.environ, **settings}, cwd=folder
    )
    try:
        await _listens(port, process)
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _listens(port: int, process: Process) -> None:
    async with asyncio.timeout(_STARTED_WITHIN):
        while process.returncode is None:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return
    raise RuntimeError(f"a process ended with {process.returncode}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

import asyncio
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.demo import run
from tests.bot.cli.conftest import run as metodbot
from tests.bot.logging_kept import logging_kept

READY_WITHIN, GONE_WITHIN = 90.0, 20.0


async def metodbot_demo(folder: Path, *arguments: str) -> asyncio.subprocess.Process:
    environment = {**os.environ, "TMPDIR": str(folder), "METODBOT_LANGUAGE": "en"}
    command = (sys.executable, "-m", "bot", "demo", "--no-browser", *arguments)
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe, env=environment)


async def test_ctrl_c_ends_the_demo_and_leaves_nothing_behind(tmp_path: Path) -> None:
    process = await metodbot_demo(tmp_path, "--port", "0")
    assert process.stdout is not None
    async with asyncio.timeout(READY_WITHIN):
        line = (await process.stdout.readline()).decode()
    address = line.removeprefix("Demo: ").split()[0]
    async with ClientSession() as session, session.get(address) as response:
        assert response.status == 200
    process.send_signal(signal.SIGINT)
    async with asyncio.timeout(GONE_WITHIN):
        rest, errors = await process.communicate()
    assert (process.returncode, rest, errors) == (0, b"", b"")
    assert not os.listdir(tmp_path)  # noqa: PTH208


def test_a_taken_port_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as other, logging_kept():
        port = other.getsockname()[1]
        result = metodbot("demo", "--no-browser", "--port", str(port))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"Error: the address 127.0.0.1:{port} is taken; choose another port with --port."
    ]
    assert not list(tmp_path.iterdir())


def test_without_a_port_the_first_free_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(run, "FIRST_PORT", taken)
        found = run._free_port()
    assert taken < found < taken + run.TRIED_PORTS

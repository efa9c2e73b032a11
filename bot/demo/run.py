"""`metodbot demo`: runs until it is told to stop, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import AddressTaken
from bot.demo.demo import Demo
from bot.demo.page import add_page

HOST, FIRST_PORT, TRIED_PORTS = "127.0.0.1", 8070, 20


def run(port: int | None, ready: Callable[[str], None]) -> None:
    """`ready` is told the address of the page. Port 0 is a free one, None the first of ours free.

    Raises AddressTaken.
    """
    with TemporaryDirectory(prefix="metodbot-demo-") as folder:
        asyncio.run(_run(Path(folder), _free_port() if port is None else port, ready))


async def _run(folder: Path, port: int, ready: Callable[[str], None]) -> None:
    demo, running = Demo(folder), asyncio.current_task()
    assert running is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    add_page(demo)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await _start(demo, port)
            ready(demo.emulator.url)
            await demo.wait()
    finally:
        await demo.stop()


async def _start(demo: Demo, port: int) -> None:
    try:
        await demo.start(port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise AddressTaken(f"{HOST}:{port}") from error
        raise


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + TRIED_PORTS):
        if _is_free(port):
            return port
    return 0


def _is_free(port: int) -> bool:
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        return False
    return True

"""The emulator as a process of its own: `python -m bot.demo.emulator --port N --token T`."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
from datetime import UTC, datetime

from bot.demo.emulator.emulator import TOKEN, Emulator
from bot.demo.emulator.pace import PaceLimits


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    asyncio.run(_serve(_arguments()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Stand in for api.telegram.org on this machine.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN, help="the bot's token, <number>:<letters>")
    parser.add_argument("--pace", action="store_true", help="refuse messages sent too fast")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    pace = PaceLimits() if arguments.pace else None
    emulator = Emulator(lambda: datetime.now(UTC), arguments.token, pace=pace)
    await emulator.start(arguments.host, arguments.port)
    logging.info("listening on %s", emulator.url)
    try:
        await _stopped()
    finally:
        await emulator.stop()


async def _stopped() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()


if __name__ == "__main__":
    main()

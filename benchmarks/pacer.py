"""One checkout's bot, tapped by its own benchmark a round at a time, as `against` asks for it.

Run by path with the Python of that checkout and in its folder; what it imports is that checkout's.
Each line of standard input is the number of taps at once and the seconds, each line of standard
output the taps a second.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

# The folder of this file is not the checkout that is measured.
sys.path[0] = str(Path.cwd())

from benchmarks import processes, taps  # noqa: E402
from benchmarks.size import Size  # noqa: E402
from benchmarks.wire import Telegram  # noqa: E402
from storage.database import database_url  # noqa: E402

WARMING_UP = (64, 1.0)


async def main(url: str, size: Size) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "taps.sqlite3"
        given = url or f"sqlite:///{file}"
        if url:
            _use_everywhere(url)
        source = await taps._prepare(file, size)
        os.environ["METODBOT_KEYS"] = str(Path(folder) / "keys")
        async with Telegram() as telegram, processes.metodbot(telegram, file) as bot:
            await taps._pace(bot, source, *WARMING_UP)
            print("ready", given.partition(":")[0], flush=True)
            while line := await asyncio.to_thread(sys.stdin.readline):
                at_once, seconds = line.split()
                pace = await taps._pace(bot, source, int(at_once), float(seconds))
                print(pace.rate, flush=True)


def _use_everywhere(url: str) -> None:
    """The benchmark knows files alone: it fills, and the bot opens, this database instead."""
    vars(taps)["database_url"] = lambda _file: database_url(url)
    running = processes._running

    def with_url(arguments, settings, folder, port):  # type: ignore[no-untyped-def]
        return running(arguments, {**settings, "METODBOT_DATABASE_URL": url}, folder, port)

    vars(processes)["_running"] = with_url


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Size(int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))))

"""`python -m tests.soak`: prints what happened; exit code 1 where anything was lost or doubled."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from storage.database import database_url
from tests.soak.soak import TRANSPORTS, Failed, Plan, soak
from tests.soak.tally import Tally


def main() -> None:
    arguments = _arguments()
    # However it is ended, the bot ends with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started = time.monotonic()
    try:
        tally = _soaked(arguments)
    except Failed as failed:
        print(*failed.lines, failed.tally, sep="\n")
        sys.exit(1)
    print(f"{tally} in {time.monotonic() - started:.0f} s; nothing lost, nothing doubled")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--walks", type=int, default=10_000)
    parser.add_argument("--kill-after", type=int, default=6_000, help="updates, on average")
    parser.add_argument("--at-once", type=int, default=64, help="people of one process")
    parser.add_argument("--processes", type=int, default=1, help="soaks side by side")
    parser.add_argument("--transport", choices=TRANSPORTS, help="default: half by each")
    parser.add_argument("--database", help="URL of an empty one; default: SQLite, a new file")
    return parser.parse_args()


def _soaked(arguments: argparse.Namespace) -> Tally:
    if arguments.processes == 1:
        return _one(arguments, 0)
    with ProcessPoolExecutor(arguments.processes) as pool:
        whole = Tally()
        for tally in pool.map(partial(_one, arguments), range(arguments.processes)):
            whole.update(tally)
        return whole


def _one(arguments: argparse.Namespace, number: int) -> Tally:
    plan = Plan(
        seed=arguments.seed + number,
        walks=arguments.walks // arguments.processes,
        kill_after=arguments.kill_after,
        transports=[arguments.transport] if arguments.transport else TRANSPORTS,
        at_once=arguments.at_once,
    )
    with tempfile.TemporaryDirectory() as folder:
        url = arguments.database or f"sqlite:///{folder}/soak.sqlite3"
        return asyncio.run(soak(plan, database_url(url), Path(folder)))


if __name__ == "__main__":
    main()

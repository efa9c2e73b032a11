"""`python -m benchmarks [name]`: each measures beside a baseline in the same run."""

from __future__ import annotations

import argparse
import asyncio

from benchmarks import counting, reading, results, scoring, seal, summary, taps
from benchmarks.size import Size

BENCHMARKS = {
    "taps": taps.run,
    "summary": summary.run,
    "counting": counting.run,
    "seal": seal.run,
    "scoring": scoring.run,
    "results": results.run,
    "reading": reading.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="?", choices=BENCHMARKS, help="default: all")
    parser.add_argument("--respondents", type=int, default=22_000, help="in the database before")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of one round of taps")
    given = parser.parse_args()
    for name in [given.name] if given.name else BENCHMARKS:
        size = Size(given.respondents, given.rounds, given.seconds)
        asyncio.run(BENCHMARKS[name](size))


if __name__ == "__main__":
    main()

"""All methodologies over many municipalities and periods, beside a plain groupby of the values.

`python -m benchmarks scoring`, or in other sizes
`python -m benchmarks.scoring [municipalities] [periods]`.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.size import Size
from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Expert, Indicator, Points, Presence, has_fraction
from scoring.methodology.load import shipped, shipped_assessment, shipped_ids
from scoring.results.region import region_result
from scoring.results.score import score

MUNICIPALITIES, PERIODS = 2_500, 10


def invented(assessment: Assessment, towns: int, random: np.random.Generator) -> pd.DataFrame:
    names = [f"m{i}" for i in range(towns)]
    columns = [
        pd.DataFrame(
            {
                "subject": names,
                "indicator": one.id,
                "status": "given",
                **_numbers(one, towns, random),
                "weighted": True,
            }
        )
        for one in assessment.all_indicators
    ]
    return pd.concat(columns, ignore_index=True)


def _numbers(indicator: Indicator, towns: int, random: np.random.Generator) -> dict[str, Any]:
    if has_fraction(indicator):
        whole = random.integers(1, 500, towns)
        return {"numerator": (random.random(towns) * whole).astype(int), "denominator": whole}
    most = 1
    if isinstance(indicator, Expert | Points):
        most = indicator.most or 1
    elif not isinstance(indicator, Presence):
        most = 100
    return {"numerator": random.integers(0, most + 1, towns), "denominator": 1}


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and the peak of memory in megabytes from a second run."""
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return seconds, peak


def _all_periods(assessment: Assessment, frames: list[pd.DataFrame]) -> None:
    for frame in frames:
        region_result(score(assessment, frame))


def _grouped(frames: list[pd.DataFrame]) -> None:
    for frame in frames:
        frame.groupby("subject", sort=False)["numerator"].sum()


def _assessments() -> Iterator[Assessment]:
    for id in shipped_ids():
        found = shipped(id)
        if isinstance(found, Assessment):
            yield found


def main(towns: int, periods: int) -> None:
    random = np.random.default_rng(2021)
    total: list[tuple[int, float, float]] = []
    print(f"{'methodology':32}{'values':>10}{'seconds':>9}{'MB':>7}{'groupby':>9}{'MB':>7}")
    for assessment in _assessments():
        frames = [invented(assessment, towns, random) for _ in range(periods)]
        values = sum(map(len, frames))
        own, own_peak = measured(partial(_all_periods, assessment, frames))
        plain, plain_peak = measured(partial(_grouped, frames))
        total.append((values, own, plain))
        figures = f"{own:9.2f}{own_peak:7.1f}{plain:9.2f}{plain_peak:7.1f}"
        print(f"{assessment.id:32}{values:10}{figures}")
    values, seconds, plain = (sum(column) for column in zip(*total, strict=True))
    rate = 1e6 * seconds / values
    print(f"{values} values: {rate:.2f} s a million, {seconds / plain:.1f} times the groupby")

    for size in (towns, 2 * towns, 4 * towns):
        print(f"{size} municipalities at once: {_peak(size, random):.1f} MB for support_2021")


def _peak(towns: int, random: np.random.Generator) -> float:
    support = shipped_assessment("support_2021")
    frames = [invented(support, towns, random)]
    return measured(partial(_all_periods, support, frames))[1]


async def run(_: Size) -> None:
    main(MUNICIPALITIES, PERIODS)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    main(*(given + [MUNICIPALITIES, PERIODS][len(given) :]))

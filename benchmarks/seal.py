"""What it costs to open a sealed draft and to seal it again, beside its JSON alone."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from benchmarks.fill import random_answers
from benchmarks.size import Size
from bot.instruments.load import shipped_instruments
from storage.keys import Keys
from storage.seal import DraftId, seal, unseal

TIMES = 2_000
DRAFT = DraftId("measured", 1)


async def run(size: Size) -> None:
    answers = _draft()
    with tempfile.TemporaryDirectory() as folder:
        keys = Keys(Path(folder))
        sealed = seal(keys.make(DRAFT.campaign), answers, DRAFT)
        looked_up = partial(keys.of, DRAFT.campaign)
        anew = partial(_opened_and_sealed, keys, sealed)
        plain = partial(_read_and_written, json.dumps(answers, ensure_ascii=False))
        works = (anew, plain, looked_up)
        rounds = [[_microseconds(work) for work in works] for _ in range(size.rounds)]
    own, bare, key = (median(column) for column in zip(*rounds, strict=True))
    print(
        f"a draft of {len(answers)} answers, {len(sealed)} bytes sealed: "
        f"opened and sealed {own:.0f} µs, of these the key {key:.0f}; "
        f"JSON alone {bare:.0f} µs, ratio {own / bare:.2f}"
    )


def _draft() -> dict[str, Any]:
    """Of everything that the longest questionnaire may ask."""
    young_teacher = shipped_instruments()["young_teacher"]
    return max((random_answers(young_teacher, Random(seed)) for seed in range(200)), key=len)


def _opened_and_sealed(keys: Keys, sealed: bytes) -> None:
    key = keys.of(DRAFT.campaign)
    seal(key, unseal(key, sealed, DRAFT), DRAFT)


def _read_and_written(text: str) -> None:
    json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))


def _microseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(TIMES):
        work()
    return (time.perf_counter() - began) / TIMES * 1e6

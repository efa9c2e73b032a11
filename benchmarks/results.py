"""What people and programs read of a scored table, beside json.dumps of the same in the same run.

`python -m benchmarks results`, or for other sizes `python -m benchmarks.results [municipalities]`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.scoring import invented
from benchmarks.size import Size
from bot.cli.score_told import told_results
from bot.result_files import as_csv, as_xlsx
from bot.texts.fluent import console_texts
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import shipped_assessment
from scoring.results.contract import score_json, score_text
from scoring.results.score import score

MUNICIPALITIES = 8_700
METHODOLOGIES = ("support_2021", "professional_growth_2_2", "methodical_work_assessment")
# Of a hundred values so many are missing, so that nearly every result is open.
MISSING = 5


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main(towns: int) -> None:
    random = np.random.default_rng(2021)
    heads = ("values", "dumps", "JSON", "screen", "CSV", "XLSX", "JSON / dumps")
    print(f"{'methodology':28}{'towns':>8}" + "".join(f"{head:>13}" for head in heads))
    for id in METHODOLOGIES:
        for size in (towns // 4, towns // 2, towns):
            _told(shipped_assessment(id), size, random)


def _told(assessment: Assessment, towns: int, random: np.random.Generator) -> None:
    frame = invented(assessment, towns, random)
    frame = frame[random.random(len(frame)) >= MISSING / 100]
    scores, texts = score(assessment, frame), console_texts("ru")
    dumps = seconds(partial(json.dumps, score_json(scores), ensure_ascii=False))
    document = seconds(partial(score_text, scores))
    files = [seconds(partial(work, texts, scores)) for work in (told_results, as_csv, as_xlsx)]
    figures = "".join(f"{one:13.2f}" for one in (dumps, document, *files, document / dumps))
    print(f"{assessment.id:28}{towns:8}{len(frame):13}{figures}", flush=True)


async def run(_: Size) -> None:
    main(MUNICIPALITIES)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MUNICIPALITIES)

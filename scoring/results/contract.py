"""The object of `metodbot score --format json`; result.schema.json describes it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from scoring.as_json import as_json
from scoring.results.region import region_result
from scoring.results.result import results
from scoring.results.score import Scores


def score_json(scores: Scores) -> dict[str, Any]:
    return {
        "methodology": scores.assessment.id,
        "version": scores.assessment.version,
        "municipalities": as_json(results(scores)),
        "region": as_json(region_result(scores)),
    }


def result_schema() -> dict[str, Any]:
    text = (files("scoring.results") / "result.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema

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


def score_text(scores: Scores) -> str:
    """The same as text, each municipality on a line of its own."""
    parts = (f"{json.dumps(key)}: {_value(value)}" for key, value in score_json(scores).items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: Any) -> str:
    # Setting each key on its own line takes the encoder four times as long, and nobody reads
    # thousands of municipalities by their keys.
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n]"
    return json.dumps(value, ensure_ascii=False, indent=2)


def result_schema() -> dict[str, Any]:
    text = (files("scoring.results") / "result.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema

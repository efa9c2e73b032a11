"""The object of `metodbot score --format json`; result.schema.json describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from scoring.as_json import as_json
from scoring.results.region import RegionResult, region_result
from scoring.results.result import SubjectResult, results
from scoring.results.score import Scores
from scoring.results.subject import Subject


def score_json(scores: Scores) -> dict[str, Any]:
    return {
        "methodology": scores.assessment.id,
        "version": scores.assessment.version,
        "assessed": scores.assessment.assessed,
        "municipalities": [subject_json(one) for one in results(scores)],
        "region": region_json(region_result(scores)),
    }


def subject_json(one: SubjectResult) -> dict[str, Any]:
    """Whoever is assessed is a `municipality` by its name, as the contract was first written."""
    about: dict[str, Any] = as_json(one)
    subject = about.pop("subject")
    return {"municipality": subject["name"], "code": subject["code"], **about}


def region_json(region: RegionResult) -> dict[str, Any]:
    """Whoever is assessed is named, and counted as `municipalities`."""
    zones = {level: _names(subjects) for level, subjects in region.zones.items()}
    ends = {name: _names(getattr(region, name)) for name in ("without_level", "leaders", "problem")}
    about: dict[str, Any] = as_json(region)
    return {"municipalities": about.pop("subjects"), **about, "zones": zones, **ends}


def _names(subjects: Iterable[Subject]) -> list[str]:
    return [one.name for one in subjects]


def score_text(scores: Scores) -> str:
    """The same as text, each subject on a line of its own."""
    parts = (f"{json.dumps(key)}: {_value(value)}" for key, value in score_json(scores).items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: Any) -> str:
    # Setting each key on its own line takes the encoder four times as long, and nobody reads
    # thousands of subjects by their keys.
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n]"
    return json.dumps(value, ensure_ascii=False, indent=2)


def result_schema() -> dict[str, Any]:
    text = (files("scoring.results") / "result.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema

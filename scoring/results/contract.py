"""The object of `metodbot score --format json`; result.schema.json describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
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
    # Thousands of subjects share few results of an indicator: each is written once.
    written: dict[int, str] = {}
    subjects = [_subject_text(one, written) for one in results(scores)]
    about = {
        **_about(scores),
        "municipalities": "[\n" + ",\n".join(subjects) + "\n]" if subjects else "[]",
        "region": json.dumps(region_json(region_result(scores)), ensure_ascii=False, indent=2),
    }
    return "{\n" + ",\n".join(_key(key) + text for key, text in about.items()) + "\n}\n"


def _about(scores: Scores) -> dict[str, str]:
    assessment = scores.assessment
    return {name: _plain(getattr(assessment, key)) for name, key in _ABOUT.items()}


_ABOUT = {"methodology": "id", "version": "version", "assessed": "assessed"}


def _subject_text(one: SubjectResult, written: dict[int, str]) -> str:
    """`written` are the texts of results, by the objects that `results` shares."""
    large = {"criteria": one.criteria, "indicators": one.indicators}
    about = subject_json(replace(one, criteria={}, indicators={}))
    parts = (
        _key(key) + (_table(large[key], written) if key in large else _plain(value))
        for key, value in about.items()
    )
    return "{" + ", ".join(parts) + "}"


def _table(table: Mapping[str, Any], written: dict[int, str]) -> str:
    parts = [_key(key) + _once(one, written) for key, one in table.items()]
    return "{" + ", ".join(parts) + "}"


def _once(one: object, written: dict[int, str]) -> str:
    text = written.get(id(one))
    if text is None:
        text = written[id(one)] = _plain(as_json(one))
    return text


# `json.dumps` makes an encoder at each call.
_plain = json.JSONEncoder(ensure_ascii=False).encode


@cache
def _key(name: str) -> str:
    return f"{_plain(name)}: "


def result_schema() -> dict[str, Any]:
    text = (files("scoring.results") / "result.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema

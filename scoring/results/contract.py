"""The object of `metodbot score --format json`; result.schema.json describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from importlib.resources import files
from operator import add
from typing import Any

from scoring.as_json import as_json
from scoring.results.region import RegionResult, region_result
from scoring.results.result import SubjectResult, results
from scoring.results.score import Scores
from scoring.results.subject import Subject
from scoring.results.written import Writing, key, plain_json
from scoring.uncollected import uncollected


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
    writing = Writing()
    with uncollected():
        subjects = [_subject_text(one, writing) for one in results(scores)]
    about = {
        **_about(scores),
        "municipalities": "[\n" + ",\n".join(subjects) + "\n]" if subjects else "[]",
        "region": json.dumps(region_json(region_result(scores)), ensure_ascii=False, indent=2),
    }
    return "{\n" + ",\n".join(key(name) + text for name, text in about.items()) + "\n}\n"


def _about(scores: Scores) -> dict[str, str]:
    assessment = scores.assessment
    return {name: plain_json(getattr(assessment, of)) for name, of in _ABOUT.items()}


_ABOUT = {"methodology": "id", "version": "version", "assessed": "assessed"}


def _subject_text(one: SubjectResult, writing: Writing) -> str:
    texts = [
        plain_json(one.subject.name),
        plain_json(one.subject.code),
        *writing.fields(one, _PLAIN),
        writing.table(one.criteria),
        writing.table(one.indicators),
    ]
    return "{" + ", ".join(map(add, _KEYS, texts)) + "}"


_TABLES = ("criteria", "indicators")
_PLAIN = [one.name for one in fields(SubjectResult) if one.name not in ("subject", *_TABLES)]
_KEYS = [key(name) for name in ("municipality", "code", *_PLAIN, *_TABLES)]


def result_schema() -> dict[str, Any]:
    text = (files("scoring.results") / "result.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema

"""Small helpers for tests that need a whole methodology scored."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.methodology.assessment import Assessment
from scoring.methodology.load import load_methodology
from scoring.results.score import Scores, score
from scoring.results.values import Value, values_frame

Given = int | tuple[int, int] | None

HEAD = """id: garden
kind: assessment
version: "1"
since: "2021-01-01"
title: Сад
source: &s {file: "000", part: "1"}
"""


def methodology(body: str, head: str = HEAD) -> Assessment:
    """From YAML in which `source: *s` stands for any source."""
    found = load_methodology(head + body, "garden.yaml")
    assert isinstance(found, Assessment)
    return found


def value(town: str, id: str, given: Given) -> Value:
    if given is None:
        return Value(town, id, status="not_applicable")
    if isinstance(given, tuple):
        return Value(town, id, numerator=given[0], denominator=given[1])
    return Value(town, id, given)


def scored(assessment: Assessment, towns: Mapping[str, Mapping[str, Given]]) -> Scores:
    values = [value(town, id, one) for town, own in towns.items() for id, one in own.items()]
    return score(assessment, values_frame(assessment, values), list(towns))

"""Worked examples of a methodology, kept beside it and computed anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import Field

from scoring.as_json import as_json
from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import is_summed
from scoring.reading.located_yaml import read_yaml
from scoring.reading.strict_model import Id, Source, StrictModel, Text
from scoring.reading.validation import validate
from scoring.results.contract import region_json, subject_json
from scoring.results.region import region_result
from scoring.results.result import result
from scoring.results.score import Scores, score
from scoring.results.values import Value, values_frame

# One value, [numerator, denominator], or `not_applicable` / `missing`.
Figure = int | Decimal | tuple[int, int] | Literal["missing", "not_applicable"]
Figures = Mapping[Id, Figure]
ONLY = "example"


class Case(StrictModel):
    """Either `values` of one municipality, or those of several `municipalities`.

    `rest` is the value of every indicator that is not named and not summed from others; without
    it they are missing.
    `expect` names keys of the result (`criteria.1.points`, `indicators.1.1.value`),
    `region` keys of the region's result, `of` such expectations by municipality.
    """

    name: Text
    source: Source | None = None
    rest: Figure | None = None
    values: Figures = Field(default_factory=dict)
    municipalities: Mapping[Text, Figures] = Field(default_factory=dict)
    expect: Mapping[Text, Any] = Field(default_factory=dict)
    of: Mapping[Text, Mapping[Text, Any]] = Field(default_factory=dict)
    region: Mapping[Text, Any] = Field(default_factory=dict)


class Cases(StrictModel):
    methodology: Id
    cases: tuple[Case, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Difference:
    """What a case expected under a key, and what came out."""

    case: str
    key: str
    expected: Any
    found: Any


def load_cases(text: str, file: str) -> Cases:
    """Raises FileRefused."""
    return validate(read_yaml(text, file), Cases)


def has_cases(id: str) -> bool:
    return _cases_file(id).is_file()


def shipped_cases(id: str) -> Cases:
    """Raises FileNotFoundError where a methodology has no examples."""
    return load_cases(_cases_file(id).read_text(encoding="utf-8"), f"{id}.cases.yaml")


def _cases_file(id: str) -> Traversable:
    return files("scoring") / "methodologies" / f"{id}.cases.yaml"


def differences(assessment: Assessment, case: Case) -> tuple[Difference, ...]:
    """Empty where the methodology gives what the case expects. Raises UnknownIndicator."""
    return tuple(
        Difference(case.name, key, _plain(expected), found)
        for key, expected, found in _compared(case, _scored(assessment, case))
        if _plain(expected) != found
    )


def _scored(assessment: Assessment, case: Case) -> Scores:
    towns = dict(case.municipalities) or {ONLY: case.values}
    values = [
        _value(town, id, figure)
        for town, figures in towns.items()
        for id, figure in {**_rest(assessment, case), **figures}.items()
    ]
    return score(assessment, values_frame(assessment, values), list(towns))


def _rest(assessment: Assessment, case: Case) -> dict[str, Figure]:
    if case.rest is None:
        return {}
    asked = (one.id for one in assessment.all_indicators if not is_summed(one))
    return dict.fromkeys(asked, case.rest)


def _value(town: str, id: str, figure: Figure) -> Value:
    if isinstance(figure, str):
        return Value(town, id, status=figure)
    if isinstance(figure, tuple):
        return Value(town, id, numerator=figure[0], denominator=figure[1])
    return Value(town, id, value=figure)


def _compared(case: Case, scores: Scores) -> Iterator[tuple[str, Any, Any]]:
    towns = {**case.of, **({ONLY: case.expect} if case.expect else {})}
    for town, expected in towns.items():
        found = subject_json(result(scores, town))
        for key, wanted in expected.items():
            yield key, wanted, _at(found, key)
    if case.region:
        found = region_json(region_result(scores))
        for key, wanted in case.region.items():
            yield key, wanted, _at(found, key)


def _at(data: Any, key: str) -> Any:
    """`indicators.1.1.points`: ids hold points too, so the longest key that fits is taken."""
    if not key or not isinstance(data, Mapping):
        return data if not key else None
    steps = key.split(".")
    for length in range(len(steps), 0, -1):
        head = ".".join(steps[:length])
        if head in data:
            return _at(data[head], ".".join(steps[length:]))
    return None


def _plain(expected: Any) -> Any:
    return as_json(expected)

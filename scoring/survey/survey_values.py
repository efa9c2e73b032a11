"""Counted answers as values, of which a survey is made and nothing else.

An indicator is named after what it measures: `13:subject` is the share of an option,
`2/attestation@need` the mean of an index in a row, `2/attestation@need:top` the share of its top
options, `*` how many of the teachers have answered. Neither `:` nor `@` nor `*` can be in an id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from scoring.results.values import Value
from scoring.survey.questionnaire import Index, Questionnaire
from scoring.survey.survey_counts import ItemCounts, SurveyCounts, check_counts

RESPONDENTS = "*"
_NOBODY = ItemCounts(0, {})


def of_option(key: str, option: str) -> str:
    return f"{key}:{option}"


def of_index(key: str, index: Index) -> str:
    return f"{key}@{index.id}"


def of_top(key: str, index: Index) -> str:
    return f"{key}@{index.id}:top"


@dataclass(frozen=True)
class SurveyValues:
    """Of one municipality, by indicator."""

    municipality: str
    values: Mapping[str, Value]

    @property
    def respondents(self) -> int:
        value = self.values[RESPONDENTS]
        return int((value.value if value.numerator is None else value.numerator) or 0)

    @property
    def teachers(self) -> int | None:
        return self.values[RESPONDENTS].denominator

    def fraction(self, indicator: str) -> tuple[int, int]:
        """Numerator and denominator; both 0 where there is no value."""
        value = self.values.get(indicator)
        if value is None or value.numerator is None or value.denominator is None:
            return 0, 0
        return value.numerator, value.denominator


def values_by_municipality(values: Iterable[Value]) -> tuple[SurveyValues, ...]:
    """In the order in which they are named first."""
    grouped: dict[str, dict[str, Value]] = {}
    for value in values:
        grouped.setdefault(value.subject, {})[value.indicator] = value
    return tuple(SurveyValues(*one) for one in grouped.items())


def survey_values(methodology: Questionnaire, counts: SurveyCounts) -> tuple[Value, ...]:
    """Of every option and index, what nobody was asked or answered too. Raises CountsContradict."""
    check_counts(methodology, counts)
    return tuple(_values(methodology, counts))


def _values(methodology: Questionnaire, counts: SurveyCounts) -> Iterator[Value]:
    place = counts.municipality
    yield _respondents(counts)
    for item in methodology.items:
        for key in item.keys:
            cell = counts.items.get(key, _NOBODY)
            for option in item.choices:
                chosen = (cell.options.get(option, 0), cell.base)
                yield _share(place, of_option(key, option), chosen)
    for index in methodology.indices:
        for key in methodology.item(index.item).keys:
            cell = counts.items.get(key, _NOBODY)
            yield _share(place, of_index(key, index), mean_on(index, cell))
            yield _share(place, of_top(key, index), chosen_of(index.top, cell))


def _respondents(counts: SurveyCounts) -> Value:
    place, respondents = counts.municipality, counts.respondents
    if counts.teachers is None:
        return Value(place, RESPONDENTS, respondents)
    return Value(place, RESPONDENTS, numerator=respondents, denominator=counts.teachers)


def _share(municipality: str, indicator: str, fraction: tuple[int, int]) -> Value:
    numerator, denominator = fraction
    if not denominator:
        return Value(municipality, indicator, status="missing")
    return Value(municipality, indicator, numerator=numerator, denominator=denominator)


def chosen_of(options: Iterable[str], cell: ItemCounts) -> tuple[int, int]:
    """(how many chose, of how many)."""
    return sum(cell.options.get(option, 0) for option in options), cell.base


def mean_on(index: Index, cell: ItemCounts) -> tuple[int, int]:
    """Numerator and denominator of the mean: those of municipalities can be summed."""
    worths = {option: Fraction(worth) for option, worth in index.scale.items()}
    unit = lcm(*(worth.denominator for worth in worths.values()))
    total = sum(int(unit * worth) * cell.options.get(o, 0) for o, worth in worths.items())
    return total, unit * cell.base

"""A methodology that turns values of whoever is assessed into points and levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from scoring.methodology.indicators import Count, Expert, Indicator, Measured, Points, Presence
from scoring.methodology.ladder import Ladder
from scoring.methodology.levels import Levels
from scoring.reading.mistakes import Mistake
from scoring.reading.strict_model import MOST_POINTS, Id, PeriodKind, Source, StrictModel, Text


def _real_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise Mistake("not_a_day", value=text) from None
    return text


SubjectKind = Literal["municipality", "organization", "programme", "head", "association"]
Day = Annotated[str, AfterValidator(_real_day)]


class Criterion(StrictModel):
    """`max_points` limits the sum where the source prints no maximum for each indicator."""

    id: Id
    title: Text
    source: Source
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    max_points: int | None = Field(None, ge=1, le=MOST_POINTS)
    levels: Levels | None = None
    note: Text | None = None


class Zones(StrictModel):
    """Percents of the maximum, rounded to one decimal before they are compared."""

    leaders_above: Decimal
    problem_below: Decimal
    source: Source


class Consistency(StrictModel):
    """The sum of some figures of one form is at most, or equals, another figure of it.

    A figure is an indicator's id, or `<id>.numerator`, `<id>.denominator`.
    """

    id: Id
    sum: tuple[Text, ...] = Field(min_length=1)
    at_most: Text | None = None
    equals: Text | None = None
    source: Source
    note: Text | None = None

    @property
    def limit(self) -> str:
        return self.at_most or self.equals or ""


class Assessment(StrictModel):
    """`levels_from_region`: the source names levels without thresholds, a region gives them.

    `one_criterion`: each of the assessed is judged by the one criterion that it has values for.
    """

    kind: Literal["assessment"]
    id: Id
    version: Text
    since: Day
    until: Day | None = None
    title: Text
    source: Source
    period: PeriodKind = "academic_year"
    assessed: SubjectKind = "municipality"
    notes: tuple[Text, ...] = ()
    ladders: Mapping[Id, Ladder] = Field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    levels: Levels | None = None
    levels_from_region: bool = False
    one_criterion: bool = False
    zones: Zones | None = None
    consistency: tuple[Consistency, ...] = ()

    @cached_property
    def all_indicators(self) -> tuple[Indicator, ...]:
        in_criteria = (one for criterion in self.criteria for one in criterion.indicators)
        return (*self.indicators, *in_criteria)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each indicator stands in `all_indicators`."""
        return {one.id: i for i, one in enumerate(self.all_indicators)}

    @cached_property
    def limits(self) -> Mapping[str, int]:
        """The limit of the criterion for each indicator that has none of its own."""
        return {
            one.id: criterion.max_points
            for criterion in self.criteria
            for one in criterion.indicators
            if criterion.max_points and isinstance(one, Points) and one.most is None
        }

    def indicator(self, id: str) -> Indicator:
        return self.all_indicators[self.places[id]]

    def ladder_of(self, indicator: Indicator) -> Ladder | None:
        named = indicator.ladder if isinstance(indicator, Measured) else None
        return self.ladders[named] if named else None

    def possible_points(self, indicator: Indicator) -> tuple[int, ...]:
        """Empty for an indicator that brings no points, or is limited by its criterion only."""
        return self._possible_points[indicator.id]

    @cached_property
    def _possible_points(self) -> Mapping[str, tuple[int, ...]]:
        return {one.id: self._brings(one) for one in self.all_indicators}

    def _brings(self, indicator: Indicator) -> tuple[int, ...]:
        match indicator:
            case Expert(most=most) | Points(most=int(most)):
                return tuple(range(most + 1))
            case Presence(points=points) if points:
                return (0, points)
        ladder = self.ladder_of(indicator)
        return tuple(sorted(set(ladder.points))) if ladder else ()

    def counts_like(self, patterns: Iterable[str]) -> tuple[str, ...]:
        """Ids of the counts that fit one of the patterns, each once."""
        counts = [one.id for one in self.all_indicators if isinstance(one, Count)]
        wanted = tuple(patterns)
        return tuple(id for id in counts if any(fnmatchcase(id, one) for one in wanted))

    def max_of(self, indicator: Indicator) -> int:
        return max(self.possible_points(indicator), default=0)

    def is_scored(self, indicator: Indicator) -> bool:
        return bool(self.possible_points(indicator)) or indicator.id in self.limits

    def max_of_criterion(self, criterion: Criterion) -> int:
        return criterion.max_points or sum(map(self.max_of, criterion.indicators))

    @cached_property
    def level_titles(self) -> Mapping[str, str]:
        """Of the levels that carry a title of their own."""
        scales = (self.levels, *(one.levels for one in self.criteria))
        bands = (band for levels in scales if levels for band in levels.bands)
        return {band.level: band.title for band in bands if band.title}

    @cached_property
    def max_points(self) -> int:
        """For `one_criterion`, of the largest criterion."""
        outside = sum(map(self.max_of, self.indicators))
        inside = [self.max_of_criterion(criterion) for criterion in self.criteria]
        return outside + (max(inside, default=0) if self.one_criterion else sum(inside))

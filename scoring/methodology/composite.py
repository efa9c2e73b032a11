"""Methodologies side by side, with the sum of their points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from scoring.methodology.assessment import Assessment, Criterion, Day
from scoring.methodology.indicators import Indicator, Measured, Pairwise, Share
from scoring.methodology.ladder import Ladder
from scoring.reading.mistakes import Mistake
from scoring.reading.strict_model import Id, PeriodKind, Source, StrictModel, Text, refuse_repeated


class Composite(StrictModel):
    kind: Literal["composite"]
    id: Id
    version: Text
    since: Day
    until: Day | None = None
    title: Text
    source: Source
    period: PeriodKind = "academic_year"
    notes: tuple[Text, ...] = ()
    parts: tuple[Id, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _parts_are_others(self) -> Self:
        refuse_repeated(self.parts, "part", ("parts",))
        if self.id in self.parts:
            at = ("parts", self.parts.index(self.id))
            raise Mistake("part_of_itself", at, id=self.id)
        return self


def composed(composite: Composite, parts: Sequence[Assessment]) -> Assessment:
    """One criterion a part, with the part's levels; indicators are named `<part>/<id>`.

    The sum has no level: nobody has printed a scale for it.
    """
    return Assessment(
        kind="assessment",
        id=composite.id,
        version=composite.version,
        since=composite.since,
        until=composite.until,
        title=composite.title,
        source=composite.source,
        period=composite.period,
        notes=composite.notes,
        ladders={name: ladder for part in parts for name, ladder in _ladders(part)},
        criteria=tuple(map(_criterion, parts)),
    )


def _criterion(part: Assessment) -> Criterion:
    return Criterion(
        id=part.id,
        title=part.title,
        source=part.source,
        levels=part.levels,
        indicators=tuple(_renamed(one, part.id) for one in part.all_indicators),
    )


def _renamed(indicator: Indicator, part: str) -> Indicator:
    new: dict[str, Any] = {"id": f"{part}/{indicator.id}"}
    if isinstance(indicator, Measured) and indicator.ladder:
        new["ladder"] = f"{part}/{indicator.ladder}"
    if isinstance(indicator, Pairwise):
        new["against"] = f"{part}/{indicator.against}"
    if isinstance(indicator, Share) and indicator.from_counts:
        new["from_counts"] = indicator.from_counts.within(part)
    return indicator.model_copy(update=new)


def _ladders(part: Assessment) -> Iterator[tuple[str, Ladder]]:
    return ((f"{part.id}/{name}", ladder) for name, ladder in part.ladders.items())

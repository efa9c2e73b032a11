"""The columns of an empty table that asks for all that a methodology needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Indicator, Survey, has_fraction, is_summed
from scoring.reading.tables.column_heads import Part


@dataclass(frozen=True)
class WantedColumn:
    indicator: Indicator
    part: Part

    @property
    def head(self) -> str:
        """As the reader knows it again, with words for whoever fills the table in."""
        if self.part == "value":
            return f"{self.indicator.id} {self.indicator.title}"
        words = getattr(self.indicator, self.part, self.indicator.title)
        return f"{self.indicator.id}.{self.part} {words}"


def wanted_columns(assessment: Assessment) -> Iterator[WantedColumn]:
    """What is summed from others is not asked for; of a share both numbers are."""
    for one in assessment.all_indicators:
        if is_summed(one):
            continue
        is_mean = isinstance(one, Survey) and one.from_answers.index is not None
        if has_fraction(one) and not is_mean:
            yield WantedColumn(one, "numerator")
            yield WantedColumn(one, "denominator")
        else:
            yield WantedColumn(one, "value")

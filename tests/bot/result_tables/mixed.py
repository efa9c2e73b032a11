"""Values in which everything happens: given, absent, not applicable, refused, known by percent."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import (
    Expert,
    Indicator,
    Points,
    Presence,
    has_fraction,
    is_summed,
)
from scoring.results.score import Scores, score
from scoring.results.values import Value, values_frame

TOWNS = ("Яр", "Бор", "Ёлкино", "Елань", "Дол", "Пусто")


def mixed(assessment: Assessment) -> Scores:
    """The last town gives nothing, the first everything."""
    values = list(_values(assessment, Random(2021)))
    return score(assessment, values_frame(assessment, values), TOWNS)


def _values(assessment: Assessment, random: Random) -> Iterator[Value]:
    for town in TOWNS[:-1]:
        for indicator in assessment.all_indicators:
            chance = 1.0 if town == TOWNS[0] else random.random()
            if is_summed(indicator) or 0.1 < chance < 0.2:
                continue
            if chance <= 0.1:
                yield Value(town, indicator.id, status="not_applicable")
            else:
                yield _given(town, indicator, random, odd=chance < 0.3)


def _given(town: str, indicator: Indicator, random: Random, *, odd: bool) -> Value:
    if has_fraction(indicator):
        whole = random.randint(1, 400)
        if odd:
            return Value(town, indicator.id, value=random.randint(0, 100))
        return Value(town, indicator.id, numerator=random.randint(0, whole), denominator=whole)
    most = 1 if isinstance(indicator, Presence) else 60
    if isinstance(indicator, Expert | Points):
        most = indicator.most or 3
    return Value(town, indicator.id, value=-1 if odd else random.randint(0, most))

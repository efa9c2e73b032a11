"""Indicators that come from questionnaires, computed from the counted answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import FromAnswers, Indicator, Share, Survey
from scoring.reading.mistakes import Mistake, Path, closest_or_any
from scoring.results.values import Value
from scoring.survey.questionnaire import Questionnaire
from scoring.survey.survey import ItemCounts, SurveyCounts


def answered_values(
    assessment: Assessment,
    questionnaire: Questionnaire,
    all_counts: Iterable[SurveyCounts],
) -> Iterator[Value]:
    """Values for the indicators that take theirs from this questionnaire.

    Whether a group is too small to be shown is for whoever publishes to decide; the result
    notes `small_n`.
    """
    fed = [(one, taken) for one in assessment.all_indicators if (taken := taken_from(one))]
    for counts in all_counts:
        for indicator, taken in fed:
            cell = counts.items.get(taken.key)
            if taken.questionnaire == questionnaire.id and cell and cell.base:
                numerator, denominator = _measured(taken, questionnaire, cell)
                yield Value(
                    counts.municipality,
                    indicator.id,
                    numerator=numerator,
                    denominator=denominator,
                )


def taken_from(indicator: Indicator) -> FromAnswers | None:
    return indicator.from_answers if isinstance(indicator, Share | Survey) else None


def _measured(
    taken: FromAnswers, questionnaire: Questionnaire, cell: ItemCounts
) -> tuple[int, int]:
    if taken.index is None:
        return sum(cell.options.get(option, 0) for option in taken.options), cell.base
    scale = next(one.scale for one in questionnaire.indices if one.id == taken.index)
    total = sum((Fraction(scale[option]) * n for option, n in cell.options.items()), Fraction(0))
    return total.numerator, total.denominator * cell.base


def misfit(taken: FromAnswers, questionnaire: Questionnaire, at: Path) -> Mistake | None:
    """What the questionnaire does not have, or what cannot be computed from it."""
    items = {key: item for item in questionnaire.items for key in item.keys}
    item = items.get(taken.key)
    if item is None:
        near = closest_or_any(taken.key, tuple(items))
        told = {"questionnaire": taken.questionnaire, "key": taken.key}
        return Mistake("answers_to_no_item", at, mend=near, **told)
    indices = [one.id for one in questionnaire.indices if one.item == item.id]
    if taken.index and taken.index not in indices:
        near = closest_or_any(taken.index, indices)
        return Mistake("answers_without_the_index", at, mend=near, item=item.id, index=taken.index)
    for option in sorted(set(taken.options) - set(item.choices)):
        near = closest_or_any(option, item.choices)
        return Mistake("no_option", at, mend=near, item=item.id, option=option)
    # One person may have chosen both, so their counts cannot be added.
    many = item.type == "several" and len(taken.options) > 1
    return Mistake("shares_not_to_be_added", at) if many else None

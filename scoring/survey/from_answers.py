"""Indicators that come from questionnaires, computed from the counted answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import FromAnswers, Indicator, Share, Survey
from scoring.reading.mistakes import Mistake, Path, closest_or_any
from scoring.results.values import Value
from scoring.survey.questionnaire import ClosedItem, SurveyRules
from scoring.survey.survey_counts import ItemCounts, SurveyCounts
from scoring.survey.survey_values import chosen_of, mean_on


def answered_values(
    assessment: Assessment,
    questionnaire: SurveyRules,
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


def _measured(taken: FromAnswers, rules: SurveyRules, cell: ItemCounts) -> tuple[int, int]:
    if taken.index is None:
        return chosen_of(taken.options, cell)
    return mean_on(next(one for one in rules.indices if one.id == taken.index), cell)


def misfit(
    taken: FromAnswers, rules: SurveyRules, at: Path, asked: Sequence[ClosedItem] | None
) -> Mistake | None:
    """What the questionnaire does not have, or what cannot be computed from it.

    Without the items that it asks, only an index that is not there is found.
    """
    if asked is None:
        return _without_index(taken, rules, taken.key.partition("/")[0], at)
    items = {key: item for item in asked for key in item.keys}
    if taken.key not in items:
        near = closest_or_any(taken.key, tuple(items))
        told = {"questionnaire": taken.questionnaire, "key": taken.key}
        return Mistake("answers_to_no_item", at, mend=near, **told)
    item = items[taken.key]
    return _without_index(taken, rules, item.id, at) or _without_option(taken, item, at)


def _without_index(taken: FromAnswers, rules: SurveyRules, item: str, at: Path) -> Mistake | None:
    indices = [one.id for one in rules.indices if one.item == item]
    if not taken.index or taken.index in indices:
        return None
    near = closest_or_any(taken.index, indices)
    return Mistake("answers_without_the_index", at, mend=near, item=item, index=taken.index)


def _without_option(taken: FromAnswers, item: ClosedItem, at: Path) -> Mistake | None:
    for option in sorted(set(taken.options) - set(item.choices)):
        near = closest_or_any(option, item.choices)
        return Mistake("no_option", at, mend=near, item=item.id, option=option)
    # One person may have chosen both, so their counts cannot be added.
    many = item.type == "several" and len(taken.options) > 1
    return Mistake("shares_not_to_be_added", at) if many else None

"""Columns of the table with one row for each of the assessed."""

from collections.abc import Iterator
from decimal import Decimal

from bot.result_tables.cells import (
    level_cell,
    notes_cell,
    nothing,
    points_cell,
    value_cell,
    yes_no,
)
from bot.result_tables.sheet import Cell, Column
from bot.texts.fluent import Texts
from bot.texts.numbers import number, percent
from scoring.methodology.assessment import Assessment, Criterion
from scoring.methodology.indicators import (
    Expert,
    Indicator,
    Points,
    has_fraction,
    is_percent,
    is_summed,
)
from scoring.results.criterion_result import CriterionResult
from scoring.results.result import SubjectResult
from scoring.results.target import target_of


def brings_points(assessment: Assessment) -> bool:
    return assessment.max_points > 0


def scored_criteria(assessment: Assessment) -> tuple[Criterion, ...]:
    return tuple(one for one in assessment.criteria if assessment.max_of_criterion(one))


def name_column(texts: Texts, assessment: Assessment) -> Column:
    head = texts("result-subject", assessed=assessment.assessed)
    return Column(head, lambda one: one.subject.name)


def result_columns(texts: Texts, assessment: Assessment) -> list[Column]:
    return [
        *_totals(texts, assessment),
        *(
            column
            for criterion in scored_criteria(assessment)
            for column in _criterion(texts, assessment, criterion)
        ),
        *(
            column
            for indicator in assessment.all_indicators
            for column in _indicator(texts, assessment, indicator)
        ),
    ]


def _totals(texts: Texts, assessment: Assessment) -> Iterator[Column]:
    scored = brings_points(assessment)
    if scored:
        yield Column(texts("cli-column-rank"), lambda one: one.rank)
    yield name_column(texts, assessment)
    yield from _points(texts) if scored else _counted(texts, assessment)
    if scored and assessment.levels:
        titles = assessment.level_titles
        yield Column(
            texts("cli-column-level"), lambda one: level_cell(texts, titles, one.possible_levels)
        )
    yield Column(texts("cli-column-notes"), lambda one: notes_cell(texts, one.notes))
    yield Column(texts("result-lacking"), lambda one: _numbered(one.missing))


def _numbered(ids: tuple[str, ...]) -> str:
    """With a sign before it: a spreadsheet would make a day of 2.10 that stands alone."""
    return f"№ {', '.join(ids)}" if ids else ""


def _points(texts: Texts) -> Iterator[Column]:
    yield Column(texts("cli-column-points"), lambda one: points_cell(texts, one))
    yield Column(texts("cli-column-max_points"), lambda one: one.max_points)
    yield Column(texts("cli-column-percent"), lambda one: _percent(texts, one))
    yield Column(texts("result-least"), lambda one: one.least)
    yield Column(texts("result-most"), lambda one: one.most)


def _percent(texts: Texts, one: SubjectResult) -> Decimal | None:
    return one.percent if nothing(texts, one) is None else None


def _counted(texts: Texts, assessment: Assessment) -> Iterator[Column]:
    yield Column(texts("result-given"), lambda one: counted(assessment, one)[0])
    yield Column(texts("result-asked"), lambda one: counted(assessment, one)[1])


def counted(assessment: Assessment, one: SubjectResult) -> tuple[int, int]:
    """How many indicators have a value, and how many were asked for and apply."""
    asked = [
        found.status
        for id, found in one.indicators.items()
        if found.status != "not_applicable" and not is_summed(assessment.indicator(id))
    ]
    return asked.count("given"), len(asked)


def _criterion(texts: Texts, assessment: Assessment, criterion: Criterion) -> Iterator[Column]:
    id, titles = criterion.id, assessment.level_titles

    def head(what: str) -> str:
        return f"{criterion_title(criterion)}: {texts(f'result-of-{what}')}"

    yield Column(head("points"), lambda one: points_cell(texts, one.criteria[id]))
    yield Column(head("max_points"), lambda one: one.criteria[id].max_points)
    yield Column(head("percent"), lambda one: _percent_of(texts, one.criteria[id]))
    if criterion.levels:
        yield Column(
            head("level"), lambda one: level_cell(texts, titles, one.criteria[id].possible_levels)
        )
        yield Column(head("notes"), lambda one: notes_cell(texts, one.criteria[id].notes))


def criterion_title(criterion: Criterion) -> str:
    """With its number; the part of a composite has a word for an id that says nothing more."""
    numbered = criterion.id[:1].isdigit()
    return f"{criterion.id} {criterion.title}" if numbered else criterion.title


def _percent_of(texts: Texts, one: CriterionResult) -> Decimal | None:
    return one.value if nothing(texts, one) is None else None


def _indicator(texts: Texts, assessment: Assessment, indicator: Indicator) -> Iterator[Column]:
    id = indicator.id
    yield Column(
        indicator_head(texts, indicator),
        lambda one: value_cell(texts, indicator, one.indicators[id]),
    )
    # What experts and commissions give are points already.
    if assessment.is_scored(indicator) and not isinstance(indicator, Expert | Points):
        points = f"{id} {texts('cli-column-points')}"
        yield Column(points, lambda one: one.indicators[id].points)
    target = target_of(indicator)
    if target is not None:
        reached = texts(
            "result-reached-target", id=id, target=target_words(texts, indicator, target)
        )
        yield Column(reached, lambda one: yes_no(texts, one.indicators[id].reached))


def target_words(texts: Texts, indicator: Indicator, target: Decimal) -> str:
    return (percent if is_percent(indicator) else number)(target, texts.language)


def indicator_head(texts: Texts, indicator: Indicator) -> str:
    return f"{indicator.id} {indicator.title}{', %' if is_percent(indicator) else ''}"


def number_columns(texts: Texts, assessment: Assessment) -> list[Column]:
    """What shares were divided from; only the names where nothing is."""
    return [
        name_column(texts, assessment),
        *(
            column
            for indicator in assessment.all_indicators
            if has_fraction(indicator)
            for column in _numbers(texts, indicator.id)
        ),
    ]


def _numbers(texts: Texts, id: str) -> Iterator[Column]:
    def numerator(one: SubjectResult) -> Cell:
        return one.indicators[id].numerator

    def denominator(one: SubjectResult) -> Cell:
        return one.indicators[id].denominator

    yield Column(f"{id} {texts('result-numerator')}", numerator)
    yield Column(f"{id} {texts('result-denominator')}", denominator)

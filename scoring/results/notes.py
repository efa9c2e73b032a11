"""Codes of what a reader must know beside a number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scoring.methodology.indicators import Share, Survey, has_fraction
from scoring.results.award import step_of
from scoring.results.faults import FAULTS
from scoring.results.score import TOTAL, Scores
from scoring.results.values import GIVEN, Grid

SMALL_N = 5


def indicator_notes(grid: Grid, row: int, column: int, value: Fraction | None) -> Iterator[str]:
    fault = FAULTS[grid.faults[row, column]]
    if fault:
        yield fault
    if grid.hanging[row, column]:
        yield "hanging"
    if value is None:
        return
    indicator = grid.assessment.all_indicators[column]
    if isinstance(indicator, Share | Survey) and value > 100:
        yield "over_100"
    if has_fraction(indicator) and not grid.weighted[row, column]:
        yield "percent_only"
    elif has_fraction(indicator) and grid.denominator[row, column] < SMALL_N:
        yield "small_n"
    yield from _ladder_notes(grid, row, column)


def _ladder_notes(grid: Grid, row: int, column: int) -> Iterator[str]:
    found = step_of(grid, row, column)
    if found is None:
        return
    ladder, step, _ = found
    if ladder.assumed:
        yield "assumed_ladder"
    if step.note:
        yield step.note


def total_notes(scores: Scores, row: int) -> Iterator[str]:
    if TOTAL in scores.places and scores.places[TOTAL].in_gap[row]:
        yield "gap"
    if scores.assessment.levels_from_region:
        yield "no_thresholds"
    if _is_reduced(scores, row):
        yield "reduced_maximum"
    if scores.assessment.one_criterion and len(_criteria_used(scores, row)) > 1:
        yield "several_criteria"


def _is_reduced(scores: Scores, row: int) -> bool:
    reduced = 0 < scores.total.whole[row] < scores.assessment.max_points
    return bool(reduced) and not scores.assessment.one_criterion


def _criteria_used(scores: Scores, row: int) -> list[str]:
    places, given = scores.assessment.places, scores.grid.status[row] == GIVEN
    return [
        criterion.id
        for criterion in scores.assessment.criteria
        if any(given[places[one.id]] for one in criterion.indicators)
    ]

"""Codes of what a reader must know beside a number."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scoring.methodology.assessment import Criterion
from scoring.methodology.indicators import Share, Survey, factor, has_fraction
from scoring.methodology.ladder import Ladder
from scoring.results.award import NO_STEP, steps_of
from scoring.results.faults import FAULTS
from scoring.results.score import TOTAL, Scores
from scoring.results.values import GIVEN, Flags, Grid, Numbers

SMALL_N = 5


def column_notes(grid: Grid, column: int) -> list[tuple[str, ...]]:
    """The notes of an indicator for each row; rows that are alike share theirs."""
    faults, steps = grid.faults[:, column], steps_of(grid, column)
    flags = list(_flags(grid, column))
    rows = list(zip(faults.tolist(), steps.tolist(), *(f.tolist() for _, f in flags), strict=True))
    codes = [code for code, _ in flags]
    ladder = grid.assessment.ladder_of(grid.assessment.all_indicators[column])
    known = {row: tuple(_notes(ladder, codes, *row)) for row in set(rows)}
    return [known[row] for row in rows]


def _notes(
    ladder: Ladder | None, codes: list[str], fault: int, step: int, *flags: bool
) -> Iterator[str]:
    if fault:
        yield FAULTS[fault]
    yield from (code for code, holds in zip(codes, flags, strict=True) if holds)
    if ladder is None or step == NO_STEP:
        return
    if ladder.assumed:
        yield "assumed_ladder"
    note = ladder.steps[step].note
    if note:
        yield note


def _flags(grid: Grid, column: int) -> Iterator[tuple[str, Flags]]:
    indicator = grid.assessment.all_indicators[column]
    numerator, denominator = grid.numerator[:, column], grid.denominator[:, column]
    given, weighted = grid.status[:, column] == GIVEN, grid.weighted[:, column]
    yield "hanging", grid.hanging[:, column]
    if isinstance(indicator, Share | Survey):
        yield "over_100", given & (factor(indicator) * numerator > 100 * denominator)
    if has_fraction(indicator):
        yield "percent_only", given & ~weighted
        yield "small_n", given & weighted & (denominator < SMALL_N)


def total_notes(scores: Scores) -> list[tuple[str, ...]]:
    """Of the total of each row, without those of its indicators."""
    everywhere = np.full(len(scores.complete), scores.assessment.levels_from_region)
    return _each(
        {
            "gap": in_gap(scores, TOTAL),
            "no_thresholds": everywhere,
            "reduced_maximum": _is_reduced(scores),
            "several_criteria": _has_several_criteria(scores),
        }
    )


def criterion_notes(scores: Scores, criterion: Criterion) -> list[tuple[str, ...]]:
    """`reduced_maximum` only where there is a scale, which speaks of the whole list."""
    id, full = criterion.id, scores.assessment.max_of_criterion(criterion)
    whole = scores.criteria[id].whole
    reduced = (whole > 0) & (whole < full) & (id in scores.places)
    return _each({"gap": in_gap(scores, id), "reduced_maximum": reduced})


def _each(flags: dict[str, Flags]) -> list[tuple[str, ...]]:
    rows = list(zip(*(found.tolist() for found in flags.values()), strict=True))
    known = {
        row: tuple(c for c, holds in zip(flags, row, strict=True) if holds) for row in set(rows)
    }
    return [known[row] for row in rows]


def in_gap(scores: Scores, id: str) -> Flags:
    if id not in scores.places:
        return np.zeros(len(scores.complete), np.bool_)
    return scores.places[id].in_gap


def _is_reduced(scores: Scores) -> Flags:
    whole: Numbers = scores.total.whole
    if scores.assessment.one_criterion:
        return np.zeros(len(whole), np.bool_)
    return (whole > 0) & (whole < scores.assessment.max_points)


def _has_several_criteria(scores: Scores) -> Flags:
    used = np.zeros(len(scores.complete), np.int64)
    if scores.assessment.one_criterion:
        given = scores.grid.status == GIVEN
        for criterion in scores.assessment.criteria:
            columns = [scores.assessment.places[one.id] for one in criterion.indicators]
            used += given[:, columns].any(axis=1)
    return used > 1

"""The results of a table for reading on the screen: one table below the other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from bot.cli.table import columns
from bot.result_tables.cells import level_cell, notes_cell, nothing, value_cell
from bot.result_tables.region_sheets import region_sheets
from bot.result_tables.sheet import Cell, Column, ResultSheet, by_subject
from bot.result_tables.subject_columns import (
    brings_points,
    counted,
    indicator_head,
    name_column,
    scored_criteria,
)
from bot.texts.fluent import Texts
from bot.texts.numbers import number, percent
from scoring.methodology.assessment import Assessment, Criterion
from scoring.results.criterion_result import CriterionResult
from scoring.results.region import region_result
from scoring.results.result import SubjectResult, results
from scoring.results.score import Scores

# Names of municipalities are some twenty letters long, and stand beside the title of an indicator.
ABREAST = 4


def told_results(texts: Texts, scores: Scores) -> str:
    assessment, found = scores.assessment, results(scores)
    summary = by_subject("results", list(_columns(texts, assessment)), found)
    sheets = [summary, *_criteria(texts, assessment, found)]
    if not brings_points(assessment):
        sheets += _values(texts, assessment, found)
    sheets += region_sheets(texts, assessment, region_result(scores))
    titles = {one.id: one.title for one in assessment.criteria}
    return "\n\n".join(_told(texts, one, titles) for one in sheets if one.rows) + "\n"


def _told(texts: Texts, sheet: ResultSheet, titles: Mapping[str, str]) -> str:
    rows = sheet.rows if any(sheet.head) else sheet.rows[1:]
    head = sheet.head if any(sheet.head) else sheet.rows[0]
    cells = [[_plain(texts, cell) for cell in row] for row in (head, *rows)]
    table = columns(cells[0], cells[1:])
    if sheet.key == "results":
        return table
    # Titles of criteria are far wider than what stands below them.
    legend = [f"{id} — {titles[id]}" for id in sheet.head[1:]] if sheet.key == "criteria" else []
    return "\n".join([texts(f"result-sheet-{sheet.key}"), table, *legend])


def _plain(texts: Texts, cell: Cell) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else number(cell, texts.language)


def _columns(texts: Texts, assessment: Assessment) -> Iterator[Column]:
    scored, titles = brings_points(assessment), assessment.level_titles
    if scored:
        yield Column(texts("cli-column-rank"), lambda one: one.rank)
    yield name_column(texts, assessment)
    if scored:
        yield Column(texts("cli-column-points"), lambda one: _points(texts, one))
        yield Column(texts("cli-column-percent"), lambda one: _percent(texts, one))
    else:
        yield Column(texts("result-given"), lambda one: "{} / {}".format(*counted(assessment, one)))
    if scored and assessment.levels:
        level = texts("cli-column-level")
        yield Column(level, lambda one: level_cell(texts, titles, one.possible_levels))
    yield Column(texts("cli-column-notes"), lambda one: _notes(texts, one))


def _points(texts: Texts, one: SubjectResult | CriterionResult) -> str:
    return nothing(texts, one) or f"{one.points} / {one.max_points}"


def _percent(texts: Texts, one: SubjectResult) -> str | None:
    if one.percent is None or nothing(texts, one):
        return None
    return percent(one.percent, texts.language)


def _notes(texts: Texts, one: SubjectResult) -> str:
    """With those of the parts, which have scales of their own."""
    notes = [notes_cell(texts, one.notes)] if one.notes else []
    notes += [
        f"{id}: {notes_cell(texts, part.notes)}" for id, part in one.criteria.items() if part.notes
    ]
    if one.missing:
        notes.append(texts("cli-score-missing", indicators=", ".join(one.missing)))
    return "; ".join(notes)


def _criteria(
    texts: Texts, assessment: Assessment, found: Sequence[SubjectResult]
) -> Iterator[ResultSheet]:
    criteria = scored_criteria(assessment)
    if criteria:
        parts = [_criterion(texts, assessment.level_titles, one) for one in criteria]
        yield by_subject("criteria", [name_column(texts, assessment), *parts], found)


def _criterion(texts: Texts, titles: Mapping[str, str], criterion: Criterion) -> Column:
    def cell(one: SubjectResult) -> str:
        own = one.criteria[criterion.id]
        level = "" if nothing(texts, own) else level_cell(texts, titles, own.possible_levels)
        return ", ".join(part for part in (_points(texts, own), level) if part)

    return Column(criterion.id, cell)


def _values(
    texts: Texts, assessment: Assessment, found: Sequence[SubjectResult]
) -> Iterator[ResultSheet]:
    """One row an indicator: there are more of them than fit beside each other."""
    left = iter(found)
    while some := list(islice(left, ABREAST)):
        head = (texts("result-head-id"), *(one.subject.name for one in some))
        rows = tuple(
            (
                indicator_head(texts, indicator),
                *(value_cell(texts, indicator, one.indicators[indicator.id]) for one in some),
            )
            for indicator in assessment.all_indicators
        )
        yield ResultSheet("values", head, rows)

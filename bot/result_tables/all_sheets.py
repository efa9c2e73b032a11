"""Everything that is computed, as tables: for each of the assessed and for the region."""

from bot.result_tables.region_sheets import region_sheets
from bot.result_tables.sheet import ResultSheet, by_subject
from bot.result_tables.subject_columns import number_columns, result_columns
from bot.texts.fluent import Texts
from scoring.results.region import region_result
from scoring.results.result import results
from scoring.results.score import Scores


def all_sheets(texts: Texts, scores: Scores) -> list[ResultSheet]:
    """The table of results first; tables without a row, or without a figure, are left out."""
    assessment, found = scores.assessment, results(scores)
    numbers = number_columns(texts, assessment)
    return [
        by_subject("results", result_columns(texts, assessment), found),
        *(sheet for sheet in region_sheets(texts, assessment, region_result(scores)) if sheet.rows),
        *([by_subject("numbers", numbers, found)] if len(numbers) > 1 and found else []),
    ]

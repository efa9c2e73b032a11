"""Single figures as cells: no value is not zero, and yes is not one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.result_tables.sheet import Cell
from bot.texts.fluent import Texts
from bot.texts.levels import level_words, note_words
from scoring.methodology.indicators import Indicator, Unit, unit
from scoring.results.criterion_result import CriterionResult
from scoring.results.indicator_result import IndicatorResult
from scoring.results.result import SubjectResult


def value_cell(texts: Texts, indicator: Indicator, result: IndicatorResult) -> Cell:
    """Empty where there is no value."""
    if result.status in ("not_applicable", "refused"):
        return texts(f"result-{result.status}")
    return None if result.value is None else in_unit(texts, unit(indicator), result.value)


def in_unit(texts: Texts, unit: Unit, value: Decimal) -> Cell:
    match unit:
        case "yes_no":
            return yes_no(texts, bool(value))
        case "whole":
            return int(value)
        case _:
            return value


def yes_no(texts: Texts, holds: bool | None) -> str | None:
    return None if holds is None else texts("result-yes" if holds else "result-no")


def points_cell(texts: Texts, result: SubjectResult | CriterionResult) -> Cell:
    """Words instead of the points of nothing."""
    absent = nothing(texts, result)
    return result.points if absent is None else absent


def nothing(texts: Texts, result: SubjectResult | CriterionResult) -> str | None:
    """Why there are no points at all; None where some indicator has a value."""
    if isinstance(result, CriterionResult):
        given, applies = bool(result.given), result.status != "not_applicable"
    else:
        statuses = {one.status for one in result.indicators.values()}
        given, applies = "given" in statuses, statuses != {"not_applicable"}
    if given:
        return None
    return texts("result-missing" if applies else "result-not_applicable")


def percent_cell(texts: Texts, percent: Decimal | None, absent: str | None) -> Cell:
    return percent if absent is None else None


def level_cell(texts: Texts, titles: Mapping[str, str], possible: Sequence[str]) -> str:
    return " / ".join(level_words(texts, one, titles) for one in possible)


def notes_cell(texts: Texts, notes: Sequence[str]) -> str:
    return "; ".join(note_words(texts, one) for one in notes)

"""The text of a cell into an exact number, as people write numbers in Russian tables."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from scoring.methodology.indicators import (
    Expert,
    Indicator,
    Points,
    Presence,
    TextList,
    has_fraction,
)
from scoring.reading.tables.workbook import NOT_COMPUTED
from scoring.results.values import LARGEST

DASHES = ("-", "–", "—", "−")
MISSING_WORDS = frozenset({"", *DASHES, "н/д", "нет данных", "n/d"})
NOT_APPLICABLE_WORDS = frozenset({"н/п", "не применимо", "неприменимо", "n/a", "not_applicable"})
YES = frozenset({"да", "есть", "+", "1", "yes", "true", "истина"})
NO = frozenset({"нет", *DASHES, "0", "no", "false", "ложь"})
SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
NUMBER = re.compile(r"[+-]?\d{1,400}(?:[.,]\d{1,400})?")
ERROR = re.compile(r"#[\w/]+[!?]?")
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d{2}-\d{2}(?: .*)?")


class BadCell(Exception):
    """`fault` is a code; `limit` and `candidates` what it was measured against."""

    def __init__(
        self, fault: str, limit: int | None = None, candidates: tuple[str, ...] = ()
    ) -> None:
        super().__init__(fault)
        self.fault, self.limit, self.candidates = fault, limit, candidates


def is_missing(text: str) -> bool:
    return text.lower() in MISSING_WORDS


def is_not_applicable(text: str) -> bool:
    return text.lower() in NOT_APPLICABLE_WORDS


def is_formula_error(text: str) -> bool:
    return bool(ERROR.fullmatch(text))


def refuse_formula_error(text: str) -> None:
    """Raises BadCell."""
    if is_formula_error(text):
        raise BadCell("formula_not_computed" if text == NOT_COMPUTED else "formula_error")


def cell_value(text: str, indicator: Indicator) -> Fraction:
    """The value of an indicator, in percent for a share. Raises BadCell."""
    refuse_formula_error(text)
    match indicator:
        case Presence():
            return _yes_no(text)
        case TextList():
            return Fraction(len([line for line in re.split(r"[;\n]", text) if line.strip()]))
        case Expert(most=most) | Points(most=int(most)):
            value = whole(text)
            if value > most:
                raise BadCell("out_of_range", most)
            return Fraction(value)
        case _:
            divided = has_fraction(indicator)
            return number(text.removesuffix("%")) if divided else Fraction(whole(text))


def _yes_no(text: str) -> Fraction:
    word = text.lower()
    if word in YES or word in NO:
        return Fraction(int(word in YES))
    raise BadCell("not_yes_no")


@lru_cache(maxsize=4096)
def number(text: str) -> Fraction:
    """At least 0; spaces between thousands, a decimal comma or point. Raises BadCell."""
    refuse_formula_error(text)
    if DATE.fullmatch(text):
        raise BadCell("date")
    plain = SPACES.sub("", text).replace("−", "-")
    if not NUMBER.fullmatch(plain):
        raise BadCell("not_a_number")
    value = Fraction(plain.replace(",", "."))
    if value < 0:
        raise BadCell("negative")
    if value > LARGEST:
        raise BadCell("too_large", LARGEST)
    return value


def whole(text: str) -> int:
    """Raises BadCell."""
    value = number(text)
    if value.denominator != 1:
        raise BadCell("not_whole")
    return int(value)

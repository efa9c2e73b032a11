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
    Ratio,
    TextList,
    has_fraction,
    is_percent,
)
from scoring.reading.files.workbook_marks import NOT_COMPUTED
from scoring.results.values import LARGEST

DASHES = ("-", "–", "—", "−")
MISSING_WORDS = frozenset({"", *DASHES, "н/д", "нет данных", "n/d"})
NOT_APPLICABLE_WORDS = frozenset({"н/п", "не применимо", "неприменимо", "n/a", "not_applicable"})
YES = frozenset({"да", "есть", "+", "1", "yes", "true", "истина"})
NO = frozenset({"нет", *DASHES, "0", "no", "false", "ложь"})
NOTHING = NO | {"отсутствуют", "отсутствует", "не было"}
_SPACE = "[ \t\u00a0\u2007\u2009\u202f]"
SPACES = re.compile(_SPACE)
_WHOLE = rf"(?:\d{{1,400}}|[1-9]\d{{0,2}}(?:{_SPACE}+\d{{3}}){{1,130}})"
NUMBER = re.compile(rf"[+-]?{_WHOLE}(?:[.,]\d{{1,400}})?")
SPACED = re.compile(r"[+-]?\d+(?:\s+\d+)+(?:[.,]\d+)?")
# Shorter ones are surely no more than LARGEST.
SURE_DIGITS = len(str(LARGEST)) - 1
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
    return text.startswith("#") and bool(ERROR.fullmatch(text))


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
            return _entries(text)
        case Expert(most=most) | Points(most=int(most)):
            value = whole(text)
            if value > most:
                raise BadCell("out_of_range", most)
            return Fraction(value)
        case _:
            return _divided(text, indicator) if has_fraction(indicator) else Fraction(whole(text))


def _divided(text: str, indicator: Indicator) -> Fraction:
    """A percent sign says nothing that can be read in a mean, or per a thousand."""
    if is_percent(indicator) or (isinstance(indicator, Ratio) and indicator.per == 100):
        return number(text.removesuffix("%").rstrip())
    return number(text)


def _entries(text: str) -> Fraction:
    """A number alone may be how many there are, or the one that there is."""
    if text.lower() in NOTHING:
        return Fraction(0)
    if NUMBER.fullmatch(text):
        raise BadCell("number_for_list")
    return Fraction(len([line for line in re.split(r"[;\n]", text) if line.strip()]))


def may_be_part(text: str, indicator: Indicator) -> bool:
    """Whether it is 0.54 for 54 %, or 0.54 %: without its sign it may be either."""
    return is_percent(indicator) and not text.endswith("%")


def _yes_no(text: str) -> Fraction:
    word = text.lower()
    if word in YES or word in NO:
        return Fraction(int(word in YES))
    raise BadCell("not_yes_no")


@lru_cache(maxsize=4096)
def number(text: str) -> Fraction:
    """At least 0; a decimal comma or point, spaces only between groups of three. Raises BadCell.

    «5 10» is no 510, but two numbers in one cell or a slip.
    """
    refuse_formula_error(text)
    if DATE.fullmatch(text):
        raise BadCell("date")
    signed = text.replace("−", "-")
    if not NUMBER.fullmatch(signed):
        raise BadCell("odd_spaces" if SPACED.fullmatch(signed) else "not_a_number")
    value = Fraction(SPACES.sub("", signed).replace(",", "."))
    if value < 0:
        raise BadCell("negative")
    if value > LARGEST:
        raise BadCell("too_large", LARGEST)
    return value


def is_plain(text: str) -> bool:
    """A whole number in which nothing can be amiss, as most cells are."""
    return len(text) <= SURE_DIGITS and text.isascii() and text.isdigit()


def whole(text: str) -> int:
    """Raises BadCell."""
    if is_plain(text):
        return int(text)
    value = number(text)
    if value.denominator != 1:
        raise BadCell("not_whole")
    return int(value)

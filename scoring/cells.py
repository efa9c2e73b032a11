"""The text of a cell into an exact number, as people write numbers in Russian tables."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from scoring.indicators import Expert, Indicator, Points, Presence, TextList, has_fraction
from scoring.sheets import FORMULA_ERROR
from scoring.values import LARGEST

DASHES = ("-", "–", "—", "−")
MISSING_WORDS = frozenset({"", *DASHES, "н/д", "нет данных", "n/d"})
NOT_APPLICABLE_WORDS = frozenset({"н/п", "не применимо", "неприменимо", "n/a", "not_applicable"})
YES = frozenset({"да", "есть", "+", "1", "yes", "true", "истина"})
NO = frozenset({"нет", *DASHES, "0", "no", "false", "ложь"})
SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
NUMBER = re.compile(r"[+-]?\d{1,30}(?:[.,]\d{1,30})?")
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d{2}-\d{2}(?: .*)?")


class BadCell(Exception):
    """`fault` is a code; `limit` the number that it was measured against."""

    def __init__(self, fault: str, limit: int | None = None) -> None:
        super().__init__(fault)
        self.fault, self.limit = fault, limit


def is_missing(text: str) -> bool:
    return text.lower() in MISSING_WORDS


def is_not_applicable(text: str) -> bool:
    return text.lower() in NOT_APPLICABLE_WORDS


def cell_value(text: str, indicator: Indicator) -> Fraction:
    """The value of an indicator, in percent for a share. Raises BadCell."""
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
    if text.startswith("#") or text == FORMULA_ERROR:
        raise BadCell("formula_error")
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

"""Numbers and ranges in words: «5–9», «до 25», «30 и больше», «от двух до трёх лет»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from bot.interview.reading.figures.number_words import NUMBER_WORDS, TENS_AND_ONES, as_digits
from bot.interview.reading.wording import normal, word_set

_MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Range:
    """From `low` to `high`; None is no limit. Months count as parts of a year.

    `loose`: the upper end, as in «до 25», belongs to it where no other range of the list has it.
    """

    low: Fraction | None
    high: Fraction | None
    low_in: bool = True
    high_in: bool = True
    loose: bool = False
    months: bool = False

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def has(self, number: Fraction) -> bool:
        above = self.low is None or number > self.low or (self.low_in and number == self.low)
        below = self.high is None or number < self.high or (self.high_in and number == self.high)
        return above and below

    def within(self, other: Range) -> bool:
        return self._begins_within(other) and self._ends_within(other)

    def _begins_within(self, other: Range) -> bool:
        if self.low is None or other.low is None:
            return other.low is None
        return self.low > other.low or (self.low == other.low and (other.low_in or not self.low_in))

    def _ends_within(self, other: Range) -> bool:
        if self.high is None or other.high is None:
            return other.high is None
        return self.high < other.high or (
            self.high == other.high and (other.high_in or not self.high_in)
        )

    def meets(self, other: Range) -> bool:
        return not (self._lies_below(other) or other._lies_below(self))

    def _lies_below(self, other: Range) -> bool:
        if self.high is None or other.low is None:
            return False
        shared = self.high_in and other.low_in
        return self.high < other.low or (self.high == other.low and not shared)


# What the words between the numbers mean, each as one letter.
_SIGNS = {
    "M": "больше более старше выше свыше дольше over more older above longer upwards up +",
    "L": "меньше менее младше моложе ниже under below less fewer younger shorter",
    "T": "до по to till",
    "F": "от с со from between",
    "A": "и или но чем а or and but than",
    "X": "не no not",
    "I": "включительно inclusive",
    "-": "-",
}
_SIGN_OF = {word: sign for sign, words in _SIGNS.items() for word in words.split()}
_PHRASES = {"at least": "no less", "at most": "no more", "up to": "to", "half a year": "полгода"}
_BEFORE = word_set("мне уже ровно стаж возраст у меня i am have for a an")
_TOKEN = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,3})?|[a-zа-я]+|[-+%]|[^\s,.;:!()«»\"'/]")
_THOUSANDS = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")
_PER_CENT = "%"
_MOST_OTHER_WORDS = 4

# The shape of the signs, with N for a number; both ends, whether each belongs to the range.
_SHAPES = tuple(
    (re.compile(shape), ends)
    for shape, ends in (
        (r"N", "[]"),
        (r"N-NI?|F?NTNI?|FNAN", "[]"),
        (r"LA?N", "<)"),
        (r"TN", "<~"),
        (r"TNI|XMA?NI?|NA?L", "<]"),
        (r"MA?N", "(>"),
        (r"NA?M|FN|FNA?M|XLA?N", "[>"),
        (r"NA?MA?A?LA?N", "[)"),
        (r"MA?NA?LA?N", "()"),
        (r"MA?NTN", "(]"),
    )
)


def range_said(text: str) -> Range | None:
    """None for words that are not wholly a number or a range."""
    signs, numbers, months = _signs(text)
    for shape, ends in _SHAPES:
        if shape.fullmatch(signs):
            return _between(numbers, ends, months=months)
    return None


def _between(numbers: list[Fraction], ends: str, *, months: bool) -> Range | None:
    low = None if ends[0] == "<" else numbers[0]
    high = None if ends[1] == ">" else numbers[-1]
    if low is not None and high is not None and low > high:
        return None
    return Range(low, high, ends[0] == "[", ends[1] == "]", ends[1] == "~", months)


def _signs(text: str) -> tuple[str, list[Fraction], bool]:
    """One letter for each number and each word that counts, the numbers, and if months are meant.

    A word that is unknown makes «?», unless it says what is counted.
    """
    signs, months, others = "", False, 0
    numbers: list[Fraction] = []
    tokens = list(_tokens(text))
    for at, token in enumerate(tokens):
        if isinstance(token, Fraction):
            unit = tokens[at + 1] if at + 1 < len(tokens) else ""
            in_months = isinstance(unit, str) and unit.startswith(("мес", "month"))
            months = months or in_months
            number = token / _MONTHS_IN_A_YEAR if in_months else token
            if in_months and at > 1 and signs.endswith("N"):
                numbers[-1] += number  # «10 лет 6 месяцев»
            else:
                signs, numbers = f"{signs}N", [*numbers, number]
        elif token in _SIGN_OF:
            signs += _SIGN_OF[token]
        elif not (token.isalpha() or token in _PER_CENT):
            signs += "?"
        elif signs:
            others += 1
        elif token not in _BEFORE:
            signs += "?"
    return (signs if others <= _MOST_OTHER_WORDS else "?"), numbers, months


def _tokens(text: str) -> Iterator[Fraction | str]:
    said = _THOUSANDS.sub("", _ASIDE.sub("", normal(text)))
    for phrase, plain in _PHRASES.items():
        said = said.replace(phrase, plain)
    said = TENS_AND_ONES.sub(as_digits, said)
    before: Fraction | str = ""
    for word in _TOKEN.findall(said):
        for token in _read(word, before):
            yield token
            before = token


def _read(word: str, before: Fraction | str) -> Iterator[Fraction | str]:
    if word[0].isdecimal():
        yield Fraction(word.replace(",", "."))
    elif word in NUMBER_WORDS:
        yield Fraction(NUMBER_WORDS[word])
    elif word in {"полгода", "полугода"}:
        yield Fraction(1, 2)
    elif word in {"полтора", "полутора"}:
        yield Fraction(3, 2)
    elif word in {"год", "года", "году", "year"} and not isinstance(before, Fraction):
        # «Меньше года» is less than one.
        yield Fraction(1)
    else:
        yield word

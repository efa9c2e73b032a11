"""Numbers and ranges in words: «5–9», «до 25», «30 и больше», «от двух до трёх лет»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from bot.interview.reading.figures.number_words import NUMBER_WORDS, TENS_AND_ONES, as_digits
from bot.interview.reading.wording import bare, normal, word_set

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


Token: TypeAlias = Fraction | str


def _signs(text: str) -> tuple[str, list[Fraction], bool]:
    """One letter for each number and each word that counts, the numbers, and if months are meant.

    A word that is unknown makes «?», unless it says what is counted.
    """
    tokens = [*_tokens(text)]
    months = _in_months(tokens)
    signs, numbers = "", list[Fraction]()
    for token, in_months in zip(tokens, months, strict=True):
        sign = _sign(token, first=not signs)
        number = token / _MONTHS_IN_A_YEAR if isinstance(token, Fraction) and in_months else token
        if in_months and signs.endswith("N") and sign == "N":
            numbers[-1] += Fraction(number)  # «10 лет 6 месяцев»
        else:
            signs += sign
            numbers += [number] if isinstance(number, Fraction) else []
    others = sum(_sign(token, first=False) == "" for token in tokens)
    return (signs if others <= _MOST_OTHER_WORDS else "?"), numbers, any(months)


def _sign(token: Token, *, first: bool) -> str:
    if isinstance(token, Fraction):
        return "N"
    if token in _SIGN_OF:
        return _SIGN_OF[token]
    if not (token.isalpha() or token in _PER_CENT):
        return "?"
    return "?" if first and token not in _BEFORE else ""


def _in_months(tokens: Sequence[Token]) -> list[bool]:
    """For each token; «6–12 месяцев» says it once for both."""
    months, unit_is_month = [False] * len(tokens), False
    for at in reversed(range(len(tokens))):
        token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else ""
        if isinstance(token, Fraction):
            if isinstance(after, str) and after.isalpha() and after not in _SIGN_OF:
                unit_is_month = after.startswith(("мес", "month"))
            months[at] = unit_is_month
    return months


def _tokens(text: str) -> Iterator[Token]:
    said = _THOUSANDS.sub("", _ASIDE.sub("", normal(text)))
    for phrase, plain in _PHRASES.items():
        said = said.replace(phrase, plain)
    said = TENS_AND_ONES.sub(as_digits, said)
    before: Token = ""
    for word in _TOKEN.findall(said):
        for token in _read(word, before):
            yield token
            before = token


def _read(word: str, before: Token) -> Iterator[Token]:
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


_NONE_AT_ALL = frozenset(("нет", "ни одного", "ни одной", "ни разу", "none", "never", "not once"))


def ranges_among(labels: Mapping[str, Sequence[str]]) -> dict[str, Range]:
    """By option, of those whose label in some language is a number or a range.

    Empty where only one is. Beside two, «нет» is nought.
    """
    said = {id: found for id, versions in labels.items() if (found := _first(versions))}
    if len(said) < 2:
        return {}
    nought = Range(Fraction(0), Fraction(0))
    none = [id for id, versions in labels.items() if bare(versions[0]) in _NONE_AT_ALL]
    return dict.fromkeys(none, nought) | said


def _first(versions: Sequence[str]) -> Range | None:
    return next((found for label in versions if (found := range_said(label))), None)

"""Lists whose labels hold numbers: there a number is a quantity before it is a place.

A number that is the place of one option and the value of another is read as the value where all
labels with numbers are ranges and the value is not far out in an open one («2» of «Младше 25»).
The author can decide with `quantity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from bot.interview.instrument import Matrix, Several, Single, YesNo
from bot.interview.reading.figures.ranges import Range
from bot.interview.reading.labels import containing

Choice = Single | Several | Matrix | YesNo


def ranges_of(item: Choice) -> Mapping[str, Range]:
    return {} if isinstance(item, YesNo) else item.ranges


def holding(number: Fraction, ranges: Mapping[str, Range]) -> list[str]:
    """The options for the number; for one between two whole ones, those for its full part."""
    for value in (number, Fraction(int(number))):
        held = [id for id, one in ranges.items() if one.has(value)]
        if not held:
            held = [id for id, one in ranges.items() if one.loose and one.high == value]
        if held:
            return held
    return []


def within(said: Range, ranges: Mapping[str, Range]) -> list[str]:
    """The one option that has all of the range, else those that have some of it."""
    whole = [id for id, one in ranges.items() if said.within(one)]
    same = [id for id in whole if ranges[id].within(said)]
    if len(same) == 1 or len(whole) == 1:
        return same or whole
    return [id for id, one in ranges.items() if said.meets(one)]


def plain_values(number: int, ranges: Mapping[str, Range]) -> Iterator[Fraction]:
    """What a number without a unit may be worth where labels count in years, in months or both."""
    months = {one.months for one in ranges.values()}
    if False in months:
        yield Fraction(number)
    if True in months:
        yield Fraction(number, 12)


def mentioning(number: int, item: Choice, ranges: Mapping[str, Range]) -> list[str]:
    """Options with the number in a label that is no range: «2-я категория»."""
    if isinstance(item, YesNo):
        return []
    others = [option for option in item.options if option.id not in ranges]
    return [option.id for option in containing(str(number), others)]


def decides(value: Fraction, id: str, item: Choice, ranges: Mapping[str, Range]) -> bool:
    """Whether the value of an option counts more than the place of another."""
    if isinstance(item, YesNo):
        return False
    if item.quantity is not None:
        return item.quantity
    unread = (one.label.ru for one in item.options if one.id not in ranges)
    if any(character.isdecimal() for label in unread for character in label):
        return False
    return not ranges[id].is_point and _is_likely(value, ranges[id], ranges)


def _is_likely(value: Fraction, within: Range, ranges: Mapping[str, Range]) -> bool:
    """An open range reaches as far down as the closed ones beside it are wide."""
    if within.low is not None or within.high is None:
        return True
    widths = [one.high - one.low for one in ranges.values() if one.low is not None and one.high]
    return not widths or value >= within.high - (max(widths) + 1)

"""Numbers as people write them: «12,5», «12 074», «1.000.000», «12 лет»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.interview.instrument import DecimalNumber, Item, WholeNumber
from bot.interview.reading.figures.bounds import within
from bot.interview.reading.wording import bare, normal, word_set
from bot.interview.refused import Refused

MOST_DIGITS = 15

_WITH_UNIT = re.compile(r"(-?[0-9][0-9 .,]*?)[.!]?(?: ?(%|[a-zа-я]+)(?: ([a-zа-я]+))?\.?)?")
_PLAIN = re.compile(r"(-?)([0-9]+)(?:[.,]([0-9]{1,6}))?")
_SPACED = re.compile(r"(-?)([0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]{1,6}))?")
_POINTED = re.compile(
    r"(-?)([1-9][0-9]{0,2}(?:(?:,[0-9]{3})+(?=\.[0-9])|(?:\.[0-9]{3})+(?=,[0-9])"
    r"|(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,}))(?:[.,]([0-9]{1,6}))?"
)
_TWO_READINGS = re.compile(r"(-?)([1-9][0-9]{0,2})[.,]([0-9]{3})")
_SHARE = re.compile(r"%|процент|дол[яиюей]|percent|share")
_UNITS = word_set(
    "г лет год года чел человек человека человеку ч час часа часов раз раза шт штук штуки "
    "ед year years people person persons hour hours time times"
)
_STEM = 4


def whole_number(item: WholeNumber, text: str) -> int:
    """Raises Refused."""
    number = _number(item, text)
    if number != int(number):
        raise Refused("not_whole")
    return within(int(number), item.min, item.max)


def decimal_number(item: DecimalNumber, text: str) -> Decimal:
    """Raises Refused."""
    return within(_number(item, text), item.min, item.max)


def _number(item: Item, text: str) -> Decimal:
    said = normal(text)
    match = _WITH_UNIT.fullmatch(said)
    if match is None or not all(_is_unit(item, unit) for unit in match.groups()[1:] if unit):
        raise Refused("not_a_number")
    return number_said(match[1].strip())


def number_said(said: str) -> Decimal:
    """Raises Refused, also where three digits after the only separator leave two readings."""
    if match := _TWO_READINGS.fullmatch(said):
        sign, before, after = match.groups()
        raise Refused(
            "ambiguous_number",
            first=Decimal(f"{sign}{before}{after}"),
            second=_clear(Decimal(f"{sign}{before}.{after}")),
        )
    for form in (_PLAIN, _SPACED, _POINTED):
        if match := form.fullmatch(said):
            return _composed(*match.groups())
    raise Refused("not_a_number")


def _composed(sign: str, whole: str, fraction: str | None) -> Decimal:
    digits = re.sub(r"[ .,]", "", whole)
    if len(digits) > MOST_DIGITS:
        raise Refused("not_a_number")
    return Decimal(f"{sign}{digits}" + (f".{fraction}" if fraction else ""))


def _clear(number: Decimal) -> Decimal:
    """As it can be written without a second reading: never with three digits after the point."""
    if number == int(number):
        return Decimal(int(number))
    short = number.normalize()
    return Decimal(f"{short}0") if short == number and short.as_tuple().exponent == -3 else short


def _is_unit(item: Item, unit: str) -> bool:
    """A usual one, or a word of the question itself: «педагогов» where those are counted."""
    if unit == "%":
        return any(_SHARE.search(normal(title)) for title in item.title.versions)
    return unit in _UNITS or unit[:_STEM] in _stems(item)


def _stems(item: Item) -> Iterator[str]:
    return (
        word[:_STEM]
        for title in item.title.versions
        for word in bare(title).split()
        if len(word) >= _STEM
    )

"""Years as people write them: «2023 г.», «с 2023», «23», «в 23-м»."""

from __future__ import annotations

import re
from datetime import date

from bot.interview.instrument import Year
from bot.interview.reading.figures.bounds import within
from bot.interview.reading.wording import normal, word_set
from bot.interview.refused import Refused

CENTURIES = (1900, 2000)

_ENDING = re.compile(r"(?<=[0-9])-?(?:й|м|ом|го|ем|ый|ий)\b")
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_APART = re.compile(r"[\s.,!)'’«»\"]*")
_AROUND = word_set(
    "в с год году года г окончил окончила закончил закончила выпуск выпуска in since from "
    "the year of class graduated"
)


def year_said(item: Year, text: str, today: date) -> int:
    """Of two digits where exactly one century fits the bounds. Raises Refused."""
    latest = today.year if item.max == "this_year" else item.max
    digits = _digits(_ENDING.sub("", normal(text)))
    if len(digits) == 4:
        return within(int(digits), item.min, latest)
    meant = [
        century + int(digits)
        for century in CENTURIES
        if len(digits) == 2 and item.min <= century + int(digits) <= latest
    ]
    if len(meant) > 1:
        raise Refused("ambiguous_year", first=meant[0], second=meant[1])
    if not meant:
        example = max(item.min, min(latest, today.year - 3))
        raise Refused("not_a_year", example=example)
    return meant[0]


def _digits(said: str) -> str:
    """Empty where there is not exactly one number, or more beside it than belongs to a year."""
    words = _WORD.findall(said)
    numbers = [word for word in words if word.isdecimal() and word.isascii()]
    others = [word for word in words if word not in numbers]
    clear = _APART.fullmatch(_WORD.sub("", said)) is not None
    return numbers[0] if clear and len(numbers) == 1 and set(others) <= _AROUND else ""

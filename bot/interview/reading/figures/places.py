"""The number of an option as its place in the list: «2», «№ 2», «2)», «второй вариант», 2️⃣."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.interview.reading.figures.number_words import NUMBER_WORDS
from bot.interview.reading.wording import normal


@dataclass(frozen=True)
class Place:
    """`plain`: nothing but a number, which may be meant as a quantity too. Counted from 1."""

    number: int
    plain: bool


_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
_TEN = "\N{KEYCAP TEN}"
_NAME = r"(?:вариант|пункт|ответ|номер|option|number|answer)"
_MARKED = re.compile(
    rf"(?:(?:{_NAME} ?)?(?:№|#)|{_NAME}|no\.|n) ?([0-9]{{1,3}})[.)]?"
    rf"|([0-9]{{1,3}})\)"
    rf"|([0-9]{{1,3}})(?:-?(?:й|ый|ий|я|ая|е|ое|st|nd|rd|th))? {_NAME}"
)
_PLAIN = re.compile(r"([0-9]{1,15})\.?")
_ORDINALS = (
    "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый",
    "first second third fourth fifth sixth seventh eighth ninth tenth",
)
_IN_ORDER = {word: n for words in _ORDINALS for n, word in enumerate(words.split(), start=1)}
_RANGE = re.compile(
    r"(?:(?:с|от|from) )?((?:№ ?)?[0-9]{1,3}\)?) ?(?:-|\.\.+|…|по|до|to) ?((?:№ ?)?[0-9]{1,3}[.)]?)"
)


def place_said(text: str) -> Place | None:
    said = normal(without_keycaps(text))
    if match := _PLAIN.fullmatch(said):
        return Place(int(match[1]), plain=True)
    if match := _MARKED.fullmatch(said):
        return Place(int(match[1] or match[2] or match[3]), plain=False)
    return _ordinal(said)


def _ordinal(said: str) -> Place | None:
    """Only beside the word for an option: «первая» alone may be the answer itself."""
    named = re.fullmatch(rf"{_NAME} (\w+)|(\w+) {_NAME}", said)
    number = named and (_number_of(named[1] or named[2]))
    return Place(number, plain=False) if number else None


def _number_of(word: str) -> int | None:
    return _IN_ORDER.get(word) or NUMBER_WORDS.get(word)


def places_between(text: str) -> range | None:
    """«1–3», «с 1 по 3»: every place from the first to the last."""
    match = _RANGE.fullmatch(normal(without_keycaps(text)))
    ends = match and [place_said(match[1]), place_said(match[2])]
    if not ends or ends[0] is None or ends[1] is None:
        return None
    first, last = ends[0].number, ends[1].number
    return range(first, last + 1) if first < last else None


def without_keycaps(text: str) -> str:
    """The digits in boxes as plain ones, each marked as a place."""
    return _KEYCAP.sub(r" №\1 ", text.replace(_TEN, " №10 "))

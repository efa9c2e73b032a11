"""What the texts above a column say of it: an indicator, and which of its numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Count, Indicator, Points, has_fraction
from scoring.reading.files.sheet import is_number
from scoring.reading.tables.names import indicator_called, indicator_names, may_be_other

Part = Literal["value", "numerator", "denominator"]
Read = tuple[str, Part]
Unclear = Literal["unknown_column", "open_column"]

_NUMERATOR = re.compile(r"\W*(?:числител\w*|numerator)\W*")
_DENOMINATOR = re.compile(r"\W*(?:знаменател\w*|denominator)\W*")
_VALUE = re.compile(
    r"\W*(?:значени[ея](?: показателя)?|показатель|балл\w*|оценка|факт\w*|value|points"
    r"|дол[яи]|процент\w*|в процентах|percent|share|%|да\W*нет|0\W*[–-]\W*\d)(?:\W+%)?\W*"
)
_AMOUNT = re.compile(r"\W*(?:кол(?:ичество|-во|\.)|число|численность|чел|человек|всего|ед|шт)\b.*")


class ColumnHeads:
    """How columns may be called in tables of a methodology."""

    def __init__(self, assessment: Assessment) -> None:
        self.names = indicator_names(assessment)
        self._assessment = assessment
        self._parts = _parts_by_title(assessment)

    def read(self, texts: Sequence[str]) -> Read | Unclear:
        """`texts` from above to below; the lowest that names an indicator counts."""
        for level in range(len(texts) - 1, -1, -1):
            read = self._one(texts[level])
            if isinstance(read, str):
                if read == "open_column":
                    return read
                continue
            return self._beneath(read, texts[level + 1 :])
        return "unknown_column"

    def names_any(self, text: str) -> bool:
        return not isinstance(self._one(text), str)

    def names_surely(self, text: str) -> bool:
        """By an id or a title, or by both; a title of a table may begin with a number too."""
        plain = " ".join(text.lower().split())
        id = indicator_called(plain, self.names)
        if id is None or plain in self.names:
            return id is not None
        title = self._assessment.indicator(id).title.lower()
        return plain.split(maxsplit=1)[1].strip(" .:") == title

    def may_be_other(self, text: str) -> bool:
        return is_number(text) and may_be_other(text, self._assessment.places)

    def _beneath(self, read: Read, below: Sequence[str]) -> Read | Unclear:
        id, part = read
        for text in below:
            found = part_called(text, self._assessment.indicator(id))
            if found is None or part not in ("value", found):
                return "open_column"
            part = found
        return id, part

    def _one(self, text: str) -> Read | Unclear:
        plain = " ".join(text.lower().split())
        dotted = self._dotted(plain)
        if dotted:
            return dotted
        id = self.names.get(plain)
        if id is not None:
            return "open_column" if self._is_open_title(plain, id) else (id, "value")
        if plain in self._parts:
            return self._parts[plain]
        id = indicator_called(plain, self.names)
        if id is not None:
            return self._with_words(id, plain.split(maxsplit=1)[1:])
        return self._part_first(plain)

    def _dotted(self, plain: str) -> Read | None:
        """`main.1.numerator`, perhaps with words behind it."""
        for text in (plain, plain.split(maxsplit=1)[0].rstrip(".:") if plain else ""):
            called, _, part = text.rpartition(".")
            id = self.names.get(called)
            if id is not None and part in ("numerator", "denominator"):
                divided = has_fraction(self._assessment.indicator(id))
                return (id, _part(part)) if divided else None
        return None

    def _with_words(self, id: str, words: Sequence[str]) -> Read | Unclear:
        indicator = self._assessment.indicator(id)
        rest = " ".join(words)
        if rest.strip(" .:") == indicator.title.lower():
            return id, "value"
        named = part_called(rest, indicator) if rest else "value"
        if named is not None:
            return id, named
        is_amount = has_fraction(indicator) and _AMOUNT.fullmatch(rest)
        mentions = _mentions(rest)
        if mentions is None:
            return "open_column" if is_amount else (id, "value")
        return (id, mentions) if has_fraction(indicator) and mentions != "value" else "open_column"

    def _part_first(self, plain: str) -> Read | Unclear:
        """«Числитель main.1», «Знаменатель (main.1)»."""
        first, _, rest = plain.partition(" ")
        id = self.names.get(rest.strip(" ().:,№«»"))
        if id is None or not has_fraction(self._assessment.indicator(id)):
            return "unknown_column"
        if _NUMERATOR.fullmatch(first):
            return id, "numerator"
        return (id, "denominator") if _DENOMINATOR.fullmatch(first) else "unknown_column"

    def _is_open_title(self, plain: str, id: str) -> bool:
        """Where a share is called like its numerator, its title may mean either."""
        indicator = self._assessment.indicator(id)
        return plain != id.lower() and plain == _titles(indicator).get("numerator")


def part_called(text: str, indicator: Indicator) -> Part | None:
    plain = " ".join(text.lower().split())
    titles = _titles(indicator)
    if has_fraction(indicator):
        if _NUMERATOR.fullmatch(plain) or plain == titles.get("numerator"):
            return "numerator"
        if _DENOMINATOR.fullmatch(plain) or plain == titles.get("denominator"):
            return "denominator"
    elif isinstance(indicator, Count | Points) and _AMOUNT.fullmatch(plain):
        return "value"
    is_value = _VALUE.fullmatch(plain) or plain == indicator.title.lower()
    return "value" if is_value else None


def is_part(text: str) -> bool:
    """Whether it says which number of an indicator stands below, and not of which."""
    plain = " ".join(text.lower().split())
    return any(one.fullmatch(plain) for one in (_NUMERATOR, _DENOMINATOR, _VALUE, _AMOUNT))


def is_half(text: str) -> bool:
    """A numerator or a denominator: no answer is called so."""
    plain = text.lower().strip()
    return bool(_NUMERATOR.fullmatch(plain) or _DENOMINATOR.fullmatch(plain))


def _mentions(rest: str) -> Part | None:
    """`value` where both are mentioned, which says nothing."""
    top, bottom = re.search("числител|numerator", rest), re.search("знаменател|denominator", rest)
    if top and bottom:
        return "value"
    return "numerator" if top else "denominator" if bottom else None


def _part(text: str) -> Part:
    return "numerator" if text == "numerator" else "denominator"


def _titles(indicator: Indicator) -> Mapping[str, str]:
    parts = {part: getattr(indicator, part, None) for part in ("numerator", "denominator")}
    return {part: title.lower() for part, title in parts.items() if isinstance(title, str)}


def _parts_by_title(assessment: Assessment) -> dict[str, Read]:
    """Titles of numerators and denominators that only one indicator has."""
    titled = [
        (title, one.id, _part(part))
        for one in assessment.all_indicators
        for part, title in _titles(one).items()
    ]
    held = Counter(title for title, _, _ in titled)
    held.update(one.title.lower() for one in assessment.all_indicators)
    return {title: (id, part) for title, id, part in titled if held[title] == 1}

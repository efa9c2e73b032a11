"""A typed list, part by part: «1, 3 и шумный класс», «с 1 по 3», «всё, кроме 2»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.interview.choose import own_words_option
from bot.interview.instrument import Option, Several
from bot.interview.reading.figures.places import place_said, places_between, without_keycaps
from bot.interview.reading.figures.quantities import ranges_of
from bot.interview.reading.labels import containing, denies_more, exactly, line_of, with_own_words
from bot.interview.reading.picks import Pick, picked
from bot.interview.reading.wording import bare, normal
from bot.interview.refused import Refused

_AND = r"(?:и|а также|and|плюс|plus)"
_BETWEEN = re.compile(
    rf"\s*(?:[;\n,&]|(?<=\d)\s*[/+]\s*(?=\d))\s*(?:{_AND}\s+)?"
    rf"|\s+(?:{_AND}|\+)\s+|(?<=\d)и(?=\d)",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[;\n]|$")
_EVERYTHING = re.compile(r"(?:вообще |абсолютно )?(?:все|all|everything)")
_ALL_OF_THEM = re.compile(
    r"(?:все (?:варианты|ответы|пункты|перечисленное|вышеперечисленное|перечисленные|сразу)"
    r"|all (?:options|of them|of the above|of these))"
)
_EXCEPT = re.compile(
    rf"(?:{_EVERYTHING.pattern}|{_ALL_OF_THEM.pattern}),?"
    r" (?:кроме|за исключением|but|except(?: for)?)"
    r"(?: (?:вариантов|варианта|пунктов|пункта|options?))? (.+)"
)

# More than any list has options; a longer one is no list, and is not looked at part by part.
MOST_PARTS = 100


@dataclass
class Parts:
    """What a list was found to hold, in its order; `rest` is what names no option."""

    options: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    unclear: list[tuple[str, Pick]] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def take(self, pick: Pick, said: str) -> None:
        if pick.asks:
            self.unclear.append((said, pick))
            return
        self.options += pick.options
        if pick.words is not None:
            self.words[pick.options[0]] = pick.words


def is_everything(text: str) -> bool:
    """«Всё» may also mean that there is no more to choose."""
    return bool(_EVERYTHING.fullmatch(bare(text)))


def parts_of(item: Several, text: str) -> Parts:
    """Raises Refused for a number that is no option's."""
    if _ALL_OF_THEM.fullmatch(bare(text)) or is_everything(text):
        return Parts(everything(item))
    if match := _EXCEPT.fullmatch(normal(without_keycaps(text))):
        return Parts(_without(item, match[1]))
    return _whole(item, text) or _List(item, text).parts()


def everything(item: Several) -> list[str]:
    """What can be chosen side by side, without «Другое», which says nothing of its own."""
    own = own_words_option(item)
    return [one.id for one in item.options if not one.exclusive and one.id != own]


def _without(item: Several, excluded: str) -> list[str]:
    parts = _whole(item, excluded) or _List(item, excluded).parts()
    if parts.unclear or parts.rest or parts.words:
        raise Refused("unknown_option", part=excluded)
    return [id for id in everything(item) if id not in parts.options]


def _whole(item: Several, text: str) -> Parts | None:
    """A text that names one option, commas and all."""
    parts = Parts()
    named = exactly(text, item.options)
    if place_said(text) is None and len(named) == 1:
        parts.take(Pick((named[0].id,)), text)
        return parts
    return None


class _List:
    def __init__(self, item: Several, text: str) -> None:
        self.item, self.text = item, without_keycaps(text)
        self.spans = list(_spans(self.text))
        labels = (label for option in item.options for label in option.label.versions)
        self.longest = max(len(list(_spans(label))) for label in labels)
        self.found = Parts()

    def parts(self) -> Parts:
        if len(self.spans) > MOST_PARTS:
            return Parts(rest=[self.text])
        at, unknown_from = 0, None
        while at < len(self.spans):
            after = self._taken_until(at)
            if after is None:
                unknown_from = at if unknown_from is None else unknown_from
                at += 1
                continue
            self._leave(unknown_from, at)
            at, unknown_from = after, None
        self._leave(unknown_from, at)
        return self.found

    def _leave(self, first: int | None, after: int) -> None:
        """Parts side by side that name nothing stay together as they were written."""
        if first is not None:
            self.found.rest.append(self._said(first, after))

    def _said(self, first: int, after: int) -> str:
        return self.text[self.spans[first][0] : self.spans[after - 1][1]]

    def _taken_until(self, at: int) -> int | None:
        """The longest label that begins here, else the part alone; None: it names no option."""
        return self._with_own_words(at) or self._label(at) or self._part(at)

    def _with_own_words(self, at: int) -> int | None:
        start = self.spans[at][0]
        end = _line_end(self.text, start)
        explained = with_own_words(self.text[start:end], self.item.options)
        if explained is None:
            return None
        self.found.take(Pick((explained[0].id,), words=explained[1]), "")
        return next((i for i, span in enumerate(self.spans) if span[0] >= end), len(self.spans))

    def _label(self, at: int) -> int | None:
        for after in range(min(at + self.longest, len(self.spans)), at + 1, -1):
            said = self._said(at, after)
            named = self._named(said)
            if len(named) == 1 and not denies_more(named[0], said):
                self.found.take(Pick((named[0].id,)), said)
                return after
        return None

    def _named(self, said: str) -> list[Option]:
        options = self.item.options
        if line := line_of(said, options):
            return [line]
        return exactly(said, options) or containing(said, options)

    def _part(self, at: int) -> int | None:
        said = self._said(at, at + 1)
        if (ids := _places(self.item, said)) is not None:
            self.found.options += ids
            return at + 1
        try:
            pick = picked(self.item, said)
        except Refused as refused:
            raise Refused(refused.code, part=said) from None
        if pick is None:
            return None
        self.found.take(pick, said)
        return at + 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each part of a list stands."""
    start = 0
    for match in _BETWEEN.finditer(text):
        yield from _stripped(text, start, match.start())
        start = match.end()
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if part.strip():
        before = len(part) - len(part.lstrip())
        yield start + before, start + before + len(part.strip())


def _line_end(text: str, start: int) -> int:
    match = _LINE_END.search(text, start)
    return match.start() if match else len(text)


def _places(item: Several, said: str) -> list[str] | None:
    """«1 3 5», «1–3», each a place; not where numbers are quantities."""
    if ranges_of(item):
        return None
    numbers: list[int] = []
    for word in [said] if places_between(said) else _numbers_apart(said):
        between, place = places_between(word), place_said(word)
        if between is None and place is None:
            return None
        numbers += between or ([place.number] if place else [])
    if len(numbers) < 2:
        return None
    for number in numbers:
        if not 1 <= number <= len(item.options):
            raise Refused("unknown_option", part=said)
    return [item.options[number - 1].id for number in numbers]


def _numbers_apart(said: str) -> list[str]:
    """«№ 1 № 3» and «1 - 3 5» as their single numbers and ranges."""
    return re.sub(r"(?<=№)\s+|(?<=\d)\s*-\s*(?=\d)", _joined, normal(said)).split()


def _joined(match: re.Match[str]) -> str:
    return "-" if "-" in match[0] else ""

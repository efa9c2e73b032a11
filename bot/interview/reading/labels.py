"""The options whose labels the words name, as a whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from bot.interview.instrument import Option
from bot.interview.reading.wording import bare, is_worded, word_set

_DENIALS = word_set("не нет ни без no not none never without")
_BEFORE_OWN_WORDS = re.compile(r"\s*:\s*|\s+[-–—]\s+")
_LINE = re.compile(r"\s*([0-9]{1,2})[.)]?\s+(\S.*)", re.DOTALL)
SHORTEST_BEGINNING = 3
# Labels are shorter; what stands further on in a long text names none.
LONGEST_LABEL = 150


def exactly(text: str, options: Sequence[Option]) -> list[Option]:
    said = bare(text)
    return _distinct(one for label, one in _labels(options) if said and label == said)


def containing(text: str, options: Sequence[Option]) -> list[Option]:
    """Those with the words side by side in the label, else with all of them somewhere."""
    said = bare(text)
    together = _distinct(
        one for label, one in _labels(options) if said and f" {said} " in f" {label} "
    )
    words = set(said.split())
    if together or len(words) < 2:
        return together
    return _distinct(one for label, one in _labels(options) if words <= set(label.split()))


def beginning(text: str, options: Sequence[Option]) -> list[Option]:
    """Those whose label begins with the letters, be it in the middle of a word."""
    said = bare(text)
    if len(said) < SHORTEST_BEGINNING:
        return []
    return _distinct(one for label, one in _labels(options) if label.startswith(said))


def denies_more(option: Option, text: str) -> bool:
    """Whether the label says «no» where the words do not: «нужно» is not «это не нужно»."""
    if _DENIALS & set(bare(text).split()):
        return False
    return all(_DENIALS & set(bare(label).split()) for label in option.label.versions)


def line_of(text: str, options: Sequence[Option]) -> Option | None:
    """«2. Мотивация учеников»: a line of the question with its number."""
    match = _LINE.fullmatch(text)
    place = int(match[1]) if match else 0
    if match and 1 <= place <= len(options) and options[place - 1] in exactly(match[2], options):
        return options[place - 1]
    return None


def with_own_words(text: str, options: Sequence[Option]) -> tuple[Option, str] | None:
    """«Другое: логопед»: an option that asks for words, with the words at once."""
    own = [option for option in options if option.asks_text]
    for match in _BEFORE_OWN_WORDS.finditer(text[:LONGEST_LABEL]):
        named, said = exactly(text[: match.start()], own), text[match.end() :]
        if named and is_worded(said):
            return named[0], said
    return None


def _labels(options: Sequence[Option]) -> Iterator[tuple[str, Option]]:
    return ((_bare_label(label), one) for one in options for label in one.label.versions)


# The same few labels at every text, where a list is compared part by part.
@lru_cache(maxsize=4_096)
def _bare_label(label: str) -> str:
    return bare(label)


def _distinct(options: Iterable[Option]) -> list[Option]:
    return list({option.id: option for option in options}.values())

"""Ways of reading a query, the surest first. Each tells the positions of those it may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.territories.spellings import Spellings
from bot.territories.spoken import Spoken

_MOST_WORDS = 4
_SHORTEST_BEGINNING = 3
_LETTERS_PER_SLIP = 5
_MOST_SLIPS = 3
_LIKE_ENOUGH = 65

Span = tuple[int, int]


def meant(said: Spoken, known: Sequence[Spellings]) -> list[int]:
    """By the surest reading that leads anywhere.

    «Канск район» calls the town by its name, and yet the district is meant: a reading that agrees
    with the word «район» goes before a surer one that does not.
    """
    sure = [_called(said, known), _begun(said, known)]
    for found in (*(_agreeing(said, known, one) for one in sure), *sure):
        if found:
            return found
    found = _misspelt(said, known) or _mentioned(said, known)
    return _agreeing(said, known, found) or found


def alike(said: Spoken, known: Sequence[Spellings]) -> list[int]:
    """Those that resemble the query, the likest first."""
    scores = {at: _likeness(said.glued, one) for at, one in enumerate(known)}
    return sorted((at for at in scores if scores[at] >= _LIKE_ENOUGH), key=lambda at: -scores[at])


def _agreeing(said: Spoken, known: Sequence[Spellings], found: list[int]) -> list[int]:
    return [at for at in found if said.sort and known[at].sort == said.sort]


def _called(said: Spoken, known: Sequence[Spellings]) -> list[int]:
    return [at for at, one in enumerate(known) if said.glued in one.forms]


def _begun(said: Spoken, known: Sequence[Spellings]) -> list[int]:
    start = said.glued
    if len(start) < _SHORTEST_BEGINNING:
        return []
    return [at for at, one in enumerate(known) if any(form.startswith(start) for form in one.forms)]


def _misspelt(said: Spoken, known: Sequence[Spellings]) -> list[int]:
    """Those with the fewest slips: a letter lost, added, mistaken, or two neighbours swapped."""
    slips = {at: list(_slips(said.glued, one)) for at, one in enumerate(known)}
    fewest = min((n for each in slips.values() for n in each), default=None)
    return [at for at, each in slips.items() if fewest in each]


def _slips(glued: str, one: Spellings) -> Iterator[int]:
    near = process.extract(
        glued, one.forms, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=None
    )
    for form, slips, _ in near:
        if slips <= min(len(glued), len(form)) // _LETTERS_PER_SLIP:
            yield int(slips)


def _mentioned(said: Spoken, known: Sequence[Spellings]) -> list[int]:
    """Among other words; inside «Северо-Енисейский» no «Енисейский» is mentioned."""
    spans = dict(_spans(said.words))
    hits = [{span for span, text in spans.items() if text in one.forms} for one in known]
    every = set[Span]().union(*hits)
    outermost = {span for span in every if not any(_inside(span, other) for other in every)}
    return [at for at, spans_hit in enumerate(hits) if spans_hit & outermost]


def _spans(words: tuple[str, ...]) -> Iterator[tuple[Span, str]]:
    for start in range(len(words)):
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            yield (start, end), "".join(words[start:end])


def _inside(inner: Span, outer: Span) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _likeness(glued: str, one: Spellings) -> float:
    """0 to 100."""
    best = process.extractOne(glued, one.forms, scorer=fuzz.ratio)
    return best[1] if best else 0.0

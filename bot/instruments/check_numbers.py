"""Whether a typed number can mean one option only, where the labels of a list hold numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from bot.interview.instrument import Listing, Option
from scoring.reading.mistakes import Mistake, Path

_NUMBER = re.compile(r"\b[0-9]+\b")


def number_mistakes(item: Listing, at: Path) -> Iterator[Mistake]:
    yield from _overlap_mistakes(item, at)
    if item.quantity is None:
        yield from _place_mistakes(item, at)
    if item.quantity:
        yield from _quantity_mistakes(item, at)


def _overlap_mistakes(item: Listing, at: Path) -> Iterator[Mistake]:
    """A bound that two ranges share belongs to both, unless one ends with «до»."""
    places = {option.id: i for i, option in enumerate(item.options)}
    for one, other in combinations(item.ranges, 2):
        if item.ranges[one].meets(item.ranges[other]):
            path = (*at, "options", max(places[one], places[other]), "label")
            first, second = _label(item, one), _label(item, other)
            yield Mistake("ranges_overlap", path, one=first, other=second)


def _place_mistakes(item: Listing, at: Path) -> Iterator[Mistake]:
    """A label with a single number that is the place of another option."""
    for i, option in enumerate(item.options):
        number = _single_number(item, option)
        if number is not None and number != i + 1 and 1 <= number <= len(item.options):
            label, other = option.label.ru, item.options[number - 1].label.ru
            path = (*at, "options", i, "label")
            yield Mistake("number_is_a_place", path, number=number, label=label, other=other)


def _single_number(item: Listing, option: Option) -> int | None:
    found = item.ranges.get(option.id)
    if found is not None and not found.is_point:
        return None
    numbers = _NUMBER.findall(option.label.ru)
    return int(numbers[0]) if len(numbers) == 1 and len(numbers[0]) < 4 else None


def _quantity_mistakes(item: Listing, at: Path) -> Iterator[Mistake]:
    if not item.ranges:
        yield Mistake("quantity_without_ranges", (*at, "quantity"), id=item.id)
        return
    for i, option in enumerate(item.options):
        if option.id not in item.ranges and _NUMBER.search(option.label.ru):
            yield Mistake("not_a_range", (*at, "options", i, "label"), label=option.label.ru)


def _label(item: Listing, id: str) -> str:
    return item.options_by_id[id].label.ru

"""Which option of a list is meant by words that mean one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.interview.instrument import Option, YesNo, options_of
from bot.interview.reading.figures.places import Place, place_said
from bot.interview.reading.figures.quantities import (
    Choice,
    decides,
    holding,
    mentioning,
    plain_values,
    ranges_of,
    within,
)
from bot.interview.reading.figures.ranges import range_said
from bot.interview.reading.labels import (
    beginning,
    containing,
    denies_more,
    exactly,
    line_of,
    with_own_words,
)
from bot.interview.reading.readings import Note, Reason
from bot.interview.reading.wording import is_worded
from bot.interview.reading.yes_no import short_yes_or_no, yes_or_no
from bot.interview.refused import Refused


@dataclass(frozen=True)
class Pick:
    """One option for sure, or with a reason to ask, one or several that may be meant.

    `words` are those that were written for the option at once.
    """

    options: tuple[str, ...]
    asks: Reason | None = None
    note: Note | None = None
    words: str | None = None


def picked(item: Choice, text: str) -> Pick | None:
    """None: the words name no option. Raises Refused for a number that is neither a place nor
    a quantity of the list.
    """
    options = options_of(item)
    if explained := with_own_words(text, options):
        return Pick((explained[0].id,), words=explained[1])
    if copied := line_of(text, options):
        return Pick((copied.id,))
    place = place_said(text)
    if place is not None:
        return _numbered(item, place)
    if named := exactly(text, options):
        return _one_of(named)
    return _by_range(item, text) or _by_words(item, text)


def _numbered(item: Choice, place: Place) -> Pick:
    options = options_of(item)
    there = options[place.number - 1].id if 1 <= place.number <= len(options) else None
    pick = _quantity(item, place.number, there) if place.plain else None
    if pick is not None:
        return pick
    if there is None:
        raise Refused("unknown_option")
    return Pick((there,))


def _quantity(item: Choice, number: int, there: str | None) -> Pick | None:
    """None: it is no value of any option, so it can only be a place."""
    rule = None if isinstance(item, YesNo) else item.quantity
    ranges = ranges_of(item)
    held = {id: value for value in plain_values(number, ranges) for id in holding(value, ranges)}
    values = [*held, *(mentioning(number, item, ranges) if rule is None else ())]
    if rule and not held:
        raise Refused("unknown_option")
    if not values:
        return None
    if len(values) == 1 and there in {None, values[0]}:
        return Pick((values[0],))
    if len(values) == 1 and held and decides(held[values[0]], values[0], item, ranges):
        return Pick((values[0],), note="by_quantity")
    meant = {*values, there}
    return Pick(
        tuple(one.id for one in options_of(item) if one.id in meant),
        "place_or_quantity" if there and there not in values else "which",
    )


def _by_range(item: Choice, text: str) -> Pick | None:
    """«7 лет», «5-9», «до 25»: said so that it can be no place."""
    ranges = ranges_of(item)
    said = range_said(text) if ranges else None
    if said is None:
        return None
    if said.is_point:
        assert said.low is not None
        meant = holding(Fraction(said.low), ranges)
    else:
        meant = within(said, ranges)
    if not meant:
        raise Refused("unknown_option")
    return Pick(tuple(meant), None if len(meant) == 1 else "which")


def _by_words(item: Choice, text: str) -> Pick | None:
    if isinstance(item, YesNo):
        return _answered(text)
    options = options_of(item)
    if not is_worded(text):
        return None
    if named := containing(text, options):
        # «Больше» alone says no number, though one label only has the word.
        sure = not denies_more(named[0], text) and named[0].id not in ranges_of(item)
        return _one_of(named, sure=sure)
    if begun := beginning(text, options):
        return _one_of(begun, sure=False)
    return _as_yes_or_no(text, options)


def _answered(text: str) -> Pick | None:
    said = yes_or_no(text) or short_yes_or_no(text)
    if said == "both":
        return Pick(("yes", "no"), "which")
    return said and Pick((said,))


def _as_yes_or_no(text: str, options: tuple[Option, ...]) -> Pick | None:
    """«Ага» where the labels say «Да»."""
    said = yes_or_no(text)
    wanted = {"yes": ("да",), "no": ("нет",), "both": ("да", "нет"), None: ()}[said]
    found = [one for word in wanted for one in exactly(word, options) or containing(word, options)]
    return _one_of(found, sure=said != "both") if found else None


def _one_of(options: list[Option], *, sure: bool = True) -> Pick:
    ids = tuple(option.id for option in options)
    return Pick(ids, None if sure and len(ids) == 1 else "which")

"""What a submitted sheet adds to the counters of distributions."""

from __future__ import annotations

from bot.interview.instrument import Instrument, Item, Matrix, options_of
from bot.interview.values import Answers, Value, chosen, is_given
from bot.interview.walk import open_step, standing

BASE = "*"


def closed_counts(instrument: Instrument, answers: Answers) -> list[tuple[str, str]]:
    """(key, option) for each choice made, and (key, BASE) for each closed item answered.

    The key is the item's id, and "item/row" for each row of a matrix. Nothing is counted for an
    item that was skipped, not asked or not finished.
    """
    return [
        count
        for id, value in standing(instrument, answers).items()
        for count in _counts(instrument.by_id[id], value)
    ]


def _counts(item: Item, value: Value) -> list[tuple[str, str]]:
    if not options_of(item) or not is_given(value) or open_step(item, value) is not None:
        return []
    return [(key, option) for key, row in _rows(item) for option in (BASE, *chosen(value, row))]


def keys_of(item: Item) -> list[str]:
    """Those under which it is counted; none where it has no options."""
    return [key for key, _ in _rows(item)] if options_of(item) else []


def _rows(item: Item) -> list[tuple[str, str | None]]:
    if isinstance(item, Matrix):
        return [(f"{item.id}/{row.id}", row.id) for row in item.rows]
    return [(item.id, None)]

"""What a text that was asked about becomes by the person's word on it."""

from __future__ import annotations

from bot.interview.choose import also_chosen, chosen_too, without
from bot.interview.instrument import Item, Several
from bot.interview.reading.readings import Asks
from bot.interview.refused import Refused
from bot.interview.values import Value, texts


def accepted(
    item: Item, old: Value | None, asks: Asks, candidate: str | None, row: str | None
) -> Value:
    """`candidate` None is «yes». Raises Refused for what was not asked."""
    if candidate is None and asks.value is not None:
        return asks.value
    if candidate is None or candidate not in asks.candidates:
        raise Refused("unknown_option")
    if not isinstance(item, Several):
        return chosen_too(item, old, candidate, row)
    if asks.reason == "words_or_option":
        old = _without_unexplained(item, old)
    return also_chosen(item, old, [*asks.known, candidate])


def _without_unexplained(item: Several, old: Value | None) -> Value | None:
    """The option whose words were asked was not meant."""
    for option in item.options:
        if option.asks_text and option.id not in texts(old):
            old = without(item, old, option.id)
    return old

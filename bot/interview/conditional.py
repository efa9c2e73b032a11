"""Items that not everybody is asked: others may know of whom they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.interview.conditions import AllOf, AnyOf, Check, Condition, Not, NumberOf
from bot.interview.counts import keys_of
from bot.interview.instrument import Instrument


def conditional_keys(instrument: Instrument) -> frozenset[str]:
    """The keys of their counters."""
    return frozenset(
        key for item in instrument.items if item.relevant is not None for key in keys_of(item)
    )


def looked_at(instrument: Instrument) -> Mapping[str, frozenset[str]]:
    """By each item under a condition: the items whose answers decide whether it is asked."""
    return {
        item.id: frozenset(_looked_at(item.relevant))
        for item in instrument.items
        if item.relevant is not None
    }


def _looked_at(condition: Condition) -> Iterator[str]:
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from _looked_at(part)
        case Not(not_=part):
            yield from _looked_at(part)
        case Check():
            yield condition.item
            operands = (condition.above, condition.at_least, condition.below, condition.at_most)
            yield from (other.item for other in operands if isinstance(other, NumberOf))

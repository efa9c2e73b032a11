from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from bot.interview.refused import Refused

Ordered = TypeVar("Ordered", int, Decimal, date)


def within(value: Ordered, low: Ordered | None, high: Ordered | None) -> Ordered:
    """Raises Refused with the limit that was passed."""
    if low is not None and value < low:
        raise Refused("below_minimum", limit=low)
    if high is not None and value > high:
        raise Refused("above_maximum", limit=high)
    return value

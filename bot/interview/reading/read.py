"""How a typed text is read at one item."""

from __future__ import annotations

from datetime import date

from bot.interview.instrument import Item
from bot.interview.reading.readings import Reading, Taken
from bot.interview.values import Value
from bot.interview.write import written


def read(
    item: Item,
    old: Value | None,
    text: str,
    today: date,
    *,
    row: str | None = None,
    text_for: str | None = None,
    reopened: bool = False,
) -> Reading:
    """`row` and `text_for` are what the screen asks; without them, what the item still lacks.

    `reopened` says that the person opened an answered question again and sees the answer there;
    else words that were written are never replaced without asking. Raises Refused.
    """
    return Taken(written(item, old, text, today, row=row, text_for=text_for))

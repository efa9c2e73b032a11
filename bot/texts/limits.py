"""What one message of a channel can hold."""

import re
from dataclasses import astuple, dataclass
from html import unescape

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Limits:
    """`text`, `label` and `alert` are characters, of HTML those that are seen; `data` is bytes.

    `alert` is what the answer to a press may say.
    """

    text: int
    buttons: int
    rows: int
    across: int
    label: int
    data: int
    alert: int


# The Bot API names no limit of rows or of a label: as many rows as buttons, and MAX's label.
TELEGRAM = Limits(text=4096, buttons=100, rows=100, across=8, label=128, data=64, alert=200)
# Of the alert it says nothing.
MAX = Limits(text=4000, buttons=210, rows=30, across=7, label=128, data=1024, alert=200)
STRICTEST = Limits(*map(min, astuple(TELEGRAM), astuple(MAX)))
"""Every screen is composed for it, so that it can be shown wherever the person is."""


def plain(text: str) -> str:
    """What is left of HTML when it is parsed."""
    return unescape(_TAG.sub("", text))


def visible(text: str) -> int:
    """How many characters of HTML are counted."""
    return len(plain(text))

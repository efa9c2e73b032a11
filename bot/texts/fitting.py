"""Cutting what is too long for a message: in words, in HTML, in buttons."""

import re
from html import escape
from itertools import accumulate

from bot.texts.limits import STRICTEST, Limits, plain, visible
from bot.texts.screen import Button, Screen

LONGEST_TITLE = 100
"""Of a campaign in a message: somebody recognises it by less, and a list must hold several."""
LONGEST_NAME = 60
LONGEST_LABEL = 60
"""Of a button: more is not seen on a telephone."""
ELLIPSIS = "…"

_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[\w-]+)[^>]*>|&#?\w+;|.", re.DOTALL)


def shortened(text: str, limit: int) -> str:
    """Plain text, in one line; spaces that do not break stay."""
    line = _SPACES.sub(" ", text).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def cut_html(text: str, limit: int) -> str:
    """At most so many characters that are seen; no tag is left open, no reference is torn."""
    if visible(text) <= limit:
        return text
    kept, is_open, room = [], list[str](), limit - len(ELLIPSIS)
    for token in _TOKEN.finditer(text):
        if token["tag"] is None:
            if room == 0:
                break
            room -= 1
        elif token["end"]:
            is_open.pop()
        else:
            is_open.append(token["tag"])
        kept.append(token[0])
    closing = "".join(f"</{tag}>" for tag in reversed(is_open))
    return "".join(kept).rstrip() + ELLIPSIS + closing


def title_words(title: str) -> str:
    """A campaign's title as HTML."""
    return escape(shortened(title, LONGEST_TITLE), quote=False)


def name_words(name: str) -> str:
    """The name of a place as HTML."""
    return escape(shortened(name, LONGEST_NAME), quote=False)


def alert_words(text: str, limits: Limits = STRICTEST) -> str:
    """HTML as the answer to a press shows it: plain and short."""
    return shortened(plain(text), limits.alert)


def fits(screen: Screen, limits: Limits) -> bool:
    # What is not even parsed yet is never shorter than what is seen of it.
    is_short = len(screen.text) <= limits.text or visible(screen.text) <= limits.text
    return (
        is_short
        and len(screen.rows) <= limits.rows
        and sum(map(len, screen.rows)) <= limits.buttons
        and all(len(row) <= limits.across for row in screen.rows)
        and all(len(button.label) <= limits.label for row in screen.rows for button in row)
    )


def fitted(screen: Screen, limits: Limits) -> Screen:
    """Itself where it fits. The last rows stay: there are the ways on and back."""
    if fits(screen, limits):
        return screen
    rows = [
        tuple(_labelled(button, limits.label) for button in row[start : start + limits.across])
        for row in screen.rows
        for start in range(0, len(row), limits.across)
    ]
    return Screen(cut_html(screen.text, limits.text), tuple(_last(rows, limits)))


def _labelled(button: Button, limit: int) -> Button:
    return button._replace(label=shortened(button.label, limit))


def _last(rows: list[tuple[Button, ...]], limits: Limits) -> list[tuple[Button, ...]]:
    sums = accumulate(len(row) for row in reversed(rows))
    most = sum(buttons <= limits.buttons for buttons in sums)
    return rows[-min(most, limits.rows) :]

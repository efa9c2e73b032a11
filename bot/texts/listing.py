"""A list that may be longer than a message: first what fits, then, if asked for, all in pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.texts.fitting import cut_html
from bot.texts.fluent import Texts
from bot.texts.limits import STRICTEST, visible
from bot.texts.screen import Button, Screen, below

ROOM = STRICTEST.text
MOST_LINES = (30, 20, 10, 5, 2)
"""Of each section in the first view, so that something of every section is seen."""
LONGEST_HEAD, LONGEST_LINE = 1_000, 500
_FOOT = 60
"""Characters for «… and 7 more», or for the number of the page."""

Turn = Callable[[int], str]
"""The data of a button that leads to this page."""


@dataclass(frozen=True)
class Section:
    """HTML, made by `section`. Without lines the head itself is what is listed."""

    head: str
    lines: tuple[str, ...] = ()


def section(head: str, lines: Iterable[str] = ()) -> Section:
    """No part of it is longer than a message has room for."""
    return Section(
        cut_html(head, LONGEST_HEAD), tuple(cut_html(line, LONGEST_LINE) for line in lines)
    )


@dataclass(frozen=True)
class Listing:
    """`rows` stand under the first view and under every page."""

    title: str
    sections: tuple[Section, ...]
    rows: tuple[tuple[Button, ...], ...] = ()


def first_view(texts: Texts, listing: Listing, turn: Turn) -> Screen:
    """With a button to all of it, where not all of it is shown."""
    whole = _joined(listing.title, ["\n".join((one.head, *one.lines)) for one in listing.sections])
    if visible(whole) <= ROOM:
        return Screen(whole, listing.rows)
    everything = [Button(texts("list-all"), turn(1))]
    return Screen(_cut(texts, listing), (*below(everything), *listing.rows))


def _cut(texts: Texts, listing: Listing) -> str:
    for most in MOST_LINES:
        blocks = [_capped(texts, one, most) for one in listing.sections]
        if visible(text := _joined(listing.title, blocks)) <= ROOM:
            return text
    room = ROOM - _FOOT - visible(listing.title)
    shown = _how_many_fit(blocks, room)
    return _joined(listing.title, [*blocks[:shown], texts("list-more", count=len(blocks) - shown)])


def _capped(texts: Texts, section: Section, most: int) -> str:
    more = len(section.lines) - most
    rest = [texts("list-more", count=more)] if more > 0 else []
    return "\n".join((section.head, *section.lines[:most], *rest))


def _how_many_fit(blocks: Sequence[str], room: int) -> int:
    for shown, block in enumerate(blocks):
        room -= visible(block) + len("\n\n")
        if room < 0:
            return shown
    return len(blocks)


def _joined(title: str, blocks: Sequence[str]) -> str:
    return "\n\n".join(part for part in (title, *blocks) if part)


def page_of(texts: Texts, listing: Listing, page: int, turn: Turn) -> Screen:
    """The first page where there is none such any more."""
    pages = pages_of(listing.title, listing.sections)
    page = page if 1 <= page <= len(pages) else 1
    arrows = [
        Button(arrow, turn(to))
        for arrow, to in (("◀", page - 1), ("▶", page + 1))
        if 1 <= to <= len(pages)
    ]
    text = pages[page - 1]
    if len(pages) > 1:
        text += f"\n\n{texts('list-page', page=page, pages=len(pages))}"
    return Screen(text, (*below(arrows), *listing.rows))


def pages_of(title: str, sections: Iterable[Section]) -> list[str]:
    """All of it, with the title on each page, and the head of a section wherever it goes on."""
    return list(_pages(title, sections))


def _pages(title: str, sections: Iterable[Section]) -> Iterator[str]:
    room, text = ROOM - _FOOT, title
    for one in sections:
        begun = _joined(text, [one.head])
        for line in one.lines or ("",):
            longer = f"{begun}\n{line}".rstrip()
            if text != title and visible(longer) > room:
                yield text
                longer = f"{_joined(title, [one.head])}\n{line}".rstrip()
            text = begun = longer
    yield text

"""What the reader of a workbook keeps to itself: formats, errors, formulas nobody computed.

Only cells that have one of these are looked at, by patterns over the XML: most sheets have none.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from scoring.reading.files.sheet import Unreadable

# As a formula's error would stand in the cell; Excel itself has none for this.
NOT_COMPUTED = "#FORMULA"
# The reader keeps every cell from the first to the last, about 40 bytes each.
MOST_CELLS = 16_000_000

_TAG = rb"<(?:\w+:)?"
_END = rb"</(?:\w+:)?"
_CELL = re.compile(_TAG + rb"c\b[^>]*>")
_ROW_OR_CELL = re.compile(_TAG + rb"(row|c)\b(?=([^>]*))")
_UNCOMPUTED = re.compile(
    rb"(?:%sf>|%sf\b[^>]*/>)\s*(?:%sv\s*/>|%sv>\s*%sv>)?\s*%sc>"
    % (_END, _TAG, _TAG, _TAG, _END, _END)
)
_VALUE = re.compile(rb"(?:(?!%sc>).)*?%sv>([^<]*)<" % (_END, _TAG), re.DOTALL)
_REFERENCE = re.compile(rb"""\br=["']([A-Za-z]+)(\d+)["']""")
_STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
_TYPE = re.compile(rb"""\bt=["'](\w+)["']""")
_FILLED = re.compile(rb"""\br=["']([A-Za-z]+)\d+["'][^>/]*>""")
_QUOTES = (b'"', b"'")


class Mark(NamedTuple):
    """At a cell, both counted from 0: its text, or how many decimals its number shows."""

    row: int
    column: int
    what: str | int


def marks(xml: bytes, decimals: Mapping[int, int]) -> Iterator[Mark]:
    """From the first row to the last; `xml` has references."""
    found = (_marked(xml, cell, decimals) for cell in _special(xml, decimals))
    return heapq.merge((mark for mark in found if mark is not None), _uncomputed(xml))


def _special(xml: bytes, decimals: Mapping[int, int]) -> Iterator[re.Match[bytes]]:
    """To look for what is not there at all is much faster than to look at each cell."""
    wanted = (b"t=%se%s", *(b"s=%%s%d%%s" % style for style in decimals))
    there = [one for each in wanted for quote in _QUOTES if (one := each % (quote, quote)) in xml]
    if not there:
        return iter(())
    return re.finditer(_TAG + rb"c\b(?=[^>]*\s(?:%s))[^>]*>" % b"|".join(there), xml)


def _marked(xml: bytes, cell: re.Match[bytes], decimals: Mapping[int, int]) -> Mark | None:
    where, style = _place(cell[0]), _STYLE.search(cell[0])
    if where is None:
        return None
    if _type(cell[0]) == b"e":
        text = _VALUE.match(xml, cell.end())
        return Mark(*where, text[1].decode(errors="replace") if text else "#N/A")
    shown = decimals.get(int(style[1])) if style else None
    return None if shown is None else Mark(*where, shown)


def _uncomputed(xml: bytes) -> Iterator[Mark]:
    """A formula whose result is an empty text has the type of a text."""
    if b"<f" not in xml and b":f" not in xml:
        return
    for end in _UNCOMPUTED.finditer(xml):
        cell = _last_tag(xml, b"c", end.start())
        where = _place(cell)
        if where is not None and _type(cell) in (b"", b"n"):
            yield Mark(*where, NOT_COMPUTED)


def _type(cell: bytes) -> bytes:
    found = _TYPE.search(cell)
    return found[1] if found else b""


def _place(cell: bytes) -> tuple[int, int] | None:
    found = _REFERENCE.search(cell)
    return (int(found[2]) - 1, _column(found[1])) if found else None


@lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def with_references(xml: bytes) -> bytes:
    """Some programs leave them out: then cells stand side by side, and rows below each other."""
    first = _CELL.search(xml)
    if first is None or _REFERENCE.search(first[0]):
        return xml
    row, column = 0, -1

    def named(tag: re.Match[bytes]) -> bytes:
        nonlocal row, column
        if tag[1] == b"row":
            given = re.search(rb"""\br=["'](\d+)["']""", tag[2])
            row, column = int(given[1]) if given else row + 1, -1
            return tag[0]
        column += 1
        return tag[0] + b' r="%s%d"' % (_letters(column), row)

    return _ROW_OR_CELL.sub(named, xml)


def _letters(column: int) -> bytes:
    name = b""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = b"%c" % (65 + rest) + name
    return name


def refuse_far_cells(xml: bytes) -> None:
    """Raises Unreadable where one cell far away would make a table of it that fits nowhere."""
    rows = _last_row(xml)
    if _are_columns_few(xml, rows):
        return
    columns = max(map(_last_column, xml.split(b"row>")))
    if rows * columns > MOST_CELLS:
        columns = max(map(_column, set(_FILLED.findall(xml))), default=0) + 1
    if rows * columns > MOST_CELLS:
        raise Unreadable("far_cell", found=f"{_letters(columns - 1).decode()}{rows}")


def _are_columns_few(xml: bytes, rows: int) -> bool:
    """Whether no name of a column has so many letters that there might be too many of them."""
    letters = next((n for n in (3, 2, 1) if rows * _column(b"Z" * n) < MOST_CELLS - rows), 0)
    return not re.search(rb"""r=["'][A-Za-z]{%d,}\d""" % (letters + 1), xml)


def _last_column(row: bytes) -> int:
    """How many columns a row has; empty cells count."""
    found = _REFERENCE.search(row, max(row.rfind(b"<c "), row.rfind(b":c "), 0))
    return _column(found[1]) + 1 if found else 0


def _last_row(xml: bytes) -> int:
    """Of a cell with something in it: empty ones may have a format down to the last row."""
    end = _last(xml, b"</c>", b":c>", len(xml))
    cell, row = (_last_tag(xml, name, end) for name in (b"c", b"row"))
    found = _REFERENCE.search(cell) or re.search(rb"""\br=["']()(\d+)["']""", row)
    return int(found[2]) if found else 0


def _last_tag(xml: bytes, name: bytes, end: int) -> bytes:
    begun = _last(xml, b"<%s " % name, b":%s " % name, end)
    return xml[begun : xml.find(b">", begun)] if begun >= 0 else b""


def _last(xml: bytes, plain: bytes, prefixed: bytes, end: int) -> int:
    found = xml.rfind(plain, 0, end)
    return max(found, xml.rfind(prefixed, max(found, 0), end))
